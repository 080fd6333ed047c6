import Glibc

/// The headers of the PEM block that begins a private key's file.
///
/// The file is read byte by byte and no further than the last header: what follows is the key. Where
/// a line cannot become a header any more, reading stops within it.
struct PrivateKeyHeaders: Equatable {
  let role: String?
  let gun: String?
  let isEncrypted: Bool

  /// Why a file is not one of a private key.
  struct Refusal: Error, Equatable {
    let reason: StoredKeys.PassedOver.Reason

    init(_ reason: StoredKeys.PassedOver.Reason) { self.reason = reason }
  }

  /// The most bytes of a BEGIN line and of all headers.
  private static let limit = 4_096
  /// The names of headers that clients write (notary 0.7, `utils.ConvertPrivateKeyToPKCS8`; before
  /// that, those of RFC 1421).
  private static let names = ["role", "gun", "path", "Proc-Type", "DEK-Info"]

  static func read(_ path: String) -> Result<PrivateKeyHeaders, Refusal> {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW)
    guard file >= 0 else {
      let code = errno
      return .failure(
        Refusal(
          code == ELOOP ? .symbolicLink : .unreadable(detail: String(cString: strerror(code)))))
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return .failure(Refusal(.notRegular))
    }
    var rest = limit
    return PrivateKeyHeaders.read { () -> UInt8? in
      guard rest > 0 else { return nil }
      rest -= 1
      var byte: UInt8 = 0
      while true {
        let count = Glibc.read(file, &byte, 1)
        if count < 0, errno == EINTR { continue }
        return count == 1 ? byte : nil
      }
    }
  }

  /// - Parameter next: the next byte; nil at the end.
  static func read(_ next: () -> UInt8?) -> Result<PrivateKeyHeaders, Refusal> {
    guard let label = label(next) else { return .failure(Refusal(.notAPrivateKey)) }
    var headers: [String: String] = [:]
    while let (name, value) = header(next) {
      if headers[name] == nil { headers[name] = value }
    }
    func text(_ name: String) -> String? { headers[name].flatMap { $0.isEmpty ? nil : $0 } }
    return .success(
      PrivateKeyHeaders(
        role: text("role"), gun: text("gun"),
        isEncrypted: label.hasPrefix("ENCRYPTED ") || headers["Proc-Type"] == "4,ENCRYPTED"))
  }

  /// The label of the BEGIN line, if it is a private key's.
  private static func label(_ next: () -> UInt8?) -> String? {
    let begin = Array("-----BEGIN ".utf8)
    for expected in begin {
      guard next() == expected else { return nil }
    }
    var label: [UInt8] = []
    while let byte = next(), byte != UInt8(ascii: "\n") {
      guard label.count < 64 else { return nil }
      label.append(byte)
    }
    let text = String(decoding: label, as: UTF8.self)
    let end = "PRIVATE KEY-----"
    guard let range = text.firstRange(of: end) else { return nil }
    return String(text[..<range.lowerBound]) + "PRIVATE KEY"
  }

  /// A header line; nil, without a byte more than needed, where the line is none.
  private static func header(_ next: () -> UInt8?) -> (name: String, value: String)? {
    var name = ""
    while true {
      guard let byte = next() else { return nil }
      if byte == UInt8(ascii: ":"), names.contains(name) { break }
      name.unicodeScalars.append(Unicode.Scalar(byte))
      guard names.contains(where: { $0.hasPrefix(name) }) else { return nil }
    }
    var value: [UInt8] = []
    while let byte = next(), byte != UInt8(ascii: "\n") { value.append(byte) }
    let text = String(decoding: value, as: UTF8.self)
    return (name, String(text.drop { $0 == " " }.prefix { $0 != "\r" }))
  }
}
