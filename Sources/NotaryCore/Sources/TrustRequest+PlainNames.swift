extension TrustRequest {
  /// Whether the GUN and the role stay below where they are put: no component is empty, `.` or
  /// `..`, and no NUL cuts them short. A source has nothing under other names.
  var hasPlainNames: Bool { Self.isPlain(gun.rawValue) && Self.isPlain(role.rawValue) }

  static func isPlain(_ name: String) -> Bool {
    var length = 0
    var dots = 0
    for byte in name.utf8 {
      switch byte {
      case 0: return false
      case UInt8(ascii: "/"):
        if length <= 2, length == dots { return false }
        (length, dots) = (0, 0)
      default:
        length += 1
        if byte == UInt8(ascii: ".") { dots += 1 }
      }
    }
    return length > 2 || length != dots
  }
}
