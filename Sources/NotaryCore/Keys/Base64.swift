/// Base64 as trust data carries it.
public enum Base64 {
  private static let padding = UInt8(ascii: "=")
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  private static let skipped: UInt8 = 0xFE
  private static let foreign: UInt8 = 0xFF
  /// What each byte stands for: 0 to 63, ``skipped`` or ``foreign``.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: foreign, count: 256)
    for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
    values[Int(UInt8(ascii: "\r"))] = skipped
    values[Int(UInt8(ascii: "\n"))] = skipped
    return values
  }()

  /// Reads base64 as Go's `base64.StdEncoding.Decode` does: the standard alphabet with padding; CR
  /// and LF are skipped wherever they stand, and the unused bits of the last letter are ignored.
  /// Nil for anything else.
  public static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    decode(text, skippingBlanks: false)
  }

  /// Reads base64, and skips spaces and tabs too if asked, as PEM does.
  static func decode(_ text: some Collection<UInt8>, skippingBlanks: Bool) -> [UInt8]? {
    let result = text.withContiguousStorageIfAvailable {
      decode(buffer: $0, skippingBlanks: skippingBlanks)
    }
    if let result { return result }
    return Array(text).withUnsafeBufferPointer {
      decode(buffer: $0, skippingBlanks: skippingBlanks)
    }
  }

  private static func decode(
    buffer text: UnsafeBufferPointer<UInt8>, skippingBlanks: Bool
  ) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: text.count / 4 * 3 + 3)
    let count = bytes.withUnsafeMutableBufferPointer { output in
      values.withUnsafeBufferPointer { values in
        decode(text, by: values, into: output, skippingBlanks: skippingBlanks)
      }
    }
    guard let count else { return nil }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// - Returns: how many bytes were written; nil where the text is no base64.
  private static func decode(
    _ text: UnsafeBufferPointer<UInt8>, by values: UnsafeBufferPointer<UInt8>,
    into output: UnsafeMutableBufferPointer<UInt8>, skippingBlanks: Bool
  ) -> Int? {
    var count = 0
    var group: UInt32 = 0
    var letters = 0
    var paddings = 0
    for letter in text {
      let value = values[Int(letter)]
      if value < 64 {
        guard paddings == 0 else { return nil }
        group = group << 6 | UInt32(value)
        letters += 1
        if letters == 4 {
          output[count] = UInt8(truncatingIfNeeded: group >> 16)
          output[count + 1] = UInt8(truncatingIfNeeded: group >> 8)
          output[count + 2] = UInt8(truncatingIfNeeded: group)
          count += 3
          letters = 0
          group = 0
        }
      } else if letter == padding {
        paddings += 1
        guard letters >= 2, letters + paddings <= 4 else { return nil }
      } else if value != skipped && !(skippingBlanks && (letter == 0x20 || letter == 0x09)) {
        return nil
      }
    }
    guard letters == 0 || letters + paddings == 4 else { return nil }
    guard letters >= 2 else { return count }
    group <<= letters == 2 ? 12 : 6
    output[count] = UInt8(truncatingIfNeeded: group >> 16)
    if letters == 3 { output[count + 1] = UInt8(truncatingIfNeeded: group >> 8) }
    return count + letters - 1
  }

  /// Whether the last letter of a text that was decoded has bits set that stand for no byte.
  static func hasUnusedBits(_ text: ArraySlice<UInt8>) -> Bool {
    let letters = text.suffix(4).prefix { $0 != padding }
    guard letters.count < 4, let last = letters.last else { return false }
    return values[Int(last)] & (letters.count == 2 ? 0b1111 : 0b11) != 0
  }

  /// How many letters and paddings so many bytes take.
  static func letterCount(of bytes: Int) -> Int { (bytes + 2) / 3 * 4 }

  /// One line with padding.
  public static func encode(_ bytes: [UInt8]) -> String {
    String(decoding: letters(of: bytes), as: UTF8.self)
  }

  /// One line with padding, as bytes.
  static func letters(of bytes: [UInt8]) -> [UInt8] {
    alphabet.withUnsafeBufferPointer { alphabet in
      [UInt8](unsafeUninitializedCapacity: letterCount(of: bytes.count)) { output, count in
        for start in stride(from: 0, to: bytes.count, by: 3) {
          let held = min(3, bytes.count - start)
          var group: UInt32 = 0
          for place in 0..<held { group |= UInt32(bytes[start + place]) << UInt32(16 - 8 * place) }
          for place in 0..<4 {
            let letter = alphabet[Int(group >> UInt32(18 - 6 * place)) & 63]
            output[count + place] = place <= held ? letter : padding
          }
          count += 4
        }
      }
    }
  }
}
