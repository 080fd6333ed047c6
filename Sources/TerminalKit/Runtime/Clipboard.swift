/// Copying through the terminal, which may be on another machine (OSC 52).
public enum Clipboard {
  public enum Outcome: Hashable, Sendable {
    /// The terminal was asked. Whether it allows that, it does not say.
    case requested
    /// The text is longer than `maximumBytes`; nothing was sent.
    case tooLong(bytes: Int)
  }

  /// The most that is sent, in bytes of UTF-8: its base64 form stays below the 100 000 bytes that
  /// xterm and tmux take.
  public static let maximumBytes = 74_000

  /// The sequence for a terminal; nil if the text is too long.
  ///
  /// Within tmux it is sent twice: as it is, for `set-clipboard on`, and wrapped for the terminal
  /// around it, for `allow-passthrough on`. The same text twice is the same clipboard.
  public static func sequence(for text: String, insideTmux: Bool) -> String? {
    guard text.utf8.count <= maximumBytes else { return nil }
    let plain = "\u{1B}]52;c;\(base64(text.utf8))\u{7}"
    guard insideTmux else { return plain }
    return plain + "\u{1B}Ptmux;\u{1B}\(plain)\u{1B}\\"
  }

  /// RFC 4648, section 4.
  static func base64(_ bytes: some Sequence<UInt8>) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var encoded: [UInt8] = []
    var group: UInt32 = 0
    var bits = 0
    for byte in bytes {
      group = group << 8 | UInt32(byte)
      bits += 8
      while bits >= 6 {
        bits -= 6
        encoded.append(alphabet[Int(group >> UInt32(bits) & 63)])
      }
      group &= 0xFF
    }
    if bits > 0 { encoded.append(alphabet[Int(group << UInt32(6 - bits) & 63)]) }
    while encoded.count % 4 != 0 { encoded.append(UInt8(ascii: "=")) }
    return String(decoding: encoded, as: UTF8.self)
  }
}
