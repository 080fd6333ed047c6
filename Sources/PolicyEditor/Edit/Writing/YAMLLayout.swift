/// How a text writes things, as far as it can be seen in it, so that what is new looks like the rest.
struct YAMLLayout {
  /// LF, or CR LF where the first line ends so.
  var lineBreak: [UInt8] = [0x0A]
  /// The columns by which the members of a mapping stand behind its key.
  var memberStep = 2
  /// The columns by which the dashes of a sequence stand behind its key.
  var sequenceStep = 2
  /// The spaces behind a dash.
  var dashSpacing = 1
  /// The columns by which a mapping stands behind its dash where it begins on the line below.
  var dashBreakStep: Int?
  /// The columns by which the lines of a block scalar stand behind its key.
  var literalStep = 2
  /// How texts are written that are known by nothing else.
  var textStyle = YAMLStyle.plain
  /// How texts are quoted that must be.
  var quoteStyle = YAMLStyle.doubleQuoted
  /// How the values of members are written, by their names.
  var styles: [String: YAMLStyle] = [:]

  /// How texts of a member are written.
  func style(of name: String?) -> YAMLStyle { name.flatMap { styles[$0] } ?? textStyle }

  func spaces(_ count: Int) -> [UInt8] { [UInt8](repeating: 0x20, count: max(0, count)) }

  /// A line break and the spaces in front of the next line's text.
  func newLine(_ column: Int) -> [UInt8] { lineBreak + spaces(column) }

  /// Looks at the surroundings of a place, and then at the document.
  ///
  /// - Parameter near: the collection that is changed and those around it, from the inside out; the
  ///   habits of each count more than those of the next.
  init(_ document: YAMLDocument, near: [YAMLValue]) {
    if let first = document.bytes.firstIndex(of: 0x0A), first > 0, document.bytes[first - 1] == 0x0D
    {
      lineBreak = [0x0D, 0x0A]
    }
    let habits =
      near.map { YAMLHabits(document, of: [$0], limit: 200) }
      + [YAMLHabits(document, of: document.roots, limit: 1_000)]
    func usual<Value>(_ habit: (YAMLHabits) -> Tally<Value>, _ usual: Value) -> Value {
      for habits in habits {
        if let most = habit(habits).most { return most }
      }
      return usual
    }
    memberStep = usual(\.memberSteps, memberStep)
    sequenceStep = usual(\.sequenceSteps, sequenceStep)
    dashSpacing = usual(\.dashSpacings, dashSpacing)
    literalStep = max(1, usual(\.literalSteps, memberStep))
    if let list = habits.first, list.dashSpacings.most == nil {
      dashBreakStep = list.dashBreakSteps.most
    }
    textStyle = usual(\.textStyles, textStyle)
    quoteStyle = usual(\.quoteStyles, quoteStyle)
    for habits in habits.reversed() {
      styles.merge(habits.styles.compactMapValues(\.most)) { _, nearer in nearer }
    }
  }
}

/// How often each of some things was seen.
struct Tally<Value: Hashable> {
  private var counts: [Value: Int] = [:]
  private var order: [Value] = []

  mutating func count(_ value: Value) {
    if counts[value] == nil { order.append(value) }
    counts[value, default: 0] += 1
  }

  /// The most frequent; of several the one that was seen first.
  var most: Value? {
    guard let most = counts.values.max() else { return nil }
    return order.first { counts[$0] == most }
  }
}

/// What is seen of a text's way of writing.
private struct YAMLHabits {
  let document: YAMLDocument
  var memberSteps = Tally<Int>()
  var sequenceSteps = Tally<Int>()
  var dashSpacings = Tally<Int>()
  var dashBreakSteps = Tally<Int>()
  var literalSteps = Tally<Int>()
  var textStyles = Tally<YAMLStyle>()
  var quoteStyles = Tally<YAMLStyle>()
  var styles: [String: Tally<YAMLStyle>] = [:]

  init(_ document: YAMLDocument, of values: [YAMLValue], limit: Int) {
    self.document = document
    observe(values, limit: limit)
  }

  /// Looks at values and what they hold, level by level, at most at a number of them.
  private mutating func observe(_ values: [YAMLValue], limit: Int) {
    var pending = values
    var next = 0
    while next < pending.count, next < limit {
      let value = pending[next]
      next += 1
      guard !value.isAlias, value.kind != .scalar else { continue }
      let children = YAMLChildren(of: value)
      if value.kind == .sequence, value.style == .block, children.count > 0 {
        observe(dash: children[0].value, of: value)
      }
      let column = document.column(of: value.range.lowerBound)
      for number in 0..<min(children.count, limit) {
        let child = children[number]
        observe(child, column: column)
        pending.append(child.value)
      }
    }
  }

  private mutating func observe(dash first: YAMLValue, of sequence: YAMLValue) {
    guard !first.range.isEmpty else { return }
    let dash = sequence.range.lowerBound
    let start = first.fullRange.lowerBound
    if document.bytes[dash + 1..<start].contains(0x0A) {
      dashBreakSteps.count(document.column(of: start) - document.column(of: dash))
    } else {
      dashSpacings.count(start - dash - 1)
    }
  }

  private mutating func observe(_ child: YAMLChildren.Child, column: Int) {
    let value = child.value
    guard !value.isAlias, !value.range.isEmpty else { return }
    guard let name = child.name else {
      if value.kind == .scalar { observe(text: value, name: nil, column: column) }
      return
    }
    let start = value.range.lowerBound
    let isBelow = document.bytes[name.range.upperBound..<start].contains(0x0A)
    switch (value.kind, value.style) {
    case (.mapping, .block) where isBelow: memberSteps.count(document.column(of: start) - column)
    case (.sequence, .block) where isBelow: sequenceSteps.count(document.column(of: start) - column)
    case (.scalar, _): observe(text: value, name: name.text, column: column)
    default: break
    }
  }

  private mutating func observe(text value: YAMLValue, name: String?, column: Int) {
    let style = value.style
    switch style {
    case .literal, .folded:
      if let indent = document.literalColumn(of: value) { literalSteps.count(indent - column) }
    case .plain:
      guard value.scalarType(by: .helm) == .string else { return }
      textStyles.count(style)
    default:
      quoteStyles.count(style)
      // Quotes that a text needs say nothing about others.
      if let text = value.text, YAMLScalarText.isPlain(text, inFlow: false) {
        textStyles.count(style)
      }
    }
    if let name { styles[name, default: Tally()].count(style) }
  }
}
