internal import NotaryCore

/// What Connaisseur 3.3 makes of the text of a key (connaisseur 3.3.4, `trust_root.TrustRoot`).
enum PythonKey: Sendable {
  /// One that can verify.
  case ecdsa(NamedCurveKey)
  /// An RSA key, the address of someone, or a key in a key management service: taken, but no
  /// signature is ever right with it.
  case other(String)

  /// Nil where it says "Error loading the trust root.".
  init?(_ text: PythonText) {
    if Self.isAddress(text) {
      self = .other("the address of a keyless signer")
    } else if Self.isManaged(text) {
      self = .other("a reference to a key management service")
    } else if let key = Self.curveKey(text) {
      self = .ecdsa(key)
    } else if Self.isRSA(text) {
      self = .other("an RSA key")
    } else {
      return nil
    }
  }

  /// The curves of python-ecdsa 0.18, by OpenSSL's names.
  private static let curves: Set<String> = [
    "secp224r1", "prime256v1", "secp384r1", "secp521r1", "secp256k1", "prime192v1", "secp112r1",
    "secp112r2", "secp128r1", "secp160r1", "brainpoolP160r1", "brainpoolP192r1",
    "brainpoolP224r1", "brainpoolP256r1", "brainpoolP320r1", "brainpoolP384r1",
    "brainpoolP512r1", "ED25519", "ED448",
  ]

  /// Lines that begin with dashes are dropped and all others are read as one base64 text, so that no
  /// PEM is needed (python-ecdsa 0.18, `der.unpem`).
  private static func curveKey(_ text: PythonText) -> NamedCurveKey? {
    let dashes = Array("-----".utf8)
    let lines = text.bytes.split(separator: 0x0A).filter { !$0.starts(with: dashes) }
    guard let bytes = PythonBase64.decode(Array(lines.joined())),
      let key = NamedCurveKey(subjectPublicKeyInfo: bytes), curves.contains(key.curve)
    else { return nil }
    return key
  }

  private static func isRSA(_ text: PythonText) -> Bool {
    PEM.blocks(in: text.bytes, limit: 16).contains {
      $0.type == "PUBLIC KEY"
        && PublicKey(type: .rsa, value: $0.bytes).summary.hasPrefix("RSA ")
    }
  }

  /// `^[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+\.[a-zA-Z0-9-.]+$`
  private static func isAddress(_ text: PythonText) -> Bool {
    let parts = withoutFinalNewline(text).split(
      separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, let name = parts.first, let host = parts.last,
      let dot = host.firstIndex(of: UInt8(ascii: "."))
    else { return false }
    let (label, rest) = (host[..<dot], host[(dot + 1)...])
    return !name.isEmpty && name.allSatisfy { isAlphanumeric($0) || "_.+-".utf8.contains($0) }
      && !label.isEmpty && label.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
      && !rest.isEmpty && rest.allSatisfy { isAlphanumeric($0) || "-.".utf8.contains($0) }
  }

  /// `^(awskms|gcpkms|azurekms|hashivault|k8s):\/{2,3}[a-zA-Z0-9_.+\/:-]+$`
  private static func isManaged(_ text: PythonText) -> Bool {
    let bytes = withoutFinalNewline(text)
    return ["awskms", "gcpkms", "azurekms", "hashivault", "k8s"].contains { scheme in
      let prefix = Array("\(scheme)://".utf8)
      let rest = bytes.dropFirst(prefix.count)
      return bytes.starts(with: prefix) && !rest.isEmpty
        && rest.allSatisfy { isAlphanumeric($0) || "_.+/:-".utf8.contains($0) }
    }
  }

  private static func withoutFinalNewline(_ text: PythonText) -> ArraySlice<UInt8> {
    text.bytes.last == 0x0A ? text.bytes.dropLast() : text.bytes[...]
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
