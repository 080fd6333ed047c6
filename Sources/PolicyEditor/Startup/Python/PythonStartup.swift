/// What Connaisseur 3.3 does with its configuration before it serves (connaisseur 3.3.4,
/// `Config.__init__`): read it, take in secrets, check it against a schema.
enum PythonStartup {
  static func verdict(
    on written: WrittenConfiguration, secrets: ValidatorSecrets
  ) -> StartupVerdict {
    if let doubt = written.doubt { return .unknown(fact: doubt) }
    switch written {
    case .notRendered(let sentence):
      return .unknown(fact: sentence)
    case .file(let root, let file):
      return verdict(on: root, documentCount: file.documentCount, secrets)
    case .sections(let validators, let policy, let isFromChart):
      return verdict(validators, policy, isFromChart: isFromChart, secrets)
    }
  }

  private static let schema = "Connaisseur configuration has an invalid format: "

  private static func verdict(
    on root: ConfigurationNode, documentCount: Int, _ secrets: ValidatorSecrets
  ) -> StartupVerdict {
    guard documentCount <= 1 else { return dies(StartupProblem(.severalDocuments, at: root)) }
    if let problem = PythonLoading.problem(in: root) { return dies(problem) }
    let members = root.membersByName
    guard root.isMapping, !members.isEmpty else {
      return .doesNotStart(
        StartupRefusal(
          message: root.isNull || root.isMapping ? "Error loading connaisseur config file." : nil,
          messageVaries: false, problems: [StartupProblem(.empty, at: root)]))
    }
    if members["kubernetes"] != nil {
      return .unknown(fact: "settings of Kubernetes in Connaisseur's own file are not judged here")
    }
    var problems: [StartupProblem] = []
    for name in ["validators", "policy"] where members[name] == nil {
      problems.append(StartupProblem(.missing(name), at: root))
    }
    var validators: [PythonValidator] = []
    if let section = members["validators"] {
      if let problem = problemOfMerging(section) { return dies(problem) }
      guard let message = nameMessage(in: section.elements) else {
        validators = section.elements.map {
          PythonValidator($0, $0.membersByName, takingIn: secrets)
        }
        problems += PythonSchema.problems(ofList: section)
        return verdict(validators, members["policy"], problems)
      }
      return message
    }
    return verdict(validators, members["policy"], problems)
  }

  /// The two sections by themselves; what the chart sets itself is as it must be.
  private static func verdict(
    _ validators: WrittenConfiguration.Section, _ policy: WrittenConfiguration.Section,
    isFromChart: Bool, _ secrets: ValidatorSecrets
  ) -> StartupVerdict {
    var entries: [PythonValidator] = []
    var problems: [StartupProblem] = []
    if case .written(let section) = validators {
      if isFromChart {
        guard let nodes = Chart.entries(of: section) else {
          return .unknown(fact: Chart.noList(section))
        }
        // The chart writes nothing after `validators:` then, and Python cannot walk over that.
        if nodes.isEmpty { return dies(StartupProblem(.empty, at: section)) }
        if let refusal = nodes.lazy.compactMap({ Chart.refusal(of: $0, by: .python) }).first {
          return .unknown(fact: refusal)
        }
        entries = nodes.map {
          PythonValidator($0, Chart.membersForPython(of: $0), takingIn: secrets)
        }
      } else {
        if let problem = problemOfMerging(section) { return dies(problem) }
        problems += PythonSchema.problems(ofList: section)
        entries = section.elements.map {
          PythonValidator($0, $0.membersByName, takingIn: secrets)
        }
      }
      if let message = nameMessage(in: entries.map(\.node)) { return message }
    }
    guard case .written(let section) = policy else {
      return verdict(entries, nil, problems)
    }
    guard isFromChart else { return verdict(entries, section, problems) }
    guard let rules = Chart.entries(of: section) else {
      return .unknown(fact: Chart.noList(section))
    }
    if rules.isEmpty {
      // `policy:` with nothing behind it is null.
      problems.append(StartupProblem(.wrongType(found: "empty", wanted: "a list"), at: section))
    }
    problems += rules.flatMap(PythonSchema.problems(ofRule:))
    return verdict(entries, nil, problems)
  }

  private static func dies(_ problem: StartupProblem) -> StartupVerdict {
    .doesNotStart(StartupRefusal(message: nil, messageVaries: false, problems: [problem]))
  }

