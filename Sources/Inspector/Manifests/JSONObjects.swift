/// Where JSON objects stand in a text that is more than one.
enum JSONObjects {
  /// From each outermost `{` to its `}`, in the order of the text. What is never closed is left out.
  static func ranges(in text: [UInt8], limit: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var depth = 0
    var start = 0
    var isString = false
    var isEscaped = false
    for (offset, byte) in text.enumerated() {
      if isString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n") {
          // No string goes over the end of a line: here is none.
          isString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\"") where depth > 0: isString = true
      case UInt8(ascii: "{"):
        if depth == 0 { start = offset }
        depth += 1
      case UInt8(ascii: "}") where depth > 0:
        depth -= 1
        if depth == 0 { found.append(start..<offset + 1) }
        if found.count == limit { return found }
      default: break
      }
    }
    return found
  }
}
