/// A YAML text and where each of its values stands in it.
///
/// The bytes are kept, and every value knows exactly which of them it is made of, so that an edit
/// can replace these and leave all others alone. Values live in one flat array, so that neither
/// reading, walking nor releasing a deeply nested text uses the stack. libyaml reads (YAML 1.1, as
/// Helm's and Connaisseur's readers, which are descended from it or speak the same version).
public struct YAMLDocument: Sendable {
  /// Shared by all values of the document, so that one costs no more than a reference.
  private let content: Content

  private final class Content: Sendable {
    let bytes: [UInt8]
    let comments: [YAMLComment]
    let nodes: [YAMLNode]
    let texts: [UInt8]
    let properties: [Int: YAMLProperties]
    let rootIndices: [Int]
    let lines: YAMLLines

    init(
      bytes: [UInt8], nodes: [YAMLNode], texts: [UInt8], properties: [Int: YAMLProperties],
      roots: [Int], comments: [YAMLComment]
    ) {
      self.bytes = bytes
      self.nodes = nodes
      self.texts = texts
      self.properties = properties
      rootIndices = roots
      lines = YAMLLines(bytes)
      self.comments = comments
    }
  }

  /// The text.
  public var bytes: [UInt8] { content.bytes }
  /// All comments in the order of the text.
  public var comments: [YAMLComment] { content.comments }
  var nodes: [YAMLNode] { content.nodes }
  /// The decoded text of all scalars, one after the other.
  var texts: [UInt8] { content.texts }
  var properties: [Int: YAMLProperties] { content.properties }
  var rootIndices: [Int] { content.rootIndices }
  var lines: YAMLLines { content.lines }

  /// Bounds on what is read.
  public struct Limits: Sendable {
    public var bytes = 8 << 20
    /// Open collections, with aliases put in place.
    public var depth = 100
    /// Values, member names and aliases.
    public var values = 1_000_000
    /// Values with aliases put in place (the "billion laughs").
    public var expandedValues = 2_000_000

    public init() {}
  }

  public init(parsing bytes: [UInt8], limits: Limits = Limits()) throws(YAMLError) {
    guard bytes.count <= limits.bytes, bytes.count < Int(UInt32.max) else {
      throw YAMLError(.tooLarge(limit: limits.bytes), at: 0, in: [])
    }
    var builder = YAMLTreeBuilder(limits: limits)
    try builder.build(from: bytes)
    self.init(
      bytes: bytes, nodes: builder.nodes, texts: builder.texts, properties: builder.properties,
      roots: builder.roots, comments: YAMLComments.all(in: bytes, nodes: builder.nodes))
  }

  /// A text of which it is known what stands where.
  init(
    bytes: [UInt8], nodes: [YAMLNode], texts: [UInt8], properties: [Int: YAMLProperties],
    roots: [Int], comments: [YAMLComment]
  ) {
    content = Content(
      bytes: bytes, nodes: nodes, texts: texts, properties: properties, roots: roots,
      comments: comments)
  }

  /// The outermost value of each document of the stream. A text with nothing but comments has none.
  public var roots: [YAMLValue] { rootIndices.map { YAMLValue(document: self, index: $0) } }

  /// Line and column of a byte offset.
  public func location(of offset: Int) -> YAMLLocation {
    lines.location(of: max(0, min(offset, bytes.count)), in: bytes)
  }

  /// The first comment that begins at an offset or behind it, and before another.
  func comment(from start: Int, before end: Int) -> YAMLComment? {
    var low = 0
    var high = comments.count
    while low < high {
      let middle = (low + high) / 2
      if comments[middle].range.lowerBound < start { low = middle + 1 } else { high = middle }
    }
    guard low < comments.count, comments[low].range.lowerBound < end else { return nil }
    return comments[low]
  }

  /// How many lines there are; a final line break begins one more, empty line.
  public var lineCount: Int { lines.count }

  /// The bytes of a line from 1, without its line break; empty for a line that does not exist.
  public func range(ofLine line: Int) -> Range<Int> { lines.range(of: line, in: bytes) }
}

/// How a value is written.
public enum YAMLStyle: UInt8, Hashable, Sendable {
  /// Scalars.
  case plain, singleQuoted, doubleQuoted, literal, folded
  /// Collections.
  case block, flow
}

/// One value or member name: what it is and where. The members of a mapping follow it as name,
/// value, name, value; the elements of a sequence follow it in order.
struct YAMLNode {
  enum Kind: UInt8 { case scalar, sequence, mapping, alias }

  let kind: Kind
  let style: YAMLStyle
  /// Where its anchor or tag begins; `start` where it has neither.
  var fullStart: UInt32
  var start: UInt32
  /// The offset after the last byte.
  var end: UInt32
  /// The index after the last node of this value.
  var next: UInt32
  /// Its decoded text in `texts`.
  var text: Range<UInt32> = 0..<0
  /// The index of the value that an alias stands for.
  var target: UInt32 = 0
  /// How many values and how many levels this is with aliases put in place.
  var expandedCount: UInt32 = 1
  var expandedDepth: UInt32 = 0
}

/// What few values have.
struct YAMLProperties {
  var anchor: [UInt8]?
  var tag: [UInt8]?
}
