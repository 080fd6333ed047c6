/// Keys and digests of the images that the charts themselves deploy.
enum OfficialKeys {
  /// The root key of Docker's official images.
  static let docker = pem(
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEOXYta5TgdCwXTCnLU09W5T4M4r9f",
    "QQrqJuADP6U7g5r9ICgPSmZuRHP/1AYUfOQW3baveKsT969EfELKj1lfCA==")

  /// The root key of Connaisseur's own images.
  static let connaisseur = pem(
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEsx28WV7BsQfnHF1kZmpdCTTLJaWe",
    "d0CA+JOi8H4REuBaWSZ5zPDe468WuOJ6f71E7WFg3CVEVYHuoZt2UYbN/Q==")

  /// The digest of Redis that chart 3.9 names, without `sha256:`.
  static let redisDigest = "83edc2b8e9ffb1781a67bdab260a94674f802881838e20bba0f9a69d8cb40d70"

  /// Whether two texts hold the same key, whatever stands around its letters.
  static func isSame(_ key: String, _ other: String) -> Bool { letters(key) == letters(other) }

  private static func letters(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).filter { !$0.contains("-----") }
      .joined().filter { !$0.isWhitespace }
  }

  private static func pem(_ lines: String...) -> String {
    let body = lines.map { $0 + "\n" }.joined()
    return "-----BEGIN PUBLIC KEY-----\n\(body)-----END PUBLIC KEY-----\n"
  }
}
