import NotaryCore

/// Connaisseur's own unmarshalers (connaisseur 3.9.1, `validator.Validator`, `notaryv1`,
/// `cosignvalidator`, `notation`, `auth.Auth`).
extension GoDecoder {
  /// Reads a validator twice: as a mapping, of which name and type must be texts, and as its type.
  mutating func validator(
    _ node: ConfigurationNode
  ) throws(GoEnd) -> GoConfiguration.Validator? {
    let before = mistakes.count
    let members = try map(node) ?? [:]
    guard mistakes.count == before else { return nil }
    let name = try text("name", of: members, in: node)
    let type = try text("type", of: members, in: node)
    var validator = GoConfiguration.Validator(place: node, name: name)
    let form = Form(node: node, name: name, type: type)
    switch type {
    case "static": try staticValidator(form)
    case "notaryv1": try notaryValidator(form, into: &validator)
    case "cosign": try cosignValidator(form, into: &validator)
    case "notation": try notationValidator(form)
    default:
      throw end(
        "unsupported type \"\(type)\" for validator",
        .notOneOf(["static", "notaryv1", "cosign", "notation"]), at: members["type"] ?? node)
    }
    return mistakes.count == before ? validator : nil
  }

  /// A validator that is being read, and what is known of it beforehand.
  private struct Form {
    let node: ConfigurationNode
    let name: String
    let type: String
  }

  /// The fields that types have in common.
  private struct Fields {
    var host: ConfigurationNode?
    var hostText = ""
    var certificate: ConfigurationNode?
    var certificateText = ""
    var trustRoots: ConfigurationNode?
    var roots: [GoConfiguration.TrustRoot] = []
    var blankCredentials: StartupProblem?
  }

  func end(
    _ words: String, isWhole: Bool = true, _ fault: StartupFault, at node: ConfigurationNode
  ) -> GoEnd {
    .words(words, isWhole: isWhole, StartupProblem(fault, at: node))
  }

  private func text(
    _ name: String, of members: [String: ConfigurationNode], in node: ConfigurationNode
  ) throws(GoEnd) -> String {
    guard let value = members[name] else {
      throw end("validator is missing a \(name)", .missing(name), at: node)
    }
    guard let text = value.string else {
      let fault = StartupFault.wrongType(found: value.description, wanted: "a text")
      throw .panic(StartupProblem(fault, at: value))
    }
    return text
  }

  private mutating func staticValidator(_ form: Form) throws(GoEnd) {
    _ = try fields(of: form.node, type: "staticvalidator.StaticValidator") {
      (decoder, name, node) throws(GoEnd) in
      switch name {
      case "name", "type": _ = decoder.string(node)
      case "approve": _ = decoder.boolean(node)
      default: return false
      }
      return true
    }
  }

  private mutating func notaryValidator(
    _ form: Form, into validator: inout GoConfiguration.Validator
  ) throws(GoEnd) {
    let before = mistakes.count
    let fields = try fields(of: form, type: "notaryv1.NotaryV1ValidatorYaml") {
      (decoder, node) throws(GoEnd) in decoder.string(node) ?? ""
    }
    guard mistakes.count == before else { return }
    try requireRoots(fields, of: form)
    validator.host = try host(fields, of: form)
    validator.blankCredentials = fields.blankCredentials
    try requireCertificate(fields, "invalid certificate for validator \(form.name)")
    validator.trustRoots = fields.roots
  }

  /// - Parameter host: reads the member `host` and gives its text.
  private mutating func fields(
    of form: Form, type: String,
    host: ((inout GoDecoder, ConfigurationNode) throws(GoEnd) -> String)?
  ) throws(GoEnd) -> Fields {
    var fields = Fields()
    _ = try self.fields(of: form.node, type: type) { (decoder, name, node) throws(GoEnd) in
      switch name {
      case "name", "type": _ = decoder.string(node)
      case "cert":
        fields.certificate = node
        fields.certificateText = decoder.string(node) ?? ""
      case "auth":
        fields.blankCredentials = try decoder.authentication(
          node, in: form.node, type: form.type, name: form.name)
      case "trustRoots":
        fields.trustRoots = node
        fields.roots = try decoder.trustRoots(node)
      case "host":
        guard let host else { return false }
        fields.host = node
        fields.hostText = try host(&decoder, node)
      default: return false
      }
      return true
    }
    return fields
  }

  private func requireRoots(_ fields: Fields, of form: Form) throws(GoEnd) {
    guard fields.roots.isEmpty else { return }
    let words = "no trust roots provided for validator \(form.name)"
    guard let list = fields.trustRoots else {
      throw end(words, .missing("trustRoots"), at: form.node)
    }
    throw end(words, .empty, at: list)
  }

