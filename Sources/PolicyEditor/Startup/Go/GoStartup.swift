/// What Connaisseur 3.9 does with its configuration before it serves (connaisseur 3.9.1,
/// `config.Load`): decode it strictly, then check the fields.
enum GoStartup {
  static func verdict(
    on written: WrittenConfiguration, secrets: ValidatorSecrets
  ) -> StartupVerdict {
    if let doubt = written.doubt { return .unknown(fact: doubt) }
    var decoder = GoDecoder(secrets: secrets)
    do {
      switch written {
      case .notRendered(let sentence):
        return .unknown(fact: sentence)
      case .file(let root, let file):
        let configuration = try decoder.configuration(root, ignoring: file.chartKeys)
        let complaints = GoStructRules.complaints(
          on: configuration, validators: root.child("validators"), policy: root.child("policy"))
        return verdict(complaints, decoder, hasOwnLines: file.hasOwnLines)
      case .sections(let validators, let policy, let isFromChart):
        return try verdict(validators, policy, isFromChart: isFromChart, &decoder)
      }
    } catch {
      return verdict(error, decoder)
    }
  }

  /// The two sections by themselves; what the chart sets itself is as it must be.
  private static func verdict(
    _ validators: WrittenConfiguration.Section, _ policy: WrittenConfiguration.Section,
    isFromChart: Bool, _ decoder: inout GoDecoder
  ) throws(GoEnd) -> StartupVerdict {
    var configuration = GoConfiguration(validators: nil, rules: nil)
    var places = (
      validators: ConfigurationNode(value: nil, path: "validators", rules: .helm),
      policy: ConfigurationNode(value: nil, path: "policy", rules: .helm)
    )
    if case .written(let node) = validators {
      places.validators = node
      if isFromChart {
        guard let entries = Chart.entries(of: node) else {
          return .unknown(fact: Chart.noList(node))
        }
        if let refusal = entries.lazy.compactMap({ Chart.refusal(of: $0, by: .go) }).first {
          return .unknown(fact: refusal)
        }
        configuration.validators = try decoder.validators(among: entries)
      } else {
        configuration.validators = try decoder.validators(node)
      }
    }
    if case .written(let node) = policy {
      places.policy = node
      if isFromChart {
        guard let entries = Chart.entries(of: node) else {
          return .unknown(fact: Chart.noList(node))
        }
        configuration.rules = try decoder.rules(among: entries)
      } else {
        configuration.rules = try decoder.rules(node)
      }
    }
    let complaints = GoStructRules.complaints(
      on: configuration, validators: places.validators, policy: places.policy)
    return verdict(complaints, decoder, hasOwnLines: false)
  }

  private static let parsing = "error loading config: error parsing file: "

  private static func verdict(
    _ complaints: [GoStructRules.Complaint], _ decoder: GoDecoder, hasOwnLines: Bool
  ) -> StartupVerdict {
    if !decoder.mistakes.isEmpty { return verdict(decoder, hasOwnLines: hasOwnLines) }
    guard !complaints.isEmpty else {
      return decoder.doubts.first.map { .unknown(fact: $0) } ?? .starts
    }
    let lines = complaints.enumerated().map { "Config error \($0.offset): \($0.element.words)" }
    return .doesNotStart(
      StartupRefusal(
        message: (["Config has \(complaints.count) errors:"] + lines).joined(separator: "\n"),
        messageVaries: !decoder.doubts.isEmpty,
        problems: zip(complaints, lines).map { $0.problem.saying($1) }))
  }

  /// All mistakes of the decoder together (yaml.v3, `TypeError`).
  private static func verdict(_ decoder: GoDecoder, hasOwnLines: Bool) -> StartupVerdict {
    let lines = decoder.mistakes.map { "  \($0.text)" }
    let isWhole = hasOwnLines && decoder.doubts.isEmpty && decoder.mistakes.allSatisfy(\.isWhole)
    return .doesNotStart(
      StartupRefusal(
        message: ([parsing + "yaml: unmarshal errors:"] + lines).joined(separator: "\n"),
        messageVaries: !isWhole,
        problems: decoder.mistakes.map { $0.problem.saying(hasOwnLines ? $0.text : $0.words) }))
  }

  private static func verdict(_ end: GoEnd, _ decoder: GoDecoder) -> StartupVerdict {
    switch end {
    case .panic(let problem):
      return .doesNotStart(
        StartupRefusal(message: nil, messageVaries: false, problems: [problem]))
    case .words(let words, let isWhole, let problem):
      let isCertain = decoder.doubts.isEmpty
      return .doesNotStart(
        StartupRefusal(
          message: isCertain ? parsing + words : parsing, messageVaries: !isWhole || !isCertain,
          problems: [problem]))
    }
  }
}
