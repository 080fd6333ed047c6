/// Connaisseur's types (connaisseur 3.9.1, `config.Config`, `policy.Rule`, `auth.TrustRoot`).
extension GoDecoder {
  mutating func configuration(
    _ root: ConfigurationNode, ignoring ignored: Set<String>
  ) throws(GoEnd) -> GoConfiguration {
    var configuration = GoConfiguration()
    _ = try fields(of: root, type: "config.Config") {
      (decoder, name, node) throws(GoEnd) in
      switch name {
      case "validators": configuration.validators = try decoder.validators(node)
      case "policy": configuration.rules = try decoder.rules(node)
      case "alerting":
        if !node.isNull { decoder.doubt("alerting is not checked here") }
      default: return ignored.contains(name)
      }
      return true
    }
    return configuration
  }

  mutating func validators(
    _ node: ConfigurationNode
  ) throws(GoEnd) -> [GoConfiguration.Validator] {
    try validators(among: entries(of: node, type: "validator.Validator") ?? [])
  }

  mutating func validators(
    among entries: [ConfigurationNode]
  ) throws(GoEnd) -> [GoConfiguration.Validator] {
    try decode(entries) { (decoder, node) throws(GoEnd) in try decoder.validator(node) }
  }

  mutating func rules(_ node: ConfigurationNode) throws(GoEnd) -> [GoConfiguration.Rule] {
    try rules(among: entries(of: node, type: "policy.Rule") ?? [])
  }

  mutating func rules(
    among entries: [ConfigurationNode]
  ) throws(GoEnd) -> [GoConfiguration.Rule] {
    try decode(entries) { (decoder, node) throws(GoEnd) in try decoder.rule(node) }
  }

  private mutating func rule(_ node: ConfigurationNode) throws(GoEnd) -> GoConfiguration.Rule? {
    var rule = GoConfiguration.Rule(place: node)
    let isDecoded = try fields(of: node, type: "policy.Rule") {
      (decoder, name, node) throws(GoEnd) in
      switch name {
      case "pattern": rule.pattern = decoder.string(node) ?? ""
      case "validator": _ = decoder.string(node)
      case "with": rule.options = try decoder.options(node)
      default: return false
      }
      return true
    }
    return isDecoded ? rule : nil
  }

  private mutating func options(
    _ node: ConfigurationNode
  ) throws(GoEnd) -> GoConfiguration.Options {
    var options = GoConfiguration.Options(place: node)
    _ = try fields(of: node, type: "policy.RuleOptions") { (decoder, name, node) throws(GoEnd) in
      switch name {
      case "trustRoot": _ = decoder.string(node)
      case "verifyInTransparencyLog", "verifySCT": _ = decoder.boolean(node)
      case "threshold": options.threshold = decoder.integer(node) ?? 0
      case "required": options.required = decoder.strings(node)
      case "delegations": options.delegations = decoder.strings(node)
      case "mode": options.mode = decoder.string(node) ?? ""
      case "verificationLevel": options.verificationLevel = decoder.string(node) ?? ""
      case "verifyTimestamp": options.timestampVerification = decoder.string(node) ?? ""
      default: return false
      }
      return true
    }
    return options
  }

  mutating func trustRoots(
    _ node: ConfigurationNode
  ) throws(GoEnd) -> [GoConfiguration.TrustRoot] {
    try decode(entries(of: node, type: "auth.TrustRoot") ?? []) {
      (decoder, node) throws(GoEnd) in try decoder.trustRoot(node)
    }
  }

  private mutating func trustRoot(
    _ node: ConfigurationNode
  ) throws(GoEnd) -> GoConfiguration.TrustRoot? {
    var root = GoConfiguration.TrustRoot(place: node)
    let isDecoded = try fields(of: node, type: "auth.TrustRoot") {
      (decoder, name, node) throws(GoEnd) in
      switch name {
      case "name": root.name = decoder.string(node) ?? ""
      case "key": root.key = decoder.string(node) ?? ""
      case "cert": root.certificate = decoder.string(node) ?? ""
      case "tsCert": root.timestampCertificate = decoder.string(node) ?? ""
      case "keyless": root.keyless = try decoder.keyless(node)
      default: return false
      }
      return true
    }
    return isDecoded ? root : nil
  }

  private mutating func keyless(
    _ node: ConfigurationNode
  ) throws(GoEnd) -> GoConfiguration.Keyless {
    var keyless = GoConfiguration.Keyless()
    _ = try fields(of: node, type: "auth.Keyless") { (decoder, name, node) throws(GoEnd) in
      switch name {
      case "issuer": keyless.issuer = decoder.string(node) ?? ""
      case "subject": keyless.subject = decoder.string(node) ?? ""
      case "issuerRegex": keyless.issuerPattern = decoder.string(node) ?? ""
      case "subjectRegex": keyless.subjectPattern = decoder.string(node) ?? ""
      default: return false
      }
      return true
    }
    return keyless
  }
}
