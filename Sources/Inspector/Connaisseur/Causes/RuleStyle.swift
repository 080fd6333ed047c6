import PolicyEditor

/// How the rules of a file are written, so that a new one can be written alike.
struct RuleStyle: Sendable {
  /// How many blanks stand before the hyphen.
  var indent = 4
  /// What stands around patterns; nothing where they are plain.
  var quote = "\""

  init() {}

  /// The style of the first rule with a place in a file.
  init(of rules: [Rule], in values: Values) {
    guard let rule = rules.first(where: { $0.position != nil }), let position = rule.position,
      let file = values.files.first(where: { $0.name == position.file })
    else { return }
    let document = file.document
    let line = String(
      decoding: document.bytes[document.range(ofLine: position.line)], as: UTF8.self)
    let blanks = line.prefix { $0 == " " }.count
    guard line.dropFirst(blanks).first == "-", blanks <= 20 else { return }
    indent = blanks
    guard let pattern = line.firstRange(of: "pattern:") else { return }
    let value = line[pattern.upperBound...].drop { $0 == " " }
    if value.first == "'" { quote = "'" }
  }

  /// A rule with comments above it.
  func lines(pattern: String, validator: String, comments: [String]) -> [String] {
    let margin = String(repeating: " ", count: indent)
    return comments.map { "\(margin)# \($0)" } + [
      "\(margin)- pattern: \(quote)\(pattern)\(quote)", "\(margin)  validator: \(validator)",
    ]
  }

  /// A static validator that approves.
  func validatorLines(name: String) -> [String] {
    let margin = String(repeating: " ", count: indent)
    return [
      "\(margin)- name: \(name)", "\(margin)  type: static", "\(margin)  approve: true",
    ]
  }
}
