/// A JSON text and where each of its values stands in it.
///
/// Trust data must be judged by its exact bytes: byte offsets, the order of members, duplicate
/// members and numbers as written are all kept. Values live in one flat array, so that neither
/// reading, walking nor releasing a deeply nested document uses the stack.
public struct JSONDocument: Sendable {
  /// Everything in one object, because each value holds its document and is passed around.
  private let storage: Storage

  private final class Storage: Sendable {
    let bytes: [UInt8]
    let maximumDepth: Int
    let nodes: [JSONNode]

    init(bytes: [UInt8], maximumDepth: Int, nodes: [JSONNode]) {
      self.bytes = bytes
      self.maximumDepth = maximumDepth
      self.nodes = nodes
    }
  }

  /// The text.
  public var bytes: [UInt8] { storage.bytes }
  /// How many arrays and objects are open at the deepest place.
  public var maximumDepth: Int { storage.maximumDepth }
  var nodes: [JSONNode] { storage.nodes }

  /// Bounds on what is read.
  public struct Limits: Sendable {
    /// Open arrays and objects. Go's decoder, whose verdicts are reproduced, reads far deeper than
    /// anything sensible, so this is only a bound on memory.
    public var depth = 200_000
    /// Values and member names: what 150 000 tags take. Each costs memory far beyond its text.
    public var values = 2_000_000

    public init() {}
  }

  /// Reads one JSON value with nothing but white space around it.
  public init(parsing bytes: [UInt8], limits: Limits = Limits()) throws(JSONError) {
    guard bytes.count < Int(UInt32.max) else {
      throw JSONError(.tooManyValues, at: 0)
    }
    var scanner = JSONScanner(limits: limits)
    try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in
      try scanner.scan(buffer)
    }
    storage = Storage(
      bytes: bytes, maximumDepth: scanner.maximumDepth, nodes: scanner.nodes)
  }

  /// The outermost value.
  public var root: JSONValue { JSONValue(document: self, index: 0) }
}

/// Why a text is not JSON, and where.
public struct JSONError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// The text ends in the middle of a value, or is empty.
    case unexpectedEnd
    /// A byte that cannot stand here.
    case unexpectedByte(UInt8)
    /// A byte below 0x20 inside a string.
    case controlCharacter(UInt8)
    /// A backslash with something that is no escape.
    case badEscape
    /// Something other than white space after the value.
    case trailingText
    /// More open arrays and objects than the limit.
    case tooDeep
    /// More values than the limit.
    case tooManyValues
  }

  public let reason: Reason
  /// Bytes from the start of the text.
  public let offset: Int

  init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

/// One value or member name: what it is and where. The members of an object follow it as name,
/// value, name, value; the elements of an array follow it in order.
struct JSONNode {
  enum Kind: UInt8 { case null, `true`, `false`, number, string, array, object }

  let kind: Kind
  /// A string that holds an escape or a byte that is not ASCII.
  var needsDecoding = false
  let start: UInt32
  /// The offset after the last byte.
  var end: UInt32
  /// The index after the last node of this value.
  var next: UInt32

  var range: Range<Int> { Int(start)..<Int(end) }
  var length: Int { Int(end - start) }
  /// What stands between the quotes of a string.
  var content: Range<Int> { Int(start) + 1..<Int(end) - 1 }
}
