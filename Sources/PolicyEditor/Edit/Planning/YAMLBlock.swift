/// The children of a block collection as lines, each with the comments that belong to it.
///
/// The rules, which hold wherever a child is removed, moved or copied:
///
/// - Comments right above a child, with no blank line between, belong to it, unless they are indented
///   deeper than the child and stand below another one: then they belong to that.
/// - Comments below a child that are indented deeper than it belong to it, even behind blank lines.
/// - Everything else between two children, such as the headline of a section with a blank line below
///   it, belongs to neither and stays where it is.
struct YAMLBlock {
  let document: YAMLDocument
  let children: YAMLChildren
  /// Where the collection's own `:` or `-` stands, before which nothing belongs to a child.
  private let floor: Int

  /// - Parameter floor: an offset on the line above which nothing belongs to the collection.
  init(_ children: YAMLChildren, floor: Int) {
    document = children.document
    self.children = children
    self.floor = floor
  }

  var count: Int { children.count }

  /// The column of the children.
  var column: Int { document.column(of: children.start(0)) }

  /// Whether nothing but spaces stands in front of a child on its line.
  func hasOwnLine(_ number: Int) -> Bool {
    let start = children.start(number)
    return document.isBlank(document.startOfLine(at: start)..<start)
  }

  /// The bytes of a child with its comments, without the line break at the end: from the beginning
  /// of a line or, for a child that stands behind something, from its own.
  func chunk(_ number: Int) -> Range<Int> {
    let start = children.start(number)
    guard hasOwnLine(number) else { return start..<end(number) }
    let limit = number > 0 ? end(number - 1) : floor
    var line = document.line(of: start)
    while line > 1, document.range(ofLine: line - 1).lowerBound > limit,
      let column = document.commentColumn(ofLine: line - 1), number == 0 || column <= self.column
    {
      line -= 1
    }
    return document.range(ofLine: line).lowerBound..<end(number)
  }

  private func end(_ number: Int) -> Int {
    let last = children.end(number)
    var line = document.line(of: last)
    var end = max(last, document.range(ofLine: line).upperBound)
    line += 1
    while line <= document.lineCount {
      if let column = document.commentColumn(ofLine: line) {
        guard column > self.column else { break }
        end = document.range(ofLine: line).upperBound
      } else if !document.isBlank(line: line) {
        break
      }
      line += 1
    }
    return end
  }

  /// How many lines directly below a child's chunk are blank.
  func blankLines(below number: Int) -> Int {
    var line = document.line(of: chunk(number).upperBound) + 1
    var count = 0
    while line <= document.lineCount, document.isBlank(line: line),
      line < document.lineCount || !document.range(ofLine: line).isEmpty
    {
      count += 1
      line += 1
    }
    return count
  }

  /// How many lines directly above a child's chunk are blank.
  func blankLines(above number: Int) -> Int {
    var line = document.line(of: chunk(number).lowerBound) - 1
    var count = 0
    while line >= 1, document.isBlank(line: line) {
      count += 1
      line -= 1
    }
    return count
  }
}
