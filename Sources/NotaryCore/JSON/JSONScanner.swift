/// Turns a JSON text into nodes, accepting exactly what Go's `encoding/json` accepts: RFC 8259, and
/// any bytes from 0x20 inside strings, so also invalid UTF-8.
struct JSONScanner {
  private(set) var nodes: [JSONNode] = []
  private(set) var maximumDepth = 0
  private let limits: JSONDocument.Limits
  /// The indices of the arrays and objects that are open.
  private var open: [UInt32] = []

  init(limits: JSONDocument.Limits) { self.limits = limits }

  private enum Expectation { case value, valueOrEnd, name, nameOrEnd, commaOrEnd }

  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    nodes.reserveCapacity(min(bytes.count / 12 + 8, limits.values))
    open.reserveCapacity(16)
    var position = 0
    var expectation = Expectation.value
    while true {
      skipWhiteSpace(bytes, &position)
      guard position < bytes.count else { throw JSONError(.unexpectedEnd, at: position) }
      let byte = bytes[position]
      switch expectation {
      case .commaOrEnd:
        if byte == UInt8(ascii: ",") {
          position += 1
          expectation = currentIsObject ? .name : .value
        } else {
          try close(byte, at: position)
          position += 1
        }
      case .name, .nameOrEnd:
        if byte == UInt8(ascii: "\"") {
          try string(bytes, &position)
          try colon(bytes, &position)
          expectation = .value
          continue
        }
        guard expectation == .nameOrEnd else {
          throw JSONError(.unexpectedByte(byte), at: position)
        }
        try close(byte, at: position)
        position += 1
        expectation = .commaOrEnd
      case .value, .valueOrEnd:
        if expectation == .valueOrEnd, byte == UInt8(ascii: "]") {
          try close(byte, at: position)
          position += 1
          expectation = .commaOrEnd
        } else {
          expectation = try value(bytes, &position)
        }
      }
      if open.isEmpty { break }
    }
    skipWhiteSpace(bytes, &position)
    guard position == bytes.count else { throw JSONError(.trailingText, at: position) }
  }

  private var currentIsObject: Bool {
    guard let last = open.last else { return false }
    return nodes[Int(last)].kind == .object
  }

  private func skipWhiteSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int) {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  /// Reads a scalar, or opens an array or object; says what may come next.
  private mutating func value(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) throws(JSONError) -> Expectation {
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let isObject = byte == UInt8(ascii: "{")
      guard open.count < limits.depth else { throw JSONError(.tooDeep, at: position) }
      open.append(UInt32(nodes.count))
      maximumDepth = max(maximumDepth, open.count)
      try append(isObject ? .object : .array, from: position, to: position)
      position += 1
      return isObject ? .nameOrEnd : .valueOrEnd
    case UInt8(ascii: "\""):
      try string(bytes, &position)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      try number(bytes, &position)
    case UInt8(ascii: "t"):
      try literal("true", .true, bytes, &position)
    case UInt8(ascii: "f"):
      try literal("false", .false, bytes, &position)
    case UInt8(ascii: "n"):
      try literal("null", .null, bytes, &position)
    default:
      throw JSONError(.unexpectedByte(byte), at: position)
    }
    return .commaOrEnd
  }

  private mutating func append(
    _ kind: JSONNode.Kind, from start: Int, to end: Int
  ) throws(JSONError) {
    guard nodes.count < limits.values else { throw JSONError(.tooManyValues, at: start) }
    nodes.append(
      JSONNode(
        kind: kind, start: UInt32(start), end: UInt32(end), next: UInt32(nodes.count + 1)))
  }

  private mutating func close(_ byte: UInt8, at position: Int) throws(JSONError) {
    let expected = currentIsObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    guard byte == expected, let index = open.popLast() else {
      throw JSONError(.unexpectedByte(byte), at: position)
    }
    nodes[Int(index)].end = UInt32(position + 1)
    nodes[Int(index)].next = UInt32(nodes.count)
  }

  private func colon(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) throws(JSONError) {
    skipWhiteSpace(bytes, &position)
    guard position < bytes.count else { throw JSONError(.unexpectedEnd, at: position) }
    guard bytes[position] == UInt8(ascii: ":") else {
      throw JSONError(.unexpectedByte(bytes[position]), at: position)
    }
    position += 1
  }

  private mutating func literal(
    _ text: StaticString, _ kind: JSONNode.Kind, _ bytes: UnsafeBufferPointer<UInt8>,
    _ position: inout Int
  ) throws(JSONError) {
    let start = position
    for index in 0..<text.utf8CodeUnitCount {
      guard position < bytes.count else { throw JSONError(.unexpectedEnd, at: position) }
      guard bytes[position] == text.utf8Start[index] else {
        throw JSONError(.unexpectedByte(bytes[position]), at: position)
      }
      position += 1
    }
    try append(kind, from: start, to: position)
  }

  private mutating func string(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) throws(JSONError) {
    let start = position
    var needsDecoding = false
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        position += 1
        try append(.string, from: start, to: position)
        nodes[nodes.count - 1].needsDecoding = needsDecoding
        return
      } else if byte == UInt8(ascii: "\\") {
        needsDecoding = true
        try escape(bytes, &position)
      } else if byte < 0x20 {
        throw JSONError(.controlCharacter(byte), at: position)
      } else {
        if byte >= 0x80 { needsDecoding = true }
        position += 1
      }
    }
    throw JSONError(.unexpectedEnd, at: position)
  }

  private func escape(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) throws(JSONError) {
    guard position + 1 < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
    switch bytes[position + 1] {
    case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"),
      UInt8(ascii: "t"), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "\""):
      position += 2
    case UInt8(ascii: "u"):
      for index in position + 2..<position + 6 {
        guard index < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
        guard JSONText.hexValue(bytes[index]) != nil else { throw JSONError(.badEscape, at: index) }
      }
      position += 6
    default:
      throw JSONError(.badEscape, at: position + 1)
    }
  }

  private mutating func number(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) throws(JSONError) {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    if position < bytes.count, bytes[position] == UInt8(ascii: "0") {
      position += 1
    } else {
      try digits(bytes, &position)
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      try digits(bytes, &position)
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count,
        bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-")
      {
        position += 1
      }
      try digits(bytes, &position)
    }
    try append(.number, from: start, to: position)
  }

  /// One digit or more.
  private func digits(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) throws(JSONError) {
    guard position < bytes.count else { throw JSONError(.unexpectedEnd, at: position) }
    guard (48...57).contains(bytes[position]) else {
      throw JSONError(.unexpectedByte(bytes[position]), at: position)
    }
    while position < bytes.count, (48...57).contains(bytes[position]) { position += 1 }
  }
}
