/// The schema of Connaisseur 3.3's configuration (connaisseur 3.3.4, `res/config_schema.json`), as
/// jsonschema 4.21 applies it. Keys that it does not name may hold anything.
enum PythonSchema {
  private static func wrongType(
    _ node: ConfigurationNode, _ wanted: String
  ) -> StartupProblem {
    StartupProblem(.wrongType(found: node.description, wanted: wanted), at: node)
  }

  // MARK: Validators

  /// What is wrong with the list itself, which has been walked over before.
  static func problems(ofList section: ConfigurationNode) -> [StartupProblem] {
    guard case .sequence = section.kind else { return [wrongType(section, "a list")] }
    return section.elements.isEmpty ? [StartupProblem(.empty, at: section)] : []
  }

  static func problems(of validators: [PythonValidator]) -> [StartupProblem] {
    let repetition = PythonEquality.firstRepetition(in: validators.map(\.node))
    return (repetition.map { [StartupProblem(.repeatedEntry, at: $0)] } ?? [])
      + validators.flatMap(problems(of:))
  }

  private static func problems(of validator: PythonValidator) -> [StartupProblem] {
    var problems: [StartupProblem] = []
    let members = validator.members
    if let name = members["name"] {
      if let text = name.string {
        if text.isEmpty || text.contains(where: { $0 == "/" || $0 == "\\" }) {
          problems.append(StartupProblem(.notAName, at: name))
        }
      } else {
        problems.append(wrongType(name, "a text"))
      }
    } else {
      problems.append(StartupProblem(.missing("name"), at: validator.node))
    }
    guard let type = members["type"] else {
      return problems + [StartupProblem(.missing("type"), at: validator.node)]
    }
    switch type.string {
    case "notaryv1"?: return problems + self.problems(ofNotary: validator)
    case "cosign"?: return problems + self.problems(ofCosign: validator)
    case "static"?: return problems + self.problems(ofStatic: validator)
    case "notaryv2"?: return problems
    case nil: return problems + [wrongType(type, "a text")]
    default:
      let types = ["notaryv1", "notaryv2", "cosign", "static"]
      return problems + [StartupProblem(.notOneOf(types), at: type)]
    }
  }

  private static func problems(ofNotary validator: PythonValidator) -> [StartupProblem] {
    let members = validator.members
    var problems: [StartupProblem] = []
    if let host = members["host"] {
      problems += text(host, .notAHost, PythonSchemaPattern.isHost)
    } else {
      problems.append(StartupProblem(.missing("host"), at: validator.node))
    }
    if let roots = members["trustRoots"] {
      if !roots.isNull { problems += self.problems(ofTrustRoots: roots) }
    } else {
      problems.append(StartupProblem(.missing("trustRoots"), at: validator.node))
    }
    if let isACR = members["isAcr"] { problems += boolean(isACR) }
    if let auth = members["auth"] {
      problems += self.problems(ofAuthentication: auth) { members in
        [
          isText(members["username"]) && isText(members["password"]),
          members["secretName"]?.string.map(PythonSchemaPattern.isSecretName) ?? false,
        ]
      }
    }
    return problems + self.problems(ofCertificate: members["cert"])
  }

  private static func problems(ofCosign validator: PythonValidator) -> [StartupProblem] {
    let members = validator.members
    var problems: [StartupProblem] = []
    if let host = members["host"] {
      if !host.isMapping {
        problems.append(wrongType(host, "a mapping"))
      } else if let rekor = host.membersByName["rekor"] {
        problems += text(rekor, .notAHost, PythonSchemaPattern.isRekorHost)
      }
    }
    if let roots = members["trustRoots"] {
      problems += self.problems(ofTrustRoots: roots)
      if case .sequence = roots.kind, roots.elements.isEmpty {
        problems.append(StartupProblem(.empty, at: roots))
      }
    } else {
      problems.append(StartupProblem(.missing("trustRoots"), at: validator.node))
    }
    if let auth = members["auth"] {
      problems += self.problems(ofAuthentication: auth) { members in
        [
          members["secretName"]?.string.map(PythonSchemaPattern.isSecretName) ?? false,
          members["k8sKeychain"].map { boolean($0).isEmpty } ?? false,
        ]
      }
    }
    return problems + self.problems(ofCertificate: members["cert"])
  }

  private static func problems(ofStatic validator: PythonValidator) -> [StartupProblem] {
    guard let approve = validator.members["approve"] else {
      return [StartupProblem(.missing("approve"), at: validator.node)]
    }
    return boolean(approve)
  }

  private static func problems(ofTrustRoots roots: ConfigurationNode) -> [StartupProblem] {
    guard case .sequence = roots.kind else { return [wrongType(roots, "a list")] }
    var problems: [StartupProblem] = []
    for root in roots.elements {
      guard root.isMapping else {
        problems.append(wrongType(root, "a mapping"))
        continue
      }
      let members = root.membersByName
      for name in ["name", "key"] {
        if let value = members[name] {
          if value.string == nil { problems.append(wrongType(value, "a text")) }
        } else {
          problems.append(StartupProblem(.missing(name), at: root))
        }
      }
    }
    if let repetition = PythonEquality.firstRepetition(in: roots.elements) {
      problems.append(StartupProblem(.repeatedEntry, at: repetition))
    }
    return problems
  }

  /// - Parameter ways: which of the ways to sign in are there; exactly one must be.
  private static func problems(
    ofAuthentication auth: ConfigurationNode, ways: ([String: ConfigurationNode]) -> [Bool]
  ) -> [StartupProblem] {
    guard auth.isMapping else { return [wrongType(auth, "a mapping")] }
    let count = ways(auth.membersByName).count { $0 }
    return count == 1 ? [] : [StartupProblem(.notOneWayToSignIn, at: auth)]
  }

  private static func problems(ofCertificate certificate: ConfigurationNode?) -> [StartupProblem] {
    certificate.map { text($0, .notACertificate, PythonSchemaPattern.isCertificate) } ?? []
  }

  // MARK: Policy

  static func problems(ofPolicy policy: ConfigurationNode) -> [StartupProblem] {
    guard case .sequence = policy.kind else { return [wrongType(policy, "a list")] }
    return policy.elements.flatMap(problems(ofRule:))
  }

  static func problems(ofRule rule: ConfigurationNode) -> [StartupProblem] {
    guard rule.isMapping else { return [wrongType(rule, "a mapping")] }
    let members = rule.membersByName
    var problems: [StartupProblem] = []
    if let pattern = members["pattern"] {
      problems += text(pattern, .notAPattern, PythonSchemaPattern.isPattern)
    } else {
      problems.append(StartupProblem(.missing("pattern"), at: rule))
    }
    if let validator = members["validator"], validator.string == nil {
      problems.append(wrongType(validator, "a text"))
    }
    if let options = members["with"], !options.isMapping {
      problems.append(wrongType(options, "a mapping"))
    }
    return problems
  }

  // MARK: Types

  private static func text(
    _ node: ConfigurationNode, _ fault: StartupFault, _ isValid: (String) -> Bool
  ) -> [StartupProblem] {
    guard let text = node.string else { return [wrongType(node, "a text")] }
    return isValid(text) ? [] : [StartupProblem(fault, at: node)]
  }

  private static func isText(_ node: ConfigurationNode?) -> Bool { node?.string != nil }

  private static func boolean(_ node: ConfigurationNode) -> [StartupProblem] {
    if case .scalar(let scalar) = node.kind, case .boolean = scalar.type { return [] }
    return [wrongType(node, "a boolean")]
  }
}