  private mutating func host(_ fields: Fields, of form: Form) throws(GoEnd) -> String {
    guard let node = fields.host, !fields.hostText.isEmpty else {
      return "https://notary.docker.io"
    }
    let text = fields.hostText.lowercased()
    let hasScheme = text.hasPrefix("http://") || text.hasPrefix("https://")
    let url = hasScheme ? fields.hostText : "https://\(fields.hostText)"
    switch GoURL(requested: url) {
    case .accepted: break
    case .unclear: doubt("\(node.path) is a host that is not judged here")
    case .refused(let words):
      // A user and a password in the host are not shown.
      let isShown = !fields.hostText.contains("@")
      let beginning = "invalid url for notary host: parse "
      throw end(
        isShown ? beginning + "\(GoType.quoted(url)): \(words)" : beginning, isWhole: isShown,
        .notAHost, at: node)
    }
    return url
  }

  private mutating func requireCertificate(
    _ fields: Fields, _ words: String
  ) throws(GoEnd) {
    guard let node = fields.certificate, !fields.certificateText.isEmpty else { return }
    guard !GoCertificates.isPool(fields.certificateText) else { return }
    throw end(words, .notACertificate, at: node)
  }

  private mutating func cosignValidator(
    _ form: Form, into validator: inout GoConfiguration.Validator
  ) throws(GoEnd) {
    let before = mistakes.count
    var host: [String: ConfigurationNode] = [:]
    let fields = try fields(of: form, type: "cosignvalidator.CosignValidatorYaml") {
      (decoder, node) throws(GoEnd) in
      host = try decoder.cosignHost(node)
      return ""
    }
    guard mistakes.count == before else { return }
    let known = host.compactMapValues {
      if case .scalar(let scalar) = $0.kind { scalar.text } else { nil }
    }
    if let rekor = known["rekor"], !rekor.isEmpty, !GoURL.isPlain(rekor) {
      doubt("\(form.node.path).host.rekor is a host that is not judged here")
    }
    for name in ["rekorPubkey", "ctLogPubkey"] where !(known[name] ?? "").isEmpty {
      doubt("\(form.node.path).host.\(name) is a key that is not judged here")
    }
    try requireRoots(fields, of: form)
    try requireCertificate(fields, "invalid certificate for validator \(form.name)")
    if let node = host["fulcioCert"], let text = known["fulcioCert"], !text.isEmpty,
      !GoCertificates.isPool(text)
    {
      throw end(
        "invalid fulcio certificate for validator \(form.name)", .notACertificate, at: node)
    }
    validator.trustRoots = fields.roots
  }

  private static let cosignHostType =
    #"struct { Rekor string "yaml:\"rekor\""; RekorPubkey string "yaml:\"rekorPubkey\""; "#
    + #"FulcioCert string "yaml:\"fulcioCert\""; CTLogPubkey string "yaml:\"ctLogPubkey\"" }"#

  private mutating func cosignHost(
    _ node: ConfigurationNode
  ) throws(GoEnd) -> [String: ConfigurationNode] {
    var known: [String: ConfigurationNode] = [:]
    _ = try fields(of: node, type: Self.cosignHostType) { (decoder, name, node) throws(GoEnd) in
      guard ["rekor", "rekorPubkey", "fulcioCert", "ctLogPubkey"].contains(name) else {
        return false
      }
      if decoder.string(node) != nil { known[name] = node }
      return true
    }
    return known
  }

  private mutating func notationValidator(_ form: Form) throws(GoEnd) {
    let before = mistakes.count
    let fields = try fields(of: form, type: "notation.NotationValidatorYaml", host: nil)
    guard mistakes.count == before else { return }
    try requireRoots(fields, of: form)
    for root in fields.roots {
      let words = "failed to create trust store: "
      guard !root.certificate.isEmpty else {
        throw end(
          words + "no certificate provided for trust root \(root.name)", .missing("cert"),
          at: root.place)
      }
      try requireParsed(
        root.certificate,
        words + "failed to parse certificate for trust root \(root.name): ", at: root.place)
      guard !root.timestampCertificate.isEmpty else { continue }
      try requireParsed(
        root.timestampCertificate,
        words + "failed to parse timestamp certificate for trust root \(root.name): ",
        at: root.place)
    }
    try requireCertificate(fields, "failed to parse certificate")
  }

  private func requireParsed(
    _ text: String, _ words: String, at node: ConfigurationNode
  ) throws(GoEnd) {
    switch GoCertificates.first(in: text) {
    case .certificate: return
    case .noBlock: throw end(words + "failed to decode certificate", .notACertificate, at: node)
    case .unreadable:
      throw end(
        words + "failed to parse certificate: ", isWhole: false, .notACertificate, at: node)
    }
  }
}
