/// The numbers of a public key, read from a SubjectPublicKeyInfo as Go's `x509.ParsePKIXPublicKey`
/// and `x509.ParseCertificate` read it, but for one thing: whether a point lies on its curve is
/// told by ``isUsable``.
enum KeyMaterial: Hashable, Sendable {
  case ecdsa(Curve, point: [UInt8])
  /// Both positive, big-endian, without leading zeros.
  case rsa(modulus: [UInt8], exponent: [UInt8])
  case ed25519([UInt8])
  /// An algorithm that no signature of Notary uses.
  case other(ObjectIdentifier)

  /// The curves that Go knows.
  enum Curve: String, CaseIterable, Sendable {
    case p224 = "P-224"
    case p256 = "P-256"
    case p384 = "P-384"
    case p521 = "P-521"

    var bits: Int {
      switch self {
      case .p224: 224
      case .p256: 256
      case .p384: 384
      case .p521: 521
      }
    }

    /// The bytes of a coordinate, and of each half of a signature.
    var fieldSize: Int { (bits + 7) / 8 }

    fileprivate var identifier: ObjectIdentifier {
      switch self {
      case .p224: ObjectIdentifier(1, 3, 132, 0, 33)
      case .p256: ObjectIdentifier(1, 2, 840, 10_045, 3, 1, 7)
      case .p384: ObjectIdentifier(1, 3, 132, 0, 34)
      case .p521: ObjectIdentifier(1, 3, 132, 0, 35)
      }
    }
  }

  fileprivate static let ecdsaIdentifier = ObjectIdentifier(1, 2, 840, 10_045, 2, 1)
  fileprivate static let rsaIdentifier = ObjectIdentifier(1, 2, 840, 113_549, 1, 1, 1)
  fileprivate static let ed25519Identifier = ObjectIdentifier(1, 3, 101, 112)

  /// Reads a whole SubjectPublicKeyInfo: nil if bytes follow it, or its algorithm is unknown.
  init?(subjectPublicKeyInfo bytes: [UInt8]) {
    var reader = DERReader(bytes)
    guard let info = reader.enter(.sequence), reader.isEmpty, let material = KeyMaterial(info)
    else { return nil }
    if case .other = material { return nil }
    self = material
  }

  /// Reads the content of a SubjectPublicKeyInfo; as in Go, bytes may follow inside.
  init?(_ info: DERReader) {
    var info = info
    guard var algorithm = info.enter(.sequence), let identifier = algorithm.objectIdentifier()
    else { return nil }
    let parameters = algorithm.isEmpty ? nil : algorithm.next()
    guard parameters != nil || algorithm.isEmpty, let key = info.rightAlignedBits() else {
      return nil
    }
    switch identifier {
    case Self.ecdsaIdentifier: self.init(point: key, parameters: parameters)
    case Self.rsaIdentifier: self.init(rsa: key, parameters: parameters)
    case Self.ed25519Identifier:
      guard parameters == nil, key.count == 32 else { return nil }
      self = .ed25519(key)
    default: self = .other(identifier)
    }
  }

  /// A whole, well-formed SubjectPublicKeyInfo of an algorithm or a curve that Go does not know.
  static func isOfUnknownAlgorithm(subjectPublicKeyInfo bytes: [UInt8]) -> Bool {
    var reader = DERReader(bytes)
    guard var info = reader.enter(.sequence), reader.isEmpty,
      var algorithm = info.enter(.sequence), let identifier = algorithm.objectIdentifier(),
      info.rightAlignedBits() != nil, info.isEmpty
    else { return false }
    switch identifier {
    case rsaIdentifier, ed25519Identifier:
      return false
    case ecdsaIdentifier:
      guard let curve = algorithm.objectIdentifier() else { return false }
      return !Curve.allCases.contains { $0.identifier == curve }
    default:
      return true
    }
  }

  private init?(point: [UInt8], parameters: DERReader.Element?) {
    guard let parameters else { return nil }
    var reader = DERReader(parameters.whole)
    let identifier = reader.objectIdentifier()
    guard let curve = Curve.allCases.first(where: { $0.identifier == identifier }),
      point.count == 1 + 2 * curve.fieldSize, point.first == 4
    else { return nil }
    self = .ecdsa(curve, point: point)
  }

  private init?(rsa key: [UInt8], parameters: DERReader.Element?) {
    guard let parameters, parameters.tag == .null, parameters.content.isEmpty else { return nil }
    var outer = DERReader(key)
    guard var numbers = outer.enter(.sequence),
      let modulus = Self.positive(numbers.integer()),
      let exponent = Self.positive(numbers.integer()), Self.fitsInt64(exponent)
    else { return nil }
    self = .rsa(modulus: modulus, exponent: exponent)
  }

  private static func positive(_ number: ArraySlice<UInt8>?) -> [UInt8]? {
    guard let number, let first = number.first, first & 0x80 == 0 else { return nil }
    let digits = number.drop { $0 == 0 }
    return digits.isEmpty ? nil : Array(digits)
  }

  private static func fitsInt64(_ digits: [UInt8]) -> Bool {
    digits.count < 8 || digits.count == 8 && digits[0] & 0x80 == 0
  }

  /// The bits of an RSA modulus, as `BitLen` of Go counts them.
  static func bits(of modulus: [UInt8]) -> Int {
    guard let first = modulus.first else { return 0 }
    return modulus.count * 8 - first.leadingZeroBitCount
  }

  /// The SubjectPublicKeyInfo as Go's `x509.MarshalPKIXPublicKey` writes it; nil for ``other(_:)``.
  var subjectPublicKeyInfo: [UInt8]? {
    switch self {
    case .ecdsa(let curve, let point):
      Self.info(
        Self.ecdsaIdentifier, parameters: DERWriter.objectIdentifier(curve.identifier), key: point)
    case .rsa(let modulus, let exponent):
      Self.info(
        Self.rsaIdentifier, parameters: DERWriter.element(.null),
        key: DERWriter.element(
          .sequence, DERWriter.integer(modulus), DERWriter.integer(exponent)))
    case .ed25519(let key):
      Self.info(Self.ed25519Identifier, parameters: [], key: key)
    case .other:
      nil
    }
  }

  private static func info(
    _ algorithm: ObjectIdentifier, parameters: [UInt8], key: [UInt8]
  ) -> [UInt8] {
    DERWriter.element(
      .sequence,
      DERWriter.element(.sequence, DERWriter.objectIdentifier(algorithm), parameters),
      DERWriter.element(.bitString, [0], key))
  }

  /// For people, such as `ECDSA P-256`.
  var summary: String {
    switch self {
    case .ecdsa(let curve, _): "ECDSA \(curve.rawValue)"
    case .rsa(let modulus, _): "RSA \(Self.bits(of: modulus))"
    case .ed25519: "Ed25519"
    case .other(let identifier): "algorithm \(identifier.dotted)"
    }
  }
}
