import PolicyEditor

/// What a generation makes of a configuration as it stands: `starts`, what it says, or `dies`.
func startup(
  _ generation: Generation, _ text: String, reading: Values.Reading = .asItStands
) throws -> String {
  switch try readValues(text).startup(of: generation, reading: reading) {
  case .starts: "starts"
  case .unknown(let fact): "unknown: \(fact)"
  case .doesNotStart(let refusal): refusal.message ?? "dies"
  }
}

/// The refusal of a configuration that must not start.
func refusal(
  _ generation: Generation, _ text: String, reading: Values.Reading = .asItStands
) throws -> StartupRefusal? {
  let verdict = try readValues(text).startup(of: generation, reading: reading)
  if case .doesNotStart(let refusal) = verdict { return refusal }
  return nil
}

/// Connaisseur's own configuration with one validator and one rule, in which parts are replaced.
struct ConfigurationText {
  var name = "default"
  var type = "notaryv1"
  /// Lines of the validator below name and type.
  var validator = ["host: notary.example.com", "trustRoots:", "- {name: default, key: garbage}"]
  var others: [String] = []
  /// Lines of the rule below its pattern.
  var rule: [String] = []
  var pattern = "'*:*'"

  var text: String {
    let lines = ["name: \(name)", "type: \(type)"] + validator
    let entry = lines.enumerated().map { ($0.offset == 0 ? "- " : "  ") + $0.element }
    return
      (["validators:"] + entry + others + ["policy:", "- pattern: \(pattern)"]
      + rule.map { "  " + $0 } + [""]).joined(separator: "\n")
  }

  /// The same as values of the chart.
  var values: String { "application:\n" + indented(text, by: 2) }
}
