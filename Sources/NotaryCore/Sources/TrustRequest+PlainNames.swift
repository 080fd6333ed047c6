extension TrustRequest {
  /// Whether the GUN and the role stay below where they are put: no component is empty, `.` or
  /// `..`, and no NUL cuts them short. A source has nothing under other names.
  var hasPlainNames: Bool { Self.isPlain(gun.rawValue) && Self.isPlain(role.rawValue) }

  static func isPlain(_ name: String) -> Bool {
    guard !name.utf8.contains(0) else { return false }
    return name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }
  }
}
