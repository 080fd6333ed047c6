/// The rules on fields that Connaisseur 3.9 checks after decoding (go-playground/validator 10.30.1
/// with its English words, some of them Connaisseur's; connaisseur 3.9.1, `utils.Validate`).
struct GoStructRules {
  struct Complaint {
    let words: String
    let problem: StartupProblem
  }

  private(set) var complaints: [Complaint] = []

  /// All that is wrong, in the order of the fields of Connaisseur's types.
  ///
  /// - Parameters:
  ///   - validators: where the list stands, and the same for `policy`.
  static func complaints(
    on configuration: GoConfiguration, validators: ConfigurationNode, policy: ConfigurationNode
  ) -> [Complaint] {
    var rules = GoStructRules()
    if let entries = configuration.validators {
      if entries.isEmpty {
        rules.add("Validators must contain at least 1 item", .empty, validators)
      }
      for validator in entries { rules.check(validator) }
    }
    if let entries = configuration.rules {
      if entries.isEmpty { rules.add("Rules must contain at least 1 item", .empty, policy) }
      for rule in entries { rules.check(rule) }
    }
    return rules.complaints
  }

  private mutating func add(_ words: String, _ fault: StartupFault, _ place: ConfigurationNode) {
    complaints.append(Complaint(words: words, problem: StartupProblem(fault, at: place)))
  }

  private mutating func check(_ validator: GoConfiguration.Validator) {
    if validator.name.isEmpty {
      // Once of the validator, and once of what its type makes of it.
      let name = validator.place.child("name")
      add("Name is a required field", .empty, name)
      add("Name is a required field", .empty, name)
    }
    if let host = validator.host, !hasHost(host) {
      add("Host must be a valid URL", .notAHost, validator.place.child("host"))
    }
    if let problem = validator.blankCredentials, case .secretBlank(let registry) = problem.fault {
      let own = validator.host.flatMap { GoRegistry($0)?.text } ?? ""
      let words = "AuthConfigs[\(registry.isEmpty ? own : registry)] is a required field"
      complaints.append(Complaint(words: words, problem: problem))
    }
    for root in validator.trustRoots ?? [] { check(root) }
  }

  private func hasHost(_ url: String) -> Bool {
    let rest = url.utf8.drop { $0 != UInt8(ascii: "/") }.dropFirst(2)
    guard let first = rest.first else { return false }
    return !"/?#".utf8.contains(first)
  }

  private mutating func check(_ root: GoConfiguration.TrustRoot) {
    if root.name.isEmpty { add("Name is a required field", .empty, root.place.child("name")) }
    let isSet = [
      "Key": !root.key.isEmpty, "Cert": !root.certificate.isEmpty,
      "Keyless": root.keyless != GoConfiguration.Keyless(),
    ]
    for (field, others) in [
      ("Key", ["Cert", "Keyless"]), ("Cert", ["Key", "Keyless"]), ("Keyless", ["Key", "Cert"]),
    ] {
      let isOther = others.contains { isSet[$0] == true }
      let names = others.map { $0.lowercased() }
      let place = root.place.child(field.lowercased())
      let list = others.joined(separator: " ")
      if isSet[field] != true {
        guard !isOther else { continue }
        add("\(field) must be set if [\(list)] isn't", .neededWithout(names), place)
      } else if isOther {
        add("\(field) must not be set if \(list) is", .excludedBy(names), place)
      } else if field == "Keyless" {
        check(root.keyless, at: place)
      }
    }
  }

  private mutating func check(_ keyless: GoConfiguration.Keyless, at place: ConfigurationNode) {
    let issuer = ("Issuer", keyless.issuer, "issuer")
    let subject = ("Subject", keyless.subject, "subject")
    let issuerPattern = ("IssuerRegex", keyless.issuerPattern, "issuerRegex")
    let subjectPattern = ("SubjectRegex", keyless.subjectPattern, "subjectRegex")
    for (field, other) in [
      (issuer, issuerPattern), (subject, subjectPattern), (issuerPattern, issuer),
      (subjectPattern, subject),
    ] {
      guard field.1.isEmpty == other.1.isEmpty else { continue }
      let place = place.child(field.2)
      if field.1.isEmpty {
        add("\(field.0) must be set if \(other.0) isn't", .neededWithout([other.2]), place)
      } else {
        add("\(field.0) must not be set if \(other.0) is", .excludedBy([other.2]), place)
      }
    }
  }

  private mutating func check(_ rule: GoConfiguration.Rule) {
    if rule.pattern.isEmpty {
      add("Pattern is a required field", .empty, rule.place.child("pattern"))
    }
    let options = rule.options
    let place = options.place ?? rule.place
    if options.threshold < 0 {
      add("Threshold must be 0 or greater", .negative, place.child("threshold"))
    }
    check(options.required, "Required", beside: options.delegations, "Delegations", place)
    check(options.delegations, "Delegations", beside: options.required, "Required", place)
    check(options.mode, "ValidationMode", ["mutate", "insecureValidateOnly"], place.child("mode"))
    check(
      options.verificationLevel, "VerificationLevel", ["strict", "permissive", "audit"],
      place.child("verificationLevel"))
    check(
      options.timestampVerification, "VerifyTimestamp", ["always", "afterCertExpiry"],
      place.child("verifyTimestamp"))
  }

  private mutating func check(
    _ list: [String]?, _ field: String, beside other: [String]?, _ otherField: String,
    _ options: ConfigurationNode
  ) {
    guard let list else { return }
    let place = options.child(field.lowercased())
    if other != nil {
      let names = [otherField.lowercased()]
      return add("\(field) must not be set if \(otherField) is", .excludedBy(names), place)
    }
    if list.isEmpty { add("\(field) must contain at least 1 item", .empty, place) }
    for (index, text) in list.enumerated() where text.isEmpty {
      add("\(field)[\(index)] is a required field", .empty, place.child("[\(index)]"))
    }
  }

  private mutating func check(
    _ text: String, _ field: String, _ allowed: [String], _ place: ConfigurationNode
  ) {
    guard !text.isEmpty, !allowed.contains(text) else { return }
    let list = allowed.joined(separator: " ")
    add("\(field) must be one of [\(list)]", .notOneOf(allowed), place)
  }
}
