import Inspector
import PolicyEditor
import TerminalKit

/// The fields of a validator of any type. Those of other types than the chosen one are hidden.
struct ValidatorFields {
  let validator: Validator?
  /// What stands in the file; nil for a new one.
  let entry: YAMLValue?
  let version: ConnaisseurVersion

  private static let signing: Set<String> = ["notaryv1", "cosign", "notation"]

  /// The types for which a field means something.
  var scopes: [FormField.Name: Set<String>] {
    var scopes: [FormField.Name: Set<String>] = [
      .approve: ["static"], .host: ["notaryv1"], .auth: Self.signing, .cert: Self.signing,
      .secret: Self.signing, .user: Self.signing, .password: Self.signing, .registry: ["cosign"],
      .rootName: Self.signing, .key: ["notaryv1", "cosign"], .rootCert: ["notation"],
    ]
    for type in ValuesSchema.validatorTypes(in: version) {
      for field in members(of: type.name, type.mapping) {
        scopes[field.name, default: []].insert(type.name)
      }
    }
    return scopes
  }

  var fields: [FormField] {
    let type = entry?.fieldText(at: ["type"]) ?? validator?.typeName ?? "notaryv1"
    var fields: [FormField] = [
      .text(.name, "name", validator?.name, help: "what rules call it"),
      .choice(
        .type, "type", types.map { .init($0) }, type,
        help: "notaryv1 and cosign check signatures; static always gives the same answer"),
      .choice(
        .approve, "answer",
        [.init("true", "admit everything"), .init("false", "deny everything")],
        isApproving ? "true" : "false", help: "what it answers, whatever the image"),
      .text(
        .host, "host", notary?.host,
        help: "the Notary server, such as notary.acme.example; empty is notary.docker.io"),
    ]
    fields += signIn
    fields.append(
      .lines(
        .cert, "cert", entry?.fieldText(at: ["cert"]) ?? notary?.certificate,
        help: "a CA in PEM, where the system's do not know the server; Ctrl-o takes a file"))
    if validator == nil {
      fields += [
        .text(.rootName, "trust root", "default", help: "the name of its first trust root"),
        PolicyForm.keyField(nil),
        .lines(
          .rootCert, "cert", nil, help: "the certificate that signatures must lead to, in PEM"),
      ]
    }
    var names: Set<FormField.Name> = []
    for type in ValuesSchema.validatorTypes(in: version) {
      fields += members(of: type.name, type.mapping).filter { names.insert($0.name).inserted }
    }
    return fields
  }

  private var notary: NotaryValidator? {
    if case .notaryV1(let found)? = validator?.kind { found } else { nil }
  }

  private var isApproving: Bool {
    if case .static(approve: true)? = validator?.kind { true } else { false }
  }

  /// Those that are offered; the most frequent first.
  private var types: [String] {
    let known = ValuesSchema.validatorTypes(in: version).map(\.name)
    return ["notaryv1", "static", "cosign", "notation"].filter(known.contains)
  }

  /// What a type may hold beside what has a field of its own.
  private func members(of type: String, _ mapping: SchemaMapping) -> [FormField] {
    var others: Set<String> = ["name", "type", "approve", "cert", "auth", "trustRoots"]
    if type == "notaryv1" { others.insert("host") }
    let isOwn = type == entry?.fieldText(at: ["type"])
    return SchemaFields(version: version, entry: isOwn ? entry : nil).fields(
      of: mapping, beside: others)
  }

  // MARK: Signing in

  private var signIn: [FormField] {
    var options = [
      FormField.Option("", "with nothing"), FormField.Option("secret", "with a secret"),
      FormField.Option("keychain", "with the pod's keychain"),
      FormField.Option("inline", "with a user and a password"),
    ]
    if way == "incomplete" { options.append(.init("incomplete", "with what cannot be used")) }
    let kept =
      entry?.member(at: ["auth", "password"]) == nil ? "" : "; empty keeps the one in the file"
    return [
      .choice(.auth, "sign in", options, way, help: "how Connaisseur signs in to the server"),
      .text(
        .secret, "secret", entry?.fieldText(at: ["auth", "secretName"]),
        help: "the name of a Kubernetes secret in Connaisseur's namespace"),
      .text(.user, "user", entry?.fieldText(at: ["auth", "username"]), help: "who signs in"),
      .secret(.password, "password", help: "not shown while it is typed\(kept)"),
      .text(
        .registry, "registry", entry?.fieldText(at: ["auth", "registry"]),
        help: "the registry that user and password are for, without which they are not used"),
    ]
  }

  /// How it signs in, as the file says.
  private var way: String {
    guard let auth = entry?.member(at: ["auth"]) else { return "" }
    if !auth.fieldText(at: ["secretName"]).isEmpty { return "secret" }
    if ["useKeychain", "k8sKeychain"].contains(where: { auth.fieldText(at: [$0]) == "true" }) {
      return "keychain"
    }
    let isInline = !(auth.fieldText(at: ["username"]) + auth.fieldText(at: ["password"])).isEmpty
    return isInline ? "inline" : "incomplete"
  }
}
