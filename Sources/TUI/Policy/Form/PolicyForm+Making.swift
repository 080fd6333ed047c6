import Inspector
import PolicyEditor

/// The forms of what a policy is made of.
extension PolicyForm {
  /// - Parameters:
  ///   - file: where a new entry goes.
  ///   - delegations: names that are offered.
  init?(
    _ subject: Subject, in outline: PolicyOutline, file: String, delegations: [String]
  ) {
    switch subject {
    case .validator(let index): self.init(validator: index, outline, file)
    case .trustRoot(let validator, let index):
      self.init(trustRoot: index, of: validator, outline)
    case .rule(let index, let place):
      self.init(rule: index, behind: place, outline, file, delegations)
    }
  }

  // MARK: Validators

  private init?(validator index: Int?, _ outline: PolicyOutline, _ file: String) {
    let validator = index.flatMap(outline.validator)
    guard index == nil || validator != nil else { return nil }
    let others = outline.configuration.validators.enumerated().filter { $0.offset != index }
    self.init(
      .validator(index),
      title: validator == nil
        ? "New validator in \(file)" : "Validator \(validator?.name ?? "without a name")",
      fields: PolicyForm.fields(of: validator),
      taken: Set(others.compactMap { $0.element.name }))
  }

  private static func fields(of validator: Validator?) -> [FormField] {
    var notary: NotaryValidator?
    var approve: Bool?
    switch validator?.kind {
    case .notaryV1(let found): notary = found
    case .static(let found): approve = found
    default: break
    }
    let type = validator?.writtenType ?? "notaryv1"
    var fields: [FormField] = [
      .text(.name, "name", validator?.name, help: "what rules call it"),
      .choice(
        .type, "type", [.init("notaryv1"), .init("static")], type,
        help: "notaryv1 checks signatures; static always gives the same answer"),
      .choice(
        .approve, "answer",
        [.init("true", "admit everything"), .init("false", "deny everything")],
        approve == true ? "true" : "false", help: "what it answers, whatever the image"),
      .text(
        .host, "host", notary?.host,
        help: "the Notary server, such as notary.acme.example; empty is notary.docker.io"),
      .choice(
        .auth, "sign in", signInOptions(notary), signInValue(notary),
        help: "how Connaisseur signs in to the server"),
      .text(
        .secret, "secret", notary?.secretName,
        help: "the name of a Kubernetes secret in Connaisseur's namespace"),
      .lines(
        .cert, "cert", notary?.certificate,
        help: "a CA in PEM, where the system's do not know the server; Ctrl-o takes a file"),
    ]
    if validator == nil {
      fields += [
        .text(.rootName, "trust root", "default", help: "the name of its first trust root"),
        keyField(nil),
      ]
    }
    return fields
  }

  private static func keyField(_ key: String?) -> FormField {
    .lines(
      .key, "key", key,
      help: "the public root key in PEM: paste it, or take a .pub file with Ctrl-o")
  }

  private static func signInOptions(_ notary: NotaryValidator?) -> [FormField.Option] {
    var options = [
      FormField.Option("", "with nothing"), FormField.Option("secret", "with a secret"),
      FormField.Option("keychain", "with the pod's keychain (3.9)"),
    ]
    if signInValue(notary) == "inline" {
      options.append(FormField.Option("inline", "with the password in the file"))
    }
    if case .incomplete? = notary?.authentication {
      options.append(FormField.Option("incomplete", "with what cannot be used"))
    }
    return options
  }

  private static func signInValue(_ notary: NotaryValidator?) -> String {
    switch notary?.authentication {
    case .secret, .unused(.noFile), .unused(.otherRegistries(.some, _)): "secret"
    case .keychain: "keychain"
    case .inline, .unused(.otherRegistries(nil, _)), .unusable: "inline"
    case .incomplete: "incomplete"
    case nil: ""
    }
  }

  // MARK: Trust roots

  private init?(trustRoot index: Int?, of validator: Int, _ outline: PolicyOutline) {
    let root = index.flatMap { outline.trustRoot($0, of: validator) }
    guard index == nil || root != nil, let owner = outline.validator(validator) else { return nil }
    let others = outline.trustRoots(of: validator).enumerated().filter { $0.offset != index }
    let taken = Set(others.compactMap { $0.element.name })
    let owned = "validator \(owner.name ?? "without a name")"
    self.init(
      .trustRoot(validator: validator, index),
      title: root == nil
        ? "New trust root of \(owned)" : "Trust root \(root?.name ?? "") of \(owned)",
      fields: [
        .text(
          .name, "name", root == nil && !taken.contains("default") ? "default" : root?.name,
          help: "what rules call it; default counts where a rule names none"),
        PolicyForm.keyField(root?.key),
      ], taken: taken)
  }

  // MARK: Rules

  private init?(
    rule index: Int?, behind place: Int?, _ outline: PolicyOutline, _ file: String,
    _ delegations: [String]
  ) {
    let rule = index.flatMap(outline.rule)
    guard index == nil || rule != nil else { return nil }
    let validators = outline.configuration.validators
    var trustRoots: [String: [String]] = [:]
    for (number, validator) in validators.enumerated() where trustRoots[validator.name ?? ""] == nil
    {
      trustRoots[validator.name ?? ""] = outline.trustRoots(of: number).compactMap(\.name)
    }
    let names = validators.compactMap(\.name)
    let chosen = rule.map { $0.validator ?? "" } ?? (names.contains("default") ? "" : names.first)
    let isGo = outline.generation == .go
    var fields: [FormField] = [
      .text(
        .pattern, "pattern", rule?.pattern,
        help: "such as docker.io/acme/*:*; the most specific one wins"),
      .choice(
        .validator, "validator",
        [.init("", "(none: default)")] + names.map { .init($0) }, chosen ?? "",
        help: "which validator decides"),
      .choice(
        .trustRoot, "trust root",
        PolicyForm.trustRootOptions(
          trustRoots[(chosen ?? "").isEmpty ? "default" : chosen ?? ""] ?? [], allowsAll: isGo),
        rule?.trustRoot ?? "", help: "which of the validator's keys must have signed root"),
      .text(
        .delegations, "signed by", rule?.delegations?.joined(separator: ", "),
        offers: delegations,
        help: "delegations that must all have signed, with commas between them"),
    ]
    if isGo || rule?.mode != nil {
      fields.append(
        .choice(
          .mode, "mode",
          [.init("", "(none: mutate)"), .init("mutate"), .init("insecureValidateOnly")],
          rule?.mode ?? "",
          help: "insecureValidateOnly leaves the tag, so that it may be moved afterwards"))
    }
    self.init(
      .rule(index, behind: place),
      title: rule == nil ? "New rule in \(file)" : "Rule \((index ?? 0) + 1)", fields: fields,
      trustRoots: trustRoots)
  }
}

extension Validator {
  /// The type as it is written; empty where it is missing.
  fileprivate var writtenType: String {
    switch kind {
    case .notaryV1: "notaryv1"
    case .static: "static"
    case .notEvaluated(let type): type
    case .unknown(let type): type ?? ""
    }
  }
}

extension NotaryValidator {
  fileprivate var secretName: String? {
    if case .secret(let name)? = authentication { name } else { nil }
  }
}