  /// Taking in secrets walks over the validators before anything is checked, and dies of what is no
  /// mapping (`Config.__merge_configs`).
  private static func problemOfMerging(_ section: ConfigurationNode) -> StartupProblem? {
    func problem(_ node: ConfigurationNode, _ wanted: String) -> StartupProblem {
      StartupProblem(.wrongType(found: node.description, wanted: wanted), at: node)
    }
    switch section.kind {
    case .scalar(let scalar):
      // An empty text has nothing to walk over, and is left to the schema.
      return scalar.type == .string && scalar.text.isEmpty ? nil : problem(section, "a list")
    case .mapping:
      return section.members.isEmpty ? nil : problem(section, "a list")
    case .sequence:
      for element in section.elements {
        guard element.isMapping else { return problem(element, "a mapping") }
        let name = element.membersByName["name"]
        if let name, name.isMapping || !name.elements.isEmpty || isList(name) {
          return problem(name, "a text")
        }
      }
      return nil
    }
  }

  private static func isList(_ node: ConfigurationNode) -> Bool {
    if case .sequence = node.kind { true } else { false }
  }

  /// A name that leads out of the folder of secrets is refused before the schema is looked at
  /// (`safe_path_func`).
  private static func nameMessage(in validators: [ConfigurationNode]) -> StartupVerdict? {
    for validator in validators where validator.isMapping {
      guard let name = validator.membersByName["name"], case .scalar(let scalar) = name.kind,
        leavesFolder(scalar.text)
      else { continue }
      let path = "/app/connaisseur-config/\(scalar.text)/auth.yaml"
      return .doesNotStart(
        StartupRefusal(
          message: "Potential path traversal in \(path).", messageVaries: false,
          problems: [StartupProblem(.notAName, at: name)]))
    }
    return nil
  }

  /// Whether `..` in the name leads above the folder, or into one whose name does not begin alike.
  private static func leavesFolder(_ name: String) -> Bool {
    guard name.contains("..") else { return false }
    var parts = ["app", "connaisseur-config"]
    for part in name.split(separator: "/", omittingEmptySubsequences: true) where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return parts.count < 2 || parts[0] != "app" || parts[1] != "connaisseur-config"
  }

  private static func verdict(
    _ validators: [PythonValidator], _ policy: ConfigurationNode?, _ found: [StartupProblem]
  ) -> StartupVerdict {
    if let problem = validators.lazy.compactMap(\.problemOfSecret).first { return dies(problem) }
    var problems = found + PythonSchema.problems(of: validators)
    if let policy { problems += PythonSchema.problems(ofPolicy: policy) }
    if !problems.isEmpty {
      return .doesNotStart(
        StartupRefusal(message: schema, messageVaries: true, problems: problems))
    }
    let defaults = validators.filter { $0.members["name"]?.string == "default" }
    if defaults.count > 1 {
      return .doesNotStart(
        StartupRefusal(
          message: "Too many default validator configurations.", messageVaries: false,
          problems: [StartupProblem(.severalDefaults, at: defaults[1].node)]))
    }
    for validator in validators {
      if let problem = validator.problemOfKeys { return dies(problem) }
    }
    return .starts
  }
}

/// A validator as Connaisseur 3.3 checks it.
struct PythonValidator {
  let node: ConfigurationNode
  private(set) var members: [String: ConfigurationNode]
  /// Its secret cannot be read, of which the program dies.
  private(set) var problemOfSecret: StartupProblem?

  /// - Parameter secrets: of which a file takes the place of what the configuration says.
  init(
    _ node: ConfigurationNode, _ members: [String: ConfigurationNode],
    takingIn secrets: ValidatorSecrets
  ) {
    self.node = node
    self.members = members
    guard members["type"]?.string == "notaryv1", let name = members["name"]?.string else { return }
    let auth = node.child("auth")
    let secret = PythonSecret(secrets: secrets, validator: name)
    switch secret.replacement(
      named: auth.membersByName["secretName"]?.string, at: node.path(of: "auth"))
    {
    case .none, .unknown, .noFile: break
    case .authentication(let authentication): self.members["auth"] = authentication
    case .unreadable(let error):
      problemOfSecret = StartupProblem(.secretNotYAML, at: auth, position: error.position)
    }
  }

  /// The keys become names of arguments, which must be texts and none that Python passes itself.
  var problemOfKeys: StartupProblem? {
    for member in node.members {
      let name = ConfigurationNode(
        value: node.value?.with(member.name), path: node.path, rules: node.rules)
      guard node.rules == .helm || name.string != nil else {
        return StartupProblem(.keyIsNoText, in: node, name: member.name)
      }
      if ["cls", "self"].contains(member.name.text) {
        return StartupProblem(.unknownKey, in: node, name: member.name)
      }
    }
    return nil
  }
}
