/// A comment, from its `#` to the end of its line.
public struct YAMLComment: Hashable, Sendable {
  /// Bytes from the start of the text, without the line break.
  public let range: Range<Int>
  /// Nothing but white space stands before it on its line.
  public let isAlone: Bool
}

enum YAMLComments {
  /// All comments. What is not part of a scalar or alias is white space, an indicator, an anchor, a
  /// tag, a directive or a comment, and only the last of these may hold a `#`; except that a tag
  /// or directive keeps one that touches it.
  static func all(in bytes: [UInt8], nodes: [YAMLNode]) -> [YAMLComment] {
    var comments: [YAMLComment] = []
    var position = YAMLLines.byteOrderMarkLength(bytes)
    for node in nodes where node.kind == .scalar || node.kind == .alias {
      let start = max(position, Int(node.start))
      collect(in: bytes, from: position, to: start, into: &comments)
      position = max(position, Int(node.end))
      if node.style == .literal || node.style == .folded {
        // The header of a block scalar may have a comment of its own.
        let header = bytes[start..<position].prefix { $0 != 0x0A && $0 != 0x0D }
        collect(in: bytes, from: start, to: header.endIndex, into: &comments)
      }
    }
    collect(in: bytes, from: position, to: bytes.count, into: &comments)
    return comments
  }

  private static func collect(
    in bytes: [UInt8], from start: Int, to end: Int, into comments: inout [YAMLComment]
  ) {
    var position = start
    while position < end {
      guard bytes[position] == UInt8(ascii: "#") else {
        position += 1
        continue
      }
      var last = position
      while last < end, bytes[last] != 0x0A, bytes[last] != 0x0D { last += 1 }
      comments.append(
        YAMLComment(range: position..<last, isAlone: isAlone(position, in: bytes)))
      position = last
    }
  }

  private static func isAlone(_ offset: Int, in bytes: [UInt8]) -> Bool {
    var position = offset
    while position > 0, bytes[position - 1] == 0x20 || bytes[position - 1] == 0x09 { position -= 1 }
    return position == YAMLLines.byteOrderMarkLength(bytes) || position == 0
      || bytes[position - 1] == 0x0A || bytes[position - 1] == 0x0D
  }
}
