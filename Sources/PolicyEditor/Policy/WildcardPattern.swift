/// A pattern of characters, classes of characters and wildcards for any text, in sequence.
struct WildcardPattern: Sendable {
  enum Element: Sendable, Hashable {
    case character(Unicode.Scalar)
    /// One character of those in the ranges, or with `isNegated` of the others.
    case oneOf([ClosedRange<Unicode.Scalar>], isNegated: Bool)
    /// Any text, also none.
    case anything

    static let anyCharacter = Element.oneOf([], isNegated: true)

    func takes(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .character(let own): own == scalar
      case .oneOf(let ranges, let isNegated):
        ranges.contains { $0.contains(scalar) } != isNegated
      case .anything: false
      }
    }
  }

  let elements: [Element]

  /// Whether the whole text fits.
  ///
  /// Where the text stops fitting, only the last wildcard takes one character more: what the ones
  /// before it take does not matter any more. That makes at most as many steps as the product of
  /// both lengths, for any pattern and text.
  func matches(_ text: [Unicode.Scalar]) -> Bool {
    var ignored = 0
    return matches(text, steps: &ignored)
  }

  /// - Parameter steps: is increased by the number of comparisons.
  func matches(_ text: [Unicode.Scalar], steps: inout Int) -> Bool {
    var (element, place) = (0, 0)
    var retry: (element: Int, place: Int)?
    while place < text.count {
      steps += 1
      if element < elements.count, elements[element] == .anything {
        element += 1
        retry = (element, place)
      } else if element < elements.count, elements[element].takes(text[place]) {
        element += 1
        place += 1
      } else if let last = retry {
        retry = (last.element, last.place + 1)
        (element, place) = (last.element, last.place + 1)
      } else {
        return false
      }
    }
    return elements[element...].allSatisfy { $0 == .anything }
  }
}
