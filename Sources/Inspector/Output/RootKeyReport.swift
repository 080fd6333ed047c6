import NotaryCore

/// The root keys of a repository as served, ready to be looked at and pinned: `root-key`.
public struct RootKeyReport: Sendable {
  private let report: TrustReport

  public init(_ report: TrustReport) { self.report = report }

  /// Said beside every form of output.
  public static let caution =
    "these keys are as served, not verified: compare them with what the publisher gave you"

  /// The keys that really signed this root, in the order of the signatures.
  private var signers: [RootKey] {
    let root = report.chain.roles.first
    var seen: Set<ExactText> = []
    let keys = Dictionary(report.chain.rootKeys.map { ($0.id, $0) }) { first, _ in first }
    return (root?.signatures ?? []).filter(\.isGenuine).compactMap { signature in
      guard seen.insert(signature.keyID).inserted else { return nil }
      return keys[signature.keyID].flatMap { $0.key?.pem == nil ? nil : $0 }
    }
  }

  /// Good if a key signed, bad if none did, unknown if root did not come.
  public var exitCode: ExitCode {
    if !signers.isEmpty { return .good }
    let problems = report.chain.roles.first?.problems ?? []
    let isUnavailable = problems.contains { problem in
      if case .unavailable = problem { true } else { false }
    }
    return isUnavailable ? .unknown : .bad
  }

  /// Why there is nothing to show.
  public var failure: String? {
    guard signers.isEmpty else { return nil }
    let problem = report.chain.roles.first?.leadingProblem
    let reason = problem?.message ?? "no root key signed it"
    return "no root key of \(report.image.gun) at \(report.source.text): \(reason)"
  }

  /// As `get_root_key` of Connaisseur 3.3 prints it, for every key.
  public var text: String {
    signers.map { key in
      "KeyID: \(VisibleText.of(key.id.text))\nKey: \(key.key?.pem ?? "")\n"
    }.joined()
  }

  /// The keys alone, as `--pin` reads them.
  public var pem: String { signers.compactMap(\.key?.pem).joined() }

  public var json: JSONOutput {
    .object([
      ("schema", .string("tastevin/root-key/v1")),
      ("image", report.image.json),
      ("keys", .array(report.chain.rootKeys.map(\.json))),
    ])
  }

  /// A validator and a rule for Connaisseur's values.yaml.
  public var yaml: String {
    let name = validatorName
    var text = "# \(RootKeyReport.caution)\napplication:\n  validators:\n"
    text += "  - name: \"\(name)\"\n    type: notaryv1\n    host: \(host)\n    trustRoots:\n"
    for (index, key) in signers.enumerated() {
      text += "    - name: \(index == 0 ? "default" : "root-\(index + 1)")\n      key: |\n"
      for line in (key.key?.pem ?? "").split(separator: "\n") { text += "        \(line)\n" }
    }
    text += "  policy:\n  - pattern: \"\(report.image.gun):*\"\n    validator: \"\(name)\"\n"
    return text
  }

  /// The server without its scheme, as the chart writes it, or that of an archive; the usual one of the
  /// registry where a folder does not say.
  private var host: String {
    // An archive may have been saved from a folder.
    let saved = report.source.saved?.from.flatMap {
      $0.hasPrefix("http") ? try? NotaryServerURL($0) : nil
    }
    if report.source.kind == .server { return quotedHost(report.source.text) }
    if let saved { return quotedHost(saved.description) }
    guard let usual = try? NotaryServerURL(defaultFor: report.image) else {
      return "\"\" # the Notary server of these keys"
    }
    return "\(quotedHost(usual.description)) # the usual one of \(report.image.registry);"
      + " \(VisibleText.of(report.source.text)) does not say where these keys are from"
  }

  private func quotedHost(_ url: String) -> String {
    let scheme = "https://"
    return "\"\(url.hasPrefix(scheme) ? String(url.dropFirst(scheme.count)) : url)\""
  }

  /// The first component of the repository, or the registry: letters, digits and hyphens.
  private var validatorName: String {
    let component = report.image.repository.split(separator: "/").first.map(String.init) ?? "notary"
    let name = component.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return String(name.prefix(63))
  }
}
