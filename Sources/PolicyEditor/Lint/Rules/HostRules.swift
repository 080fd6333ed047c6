import NotaryCore

/// Where a validator of type notaryv1 looks for trust data.
enum HostRules {
  static func check(_ context: LintContext, _ findings: inout LintFindings) {
    for validator in context.validators where validator.isNotary {
      guard let host = validator.text("host"), !host.isEmpty else {
        // 3.9 takes Docker's server for a host that is missing.
        if context.generation == .go {
          checkRetirement(
            of: "notary.docker.io", at: validator.members["host"]?.place ?? validator.node.place,
            isWritten: false, context, &findings)
        }
        continue
      }
      let place = validator.members["host"]?.place
      checkForm(of: host, at: place, context, &findings)
      checkRetirement(of: name(in: host), at: place, isWritten: true, context, &findings)
    }
  }

  private static func checkForm(
    of host: String, at place: LintPlace?, _ context: LintContext, _ findings: inout LintFindings
  ) {
    let scheme = host.firstRange(of: "://").map { host[..<$0.lowerBound].lowercased() }
    let rest = host.firstRange(of: "://").map { String(host[$0.upperBound...]) } ?? host
    switch (scheme, context.generation) {
    case (nil, _), ("https", .go): break
    case ("http", .go):
      findings.add(
        .plainHTTP, at: place, "trust data is read over plain http, and credentials are sent so",
        fix: "write https, or leave the scheme out")
    case (let scheme?, .go):
      findings.add(
        .hostScheme, at: place, "\(context.name) asks no server by \(scheme)",
        fix: "write the host without a scheme",
        edit: LintEdit.replacing(place, with: rest, name: "leave out \(scheme)://"))
    case (let scheme?, .python):
      findings.add(
        .hostScheme, at: place,
        "\(context.name) puts https:// in front of the host itself: with \(scheme):// it starts, and"
          + " every image is denied",
        fix: "write the host without a scheme",
        edit: LintEdit.replacing(place, with: rest, name: "leave out \(scheme)://"))
    }
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if authority.contains("@") {
      findings.add(
        .invalidHost, .warning, at: place, "a user or password in the host is not used to sign in",
        fix: "name a secret in auth")
    }
    let behind = rest.dropFirst(authority.count)
    if !behind.isEmpty, behind != "/" {
      findings.add(
        .hostPath, at: place,
        "trust data is asked for below this path, \(LintText.quoted(String(behind))): a Notary server"
          + " has none",
        fix: "write the name and the port alone",
        edit: scheme == nil
          ? LintEdit.replacing(place, with: String(authority), name: "leave out the path") : nil)
    }
    let name = name(in: host)
    if name == "localhost" || name.hasPrefix("127.") || name == "[::1]" {
      findings.add(
        .hostIsLocal, at: place,
        "\(name) is Connaisseur's own pod, where no Notary server runs",
        fix: "write the name under which the cluster reaches the server")
    }
  }

  /// The host without scheme, user, port and path, in lower case.
  private static func name(in host: String) -> String {
    let rest = host.firstRange(of: "://").map { host[$0.upperBound...] } ?? host[...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let name = authority.split(separator: "@").last ?? authority
    if name.hasPrefix("["), let end = name.firstIndex(of: "]") {
      return name[...end].lowercased()
    }
    return name.prefix { $0 != ":" }.lowercased()
  }

  private static func checkRetirement(
    of name: String, at place: LintPlace?, isWritten: Bool, _ context: LintContext,
    _ findings: inout LintFindings
  ) {
    guard let retired = RetiredServer.retirement(ofHost: name) else { return }
    let day = String(retired.last.rfc3339.prefix(10))
    let server =
      isWritten ? retired.name : "\(retired.name), which is asked where no host is written,"
    findings.add(
      .retiredServer, at: place,
      retired.isOver(at: context.now)
        ? "\(server) was switched off on \(day): every image is denied"
        : "\(server) is switched off on \(day): from then on every image is denied",
      fix: "sign the images anew elsewhere in time, and name that server or a cosign validator")
  }
}
