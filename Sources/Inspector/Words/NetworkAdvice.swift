import NotaryCore

/// What belongs to a failure beside its sentence: what was seen, and what to do.
struct NetworkAdvice {
  let failure: TrustFailure
  /// The server's URL, or that of a document there.
  let url: String
  let route: SourceRoute

  /// What was seen on the way, a line each; none for what is not of the network.
  var facts: [String] {
    guard failure.isOfNetwork else { return [] }
    return chainLines + routeLines + [Self.locality]
  }

  /// What another machine may meet.
  static let locality = "seen from this machine; the pod may differ"

  var remedies: [Remedy] {
    let first = Remedy(failure.remedy)
    guard failure.isOfNetwork, !isFromTokenService, route.address == nil,
      let service = ClusterService(url: url)
    else { return [first] }
    return [first, service.remedy]
  }

  private var isFromTokenService: Bool {
    if case .tokenService = failure { true } else { false }
  }

  /// The certificates that the server showed.
  private var chainLines: [String] {
    guard case .certificate(let failure) = failure.bare else { return [] }
    return failure.chain.enumerated().flatMap { index, certificate in
      let name = index == 0 ? "certificate" : "certificate \(index + 1)"
      return certificate.lines.enumerated().map { $0 == 0 ? "\(name): \($1)" : "  \($1)" }
    }
  }

  private var routeLines: [String] {
    var lines: [String] = []
    if let address = route.address { lines.append("connected to \(address), by --connect-to") }
    if let proxy = route.proxy {
      lines.append(
        "by the proxy \(VisibleText.of(proxy, limit: 120)); Connaisseur uses none for trust data")
    }
    return lines
  }
}
