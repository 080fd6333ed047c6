extension UpgradeDraft {
  /// Changes what 3.4 and later refuse, or take for something else than 3.3 did.
  mutating func takeGoRewrite() throws(YAMLEditRefusal) {
    try takeCluster()
    try takeLogLevel()
    try takeNamespacedValidation()
    try removeRepeatedKeys()
    try denyWithoutTrustRoots()
    try takeDelegations()
    try retireWhatWasIgnored()
    try noteDefaults()
  }

  private mutating func takeCluster() throws(YAMLEditRefusal) {
    guard let deployment = try root().at(["kubernetes", "deployment"]) else { return }
    if let member = deployment.ownMember("imagePullPolicy"),
      deployment.ownMember("pullPolicy") == nil
    {
      try make([(.rename(member, to: "pullPolicy"), "imagePullPolicy is named pullPolicy")])
    }
    let gone = ["podSecurityPolicy", "extraContainers", "extraVolumes", "extraVolumeMounts"]
    let set = gone.filter { name in
      guard let value = deployment.ownMember(name)?.value else { return false }
      let isOff = value.member(named: "enabled", by: .helm)?.boolean(by: .helm) == false
      return !value.isNothing && !isOff && !(value.elements.isEmpty && value.members.isEmpty)
    }
    if !set.isEmpty {
      note("the chart of 3.4 and later does nothing with \(set.joined(separator: ", "))")
    }
  }

  private mutating func takeLogLevel() throws(YAMLEditRefusal) {
    guard let level = try root().at(["application"])?.ownMember("logLevel")?.value,
      let text = level.text, level.kind == .scalar, !level.isNothing
    else { return }
    let lower = text.lowercased()
    // 3.3 takes the names of Python's logging, of which Go's logger does not know this one.
    let name = lower == "critical" ? "error" : lower
    guard name != text else { return }
    try make([(.set(level, to: .text(name)), "logLevel \(text) is \(name)")])
  }

  /// Up to 3.3 the chart does not look at namespaces unless it is told; from 3.4 on it does.
  private mutating func takeNamespacedValidation() throws(YAMLEditRefusal) {
    // A file without validators and policy stands beside another one, which decides.
    guard let application = try root().at(["application"]), application.kind == .mapping,
      application.ownMember("validators") ?? application.ownMember("policy") != nil
    else { return }
    let why = "namespacedValidation stays off, which the newer chart has on"
    guard let features = application.ownMember("features")?.value, !features.isNothing else {
      let off = YAMLContent.mapping([.init("namespacedValidation", .boolean(false))])
      return try make([(application.setting("features", to: off), why)])
    }
    guard features.kind == .mapping, features.ownMember("namespacedValidation") == nil else {
      return
    }
    try make([(features.setting("namespacedValidation", to: .boolean(false)), why)])
  }

  /// Of a key that is there twice 3.3 takes the last one.
  private mutating func removeRepeatedKeys() throws(YAMLEditRefusal) {
    var repeated: [(mapping: YAMLValue, number: Int, why: String)] = []
    var pending = [try application()].compactMap { $0 }
    while let value = pending.popLast() {
      if value.isAlias { continue }
      var seen: Set<String> = []
      for (number, member) in value.members.enumerated().reversed() where !member.isMerge {
        let name = member.name.text ?? ""
        guard seen.insert(name).inserted else {
          repeated.append((value, number, "\(name), which is there twice, is there once"))
          continue
        }
        pending.append(member.value)
      }
      pending += value.elements
    }
    try retire(repeated)
  }

  /// A validator without a trust root denies every image in 3.3; 3.4 does not start with it.
  private mutating func denyWithoutTrustRoots() throws(YAMLEditRefusal) {
    let numbers = try validators().enumerated().compactMap { number, validator -> Int? in
      guard ["notaryv1", "cosign"].contains(validator.text(of: "type") ?? ""),
        let roots = validator.ownMember("trustRoots")?.value,
        roots.isNothing || (roots.kind == .sequence && roots.elements.isEmpty)
      else { return nil }
      return number
    }
    guard !numbers.isEmpty else { return }
    var changes: [(YAMLChange, String)] = []
    for validator in numbers.compactMap(validator) {
      guard let type = validator.members.lastIndex(where: { $0.name.text == "type" }) else {
        continue
      }
      let name = validator.text(of: "name") ?? "without a name"
      changes.append(
        (
          .set(validator.members[type].value, to: .text("static")),
          "validator \(name), which has no trust root, is a static one that denies"
        ))
      if validator.ownMember("approve") == nil {
        changes.append(
          (
            .insertMember(.init("approve", .boolean(false)), into: validator.place, at: type + 1),
            ""
          ))
      }
    }
    try make(changes)
    let kept: Set<String> = ["name", "type", "approve"]
    try retire(
      numbers.compactMap(validator).flatMap { validator in
        validator.members.enumerated().compactMap { number, member in
          let name = member.name.text ?? ""
          guard !kept.contains(name), !member.isMerge else { return nil }
          return (validator, number, "")
        }
      })
  }

  /// An empty list, or an empty name in it, asks for nothing in 3.3.
  private mutating func takeDelegations() throws(YAMLEditRefusal) {
    var empty: [(mapping: YAMLValue, number: Int, why: String)] = []
    for rule in try application()?.at(["policy"])?.elements ?? [] {
      guard let options = rule.ownMember("with")?.value, !options.isAlias,
        let number = options.members.lastIndex(where: { $0.name.text == "delegations" }),
        case let value = options.members[number].value, value.kind == .sequence,
        value.elements.isEmpty
      else { continue }
      if options.members.count == 1,
        let whole = rule.members.lastIndex(where: { $0.name.text == "with" })
      {
        empty.append((rule, whole, "with, which asks for no delegations, is a comment"))
      } else {
        empty.append((options, number, "an empty list of delegations is a comment"))
      }
    }
    try retire(empty)
  }

  /// Keys that 3.3 passes over, and with which 3.4 does not start.
  private mutating func retireWhatWasIgnored() throws(YAMLEditRefusal) {
    var ignored: [(mapping: YAMLValue, number: Int, why: String)] = []
    func collect(_ mapping: YAMLValue, _ known: Set<String>, _ owner: String) {
      guard mapping.kind == .mapping, !mapping.isAlias else { return }
      for (number, member) in mapping.members.enumerated() where !member.isMerge {
        let name = member.name.text ?? ""
        if !known.contains(name) {
          ignored.append((mapping, number, "\(name) of \(owner), which did nothing, is a comment"))
        }
      }
    }
    for validator in try validators() {
      guard let type = validator.text(of: "type"), let keys = Self.validatorKeys[type] else {
        continue
      }
      collect(validator, keys, "a \(type) validator")
      for root in validator.ownMember("trustRoots")?.value.elements ?? [] {
        collect(root, Self.trustRootKeys, "a trust root")
      }
    }
    for rule in try application()?.at(["policy"])?.elements ?? [] {
      collect(rule, ["pattern", "validator", "with"], "a rule")
      if let options = rule.ownMember("with")?.value { collect(options, Self.options, "with") }
    }
    try retire(ignored)
  }

  private static let validatorKeys: [String: Set<String>] = [
    "static": ["name", "type", "approve"],
    "notaryv1": ["name", "type", "host", "trustRoots", "cert", "auth"],
    "cosign": ["name", "type", "host", "trustRoots", "cert", "auth"],
  ]

  private static let trustRootKeys: Set<String> = ["name", "key", "keyless"]

  private static let options: Set<String> = [
    "trustRoot", "delegations", "threshold", "required", "verifyInTransparencyLog", "verifySCT",
    "mode", "verificationLevel", "verifyTimestamp",
  ]

  /// What no file sets comes from the chart, whose own policy has changed.
  private mutating func noteDefaults() throws(YAMLEditRefusal) {
    guard let application = try root().at(["application"]) else { return }
    for name in ["validators", "policy"] where application.ownMember(name) == nil {
      note("the file sets no \(name), and those of the newer chart are others")
    }
  }

  private func validators() throws(YAMLEditRefusal) -> [YAMLValue] {
    try application()?.at(["validators"])?.elements.filter { !$0.isAlias } ?? []
  }

  private func validator(_ number: Int) -> YAMLValue? {
    let validators = try? validators()
    return validators.flatMap { $0.indices.contains(number) ? $0[number] : nil }
  }
}
