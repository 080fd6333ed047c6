import PolicyEditor

/// Reads files named `1.yaml`, `2.yaml` and so on.
func readValues(_ texts: String...) throws -> Values {
  try Values.load(
    files: texts.enumerated().map { ("\($0.offset + 1).yaml", Array($0.element.utf8)) })
}

extension Configuration {
  var patterns: [String] { rules.map(\.pattern) }
  var names: [String?] { validators.map(\.name) }
}

/// Indents every line of a text that is not empty.
func indented(_ text: String, by columns: Int) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false)
    .map { $0.isEmpty ? "" : String(repeating: " ", count: columns) + $0 }
    .joined(separator: "\n")
}
