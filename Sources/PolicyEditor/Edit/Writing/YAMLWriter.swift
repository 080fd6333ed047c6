/// Writes contents as a text does that they go into.
struct YAMLWriter {
  let layout: YAMLLayout
  /// Writes what no surroundings can spoil, rather than what looks best: texts in double quotes.
  let isCautious: Bool

  /// An element of a block sequence, from its dash to its end.
  func element(_ content: YAMLContent, column: Int) -> [UInt8] {
    let dash: [UInt8] = [UInt8(ascii: "-")]
    guard content.isCollection, !content.isEmptyCollection else {
      return dash + behindIndicator(content, name: nil, column: column)
    }
    if case .mapping = content, let step = layout.dashBreakStep {
      return dash + layout.newLine(column + step) + block(content, column: column + step)
    }
    let inner = column + 1 + layout.dashSpacing
    return dash + layout.spaces(layout.dashSpacing) + block(content, column: inner)
  }

  /// A member of a block mapping, from its name to its end.
  func member(_ member: YAMLContent.Member, column: Int, nameStyle: YAMLStyle = .plain) -> [UInt8] {
    YAMLScalarText.written(member.name, preferring: nameStyle, inFlow: false) + [UInt8(ascii: ":")]
      + behindIndicator(member.value, name: member.name, column: column)
  }

  /// The children of a collection that is not empty, from the first one's start.
  func block(_ content: YAMLContent, column: Int) -> [UInt8] {
    let children: [[UInt8]] =
      switch content {
      case .sequence(let elements): elements.map { element($0, column: column) }
      case .mapping(let members): members.map { member($0, column: column) }
      default: []
      }
    return Array(children.joined(separator: layout.newLine(column)))
  }

  /// What follows `:` or `-`, with the space or line break in front of it.
  ///
  /// - Parameter column: that of the name or the dash.
  func behindIndicator(_ content: YAMLContent, name: String?, column: Int) -> [UInt8] {
    if content.isCollection, !content.isEmptyCollection {
      var step = layout.memberStep
      if case .sequence = content { step = name == nil ? max(1, step) : layout.sequenceStep }
      return layout.newLine(column + step) + block(content, column: column + step)
    }
    if case .text(let text) = content, isLiteral(text) {
      return [0x20] + literal(text, column: column + layout.literalStep)
    }
    if content == .null, name != nil { return [] }
    let spacing = name == nil ? layout.dashSpacing : 1
    return layout.spaces(max(1, spacing)) + inline(content, name: name, inFlow: false)
  }

  func isLiteral(_ text: String) -> Bool { !isCautious && YAMLScalarText.isLiteral(text) }

  /// A literal block scalar, from its `|` to the end of its last line.
  ///
  /// - Parameter header: what stands behind `|` and the sign for the last line break: a comment.
  func literal(_ text: String, column: Int, header: [UInt8] = []) -> [UInt8] {
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    let isClipped = text.utf8.last == 0x0A
    if isClipped { lines.removeLast() }
    var result = Array((isClipped ? "|" : "|-").utf8) + header
    for line in lines {
      result += line.isEmpty ? layout.lineBreak : layout.newLine(column) + Array(line)
    }
    return result
  }

  /// A content on one line, collections in flow style.
  func inline(_ content: YAMLContent, name: String?, inFlow: Bool) -> [UInt8] {
    switch content {
    case .null: return Array("null".utf8)
    case .boolean(let value): return Array((value ? "true" : "false").utf8)
    case .integer(let value): return Array(String(value).utf8)
    case .text(let text):
      return scalar(text, preferring: layout.style(of: name), inFlow: inFlow)
    case .sequence(let elements):
      let parts = elements.map { inline($0, name: nil, inFlow: true) }
      return Array("[".utf8) + parts.joined(separator: Array(", ".utf8)) + Array("]".utf8)
    case .mapping(let members):
      let parts = members.map { flowMember($0) }
      return Array("{".utf8) + parts.joined(separator: Array(", ".utf8)) + Array("}".utf8)
    }
  }

  /// A member of a flow mapping.
  func flowMember(_ member: YAMLContent.Member) -> [UInt8] {
    YAMLScalarText.written(member.name, preferring: .plain, inFlow: true) + Array(": ".utf8)
      + inline(member.value, name: member.name, inFlow: true)
  }

  /// A text on one line.
  func scalar(_ text: String, preferring style: YAMLStyle, inFlow: Bool) -> [UInt8] {
    if isCautious { return YAMLScalarText.doubleQuoted(text) }
    switch style {
    case .plain, .literal, .folded, .block, .flow:
      if YAMLScalarText.isPlain(text, inFlow: inFlow) { return Array(text.utf8) }
      return YAMLScalarText.written(text, preferring: layout.quoteStyle, inFlow: inFlow)
    case .singleQuoted, .doubleQuoted:
      return YAMLScalarText.written(text, preferring: style, inFlow: inFlow)
    }
  }
}
