#if canImport(Glibc)
  import Glibc
#endif

/// The bytes that a signature covers: canonical JSON as docker/go's `canonical/json` writes what it
/// decoded into `interface{}`.
///
/// Members stand in byte order of their names, the last of several equal ones counts; no white
/// space; strings escape only `"` and `\`; a number goes through a 64-bit float to a 64-bit
/// integer.
public enum CanonicalJSON {
  /// A number that has no canonical form, because it is not an integer or is out of range.
  public struct NoCanonicalForm: Error, Hashable, Sendable {
    /// Where the number stands, in bytes from the start of the document.
    public let offset: Int
    /// The number as written, cut after 40 bytes.
    public let number: String
  }

  /// What is still to be written, innermost last. An explicit stack, because the depth is decided
  /// by whoever wrote the document.
  private enum Work {
    case value(Int)
    case elements(next: Int, end: Int, first: Bool)
    case members([SortedMember], next: Int)
  }

  private struct SortedMember {
    /// Decoded.
    let name: ArraySlice<UInt8>
    let value: Int
  }

  public static func encode(_ value: JSONValue) throws(NoCanonicalForm) -> [UInt8] {
    if isCanonical(value) { return Array(value.rawBytes) }
    let document = value.document
    var output: [UInt8] = []
    output.reserveCapacity(value.range.count)
    var stack: [Work] = [.value(value.index)]
    while let work = stack.popLast() {
      switch work {
      case .value(let index):
        try begin(index, of: document, into: &output, &stack)
      case .elements(let next, let end, let first):
        guard next < end else {
          output.append(UInt8(ascii: "]"))
          continue
        }
        if !first { output.append(UInt8(ascii: ",")) }
        stack.append(.elements(next: Int(document.nodes[next].next), end: end, first: false))
        stack.append(.value(next))
      case .members(let members, let next):
        guard next < members.count else {
          output.append(UInt8(ascii: "}"))
          continue
        }
        if next > 0 { output.append(UInt8(ascii: ",")) }
        write(members[next].name, into: &output)
        output.append(UInt8(ascii: ":"))
        stack.append(.members(members, next: next + 1))
        stack.append(.value(members[next].value))
      }
    }
    return output
  }

  /// Whether a value is written in canonical form already, as Notary's own documents are.
  ///
  /// Where every member is in its place and every scalar stands for itself, only white space could
  /// differ, and then the text is longer than what it must hold.
  private static func isCanonical(_ value: JSONValue) -> Bool {
    let document = value.document
    var size = 0
    for index in value.index..<Int(document.nodes[value.index].next) {
      let node = document.nodes[index]
      switch node.kind {
      case .null, .true, .false:
        size += node.length
      case .number:
        guard smallInteger(document.bytes[node.range]) != nil else { return false }
        size += node.length
      case .string:
        guard !node.needsDecoding else { return false }
        size += node.length
      case .object:
        guard document.hasAscendingNames(objectAt: index) else { return false }
        fallthrough
      case .array:
        let isEmpty = Int(node.next) == index + 1
        size += isEmpty ? 2 : 1
      }
      // After each value but the outermost stands a comma, a colon or the end of what holds it.
      if index > value.index { size += 1 }
    }
    return size == value.range.count
  }

  private static func begin(
    _ index: Int, of document: JSONDocument, into output: inout [UInt8], _ stack: inout [Work]
  ) throws(NoCanonicalForm) {
    let node = document.nodes[index]
    switch node.kind {
    case .null: output.append(contentsOf: "null".utf8)
    case .true: output.append(contentsOf: "true".utf8)
    case .false: output.append(contentsOf: "false".utf8)
    case .number: try number(node, of: document, into: &output)
    case .string:
      let content = document.bytes[node.content]
      if node.needsDecoding {
        write(JSONText.decode(content)[...], into: &output)
      } else {
        // Without an escape there is nothing to escape either.
        output.append(UInt8(ascii: "\""))
        output.append(contentsOf: content)
        output.append(UInt8(ascii: "\""))
      }
    case .array:
      output.append(UInt8(ascii: "["))
      stack.append(.elements(next: index + 1, end: Int(node.next), first: true))
    case .object:
      output.append(UInt8(ascii: "{"))
      stack.append(.members(sortedMembers(of: index, in: document), next: 0))
    }
  }

  /// The members in byte order of their names, each name once with its last value.
  private static func sortedMembers(of index: Int, in document: JSONDocument) -> [SortedMember] {
    let all = JSONValue(document: document, index: index).members.map { member in
      SortedMember(
        name: member.name.plainStringBytes ?? member.nameBytes[...], value: member.value.index)
    }
    let isSorted = zip(all, all.dropFirst()).allSatisfy {
      $0.name.lexicographicallyPrecedes($1.name)
    }
    if isSorted { return all }
    // The value's place breaks ties, so that the last of equal names comes last.
    let sorted = all.sorted { left, right in
      left.name == right.name
        ? left.value < right.value : left.name.lexicographicallyPrecedes(right.name)
    }
    return sorted.indices.filter {
      $0 + 1 == sorted.count || sorted[$0].name != sorted[$0 + 1].name
    }.map { sorted[$0] }
  }

  private static func write(_ text: ArraySlice<UInt8>, into output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in text {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        output.append(UInt8(ascii: "\\"))
      }
      output.append(byte)
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func number(
    _ node: JSONNode, of document: JSONDocument, into output: inout [UInt8]
  ) throws(NoCanonicalForm) {
    let text = document.bytes[node.range]
    if let small = smallInteger(text) {
      output.append(contentsOf: String(small).utf8)
      return
    }
    let written = String(decoding: text, as: UTF8.self)
    guard let value = Double(written), value.isFinite, value.rounded(.down) == value else {
      throw NoCanonicalForm(offset: Int(node.start), number: String(written.prefix(40)))
    }
    // Go on amd64 turns a float that no Int64 holds into the smallest Int64.
    output.append(contentsOf: String(Int64(exactly: value) ?? Int64.min).utf8)
  }

  /// An integer of at most 15 digits, which a float holds exactly.
  private static func smallInteger(_ text: ArraySlice<UInt8>) -> Int64? {
    guard text.count <= 15 else { return nil }
    var value: Int64 = 0
    for byte in text {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int64(byte - 48)
    }
    return value
  }
}
