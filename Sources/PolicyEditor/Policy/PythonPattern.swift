/// How Python reads a file name pattern (CPython 3.12, `fnmatch.translate`).
///
/// `*`, `?`, `[…]` and `[!…]`, nothing else; a bracket that is not closed stands for itself, and a
/// backslash always does.
enum PythonPattern {
  static func parse(_ text: [Unicode.Scalar]) -> WildcardPattern {
    var elements: [WildcardPattern.Element] = []
    var place = 0
    // Where one bracket is not closed, no later one is.
    var isClosed = true
    while place < text.count {
      let scalar = text[place]
      place += 1
      switch scalar {
      case "*": if elements.last != .anything { elements.append(.anything) }
      case "?": elements.append(.anyCharacter)
      case "[" where isClosed:
        if let end = classEnd(text, from: place) {
          elements.append(characterClass(text[place..<end]))
          place = end + 1
        } else {
          isClosed = false
          elements.append(.character(scalar))
        }
      default: elements.append(.character(scalar))
      }
    }
    return WildcardPattern(elements: elements)
  }

  /// The place of the bracket that closes a class: not its first character, also behind `!`.
  private static func classEnd(_ text: [Unicode.Scalar], from start: Int) -> Int? {
    var place = start
    if place < text.count, text[place] == "!" { place += 1 }
    if place < text.count, text[place] == "]" { place += 1 }
    return text[min(place, text.count)...].firstIndex(of: "]")
  }

  /// A class from what stands between its brackets.
  ///
  /// It is cut at the hyphens that make ranges, and where a range is empty, both its ends are
  /// dropped. Only then it is seen whether a `!` is in front, which may have stood behind them.
  private static func characterClass(_ content: ArraySlice<Unicode.Scalar>)
    -> WildcardPattern.Element
  {
    var chunks = chunks(content)
    for index in chunks.indices.dropFirst().reversed() {
      guard let low = chunks[index - 1].last, let high = chunks[index].first, low > high else {
        continue
      }
      chunks[index - 1] = chunks[index - 1].dropLast() + chunks[index].dropFirst()
      chunks.remove(at: index)
    }
    let isNegated = chunks[0].first == "!"
    if isNegated { chunks[0] = chunks[0].dropFirst() }
    // With nothing in front of it a hyphen stands for itself.
    if chunks.count > 1, chunks[0].isEmpty { chunks[0] = ["-"] }
    var ranges = chunks.flatMap { $0.map { $0...$0 } }
    for (left, right) in zip(chunks, chunks.dropFirst()) {
      if let low = left.last, let high = right.first, low <= high { ranges.append(low...high) }
    }
    return .oneOf(ranges, isNegated: isNegated)
  }

  /// The parts between the hyphens that make ranges, at least one: a hyphen does if something is
  /// before it, which `!` in front is not, and if it stands three places behind the last.
  private static func chunks(
    _ content: ArraySlice<Unicode.Scalar>
  ) -> [ArraySlice<Unicode.Scalar>] {
    var chunks: [ArraySlice<Unicode.Scalar>] = []
    var start = content.startIndex
    var search = start + (content.first == "!" ? 2 : 1)
    while search < content.endIndex, let hyphen = content[search...].firstIndex(of: "-") {
      chunks.append(content[start..<hyphen])
      start = hyphen + 1
      search = hyphen + 3
    }
    if start < content.endIndex || chunks.isEmpty {
      chunks.append(content[start...])
    } else {
      // A hyphen at the end stands for itself.
      chunks[chunks.count - 1].append("-")
    }
    return chunks
  }
}
