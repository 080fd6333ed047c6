/// The light lines of a box drawing character, drawn as lines: as text they would leave gaps
/// between rows in most fonts.
struct BoxLines {
  private enum Arm {
    case left, right, up, down
  }

  private let arms: [Arm]

  /// Nil if the cell holds no light line.
  init?(_ cell: Cell) {
    switch cell.base {
    case 0x2500: arms = [.left, .right]
    case 0x2502: arms = [.up, .down]
    case 0x250C: arms = [.right, .down]
    case 0x2510: arms = [.left, .down]
    case 0x2514: arms = [.right, .up]
    case 0x2518: arms = [.left, .up]
    case 0x251C: arms = [.up, .down, .right]
    case 0x2524: arms = [.up, .down, .left]
    case 0x252C: arms = [.left, .right, .down]
    case 0x2534: arms = [.left, .right, .up]
    case 0x253C: arms = [.left, .right, .up, .down]
    default: return nil
    }
  }

  /// An SVG path from the middle of the cell to each edge that a line reaches.
  func path(x: Int, y: Int, width: Int, height: Int) -> String {
    arms.map { arm in
      let start = "M\(x + width / 2) \(y + height / 2)"
      return switch arm {
      case .left: start + "H\(x)"
      case .right: start + "H\(x + width)"
      case .up: start + "V\(y)"
      case .down: start + "V\(y + height)"
      }
    }.joined()
  }
}
