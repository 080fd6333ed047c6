/// One cell of a canvas: a character with its combining marks, and a style.
///
/// A cell is plain bytes: a frame of 300 x 100 cells is one allocation, and comparing two frames
/// is comparing memory. Characters come in only through `VisibleText`, so that no cell holds a
/// control, bidirectional or invisible format character. The second half of a wide character is a
/// cell of its own that holds nothing.
public struct Cell: Hashable, Sendable {
  // In this order a cell is 16 bytes.

  /// Up to three combining marks of 21 bits each, the first in the lowest bits.
  private(set) var marks: UInt64 = 0
  /// The base scalar; 0 in the second half of a wide character.
  let base: UInt32
  public internal(set) var style: Style

  /// An empty cell.
  public static let blank = Cell(ascii: 0x20)

  /// How many marks one cell holds. ncurses has place for four; three fit into a word.
  static let maximumMarks = 3

  init(base: Unicode.Scalar, style: Style = .plain) {
    self.base = base.value
    self.style = style
  }

  /// A cell with one printable ASCII character.
  init(ascii: UInt8, style: Style = .plain) {
    base = UInt32(ascii)
    self.style = style
  }

  private init(continuation style: Style) {
    base = 0
    self.style = style
  }

  /// The second half of a wide character.
  static func continuation(_ style: Style = .plain) -> Cell {
    Cell(continuation: style)
  }

  /// Whether this is the second half of the wide character to the left.
  public var isContinuation: Bool { base == 0 }

  /// Whether the character is in ASCII.
  var isASCII: Bool { base < 0x80 && marks == 0 }

  /// The scalars in this cell: none in the second half of a wide character.
  public var scalars: [Unicode.Scalar] {
    guard base != 0, let first = Unicode.Scalar(base) else { return [] }
    var scalars = [first]
    var rest = marks
    while rest != 0 {
      if let mark = Unicode.Scalar(UInt32(rest & Self.markMask)) { scalars.append(mark) }
      rest >>= Self.markBits
    }
    return scalars
  }

  /// The text in this cell; empty in the second half of a wide character.
  public var text: String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  /// Adds a combining mark, if there is place for one more.
  mutating func add(mark: Unicode.Scalar) -> Bool {
    for slot in 0..<Self.maximumMarks {
      let shift = UInt64(slot) * Self.markBits
      if marks >> shift == 0 {
        marks |= UInt64(mark.value) << shift
        return true
      }
    }
    return false
  }

  private static let markBits: UInt64 = 21
  private static let markMask: UInt64 = (1 << 21) - 1
}
