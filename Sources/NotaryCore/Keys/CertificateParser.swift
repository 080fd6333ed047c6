/// Reads a certificate as Go's `x509.ParseCertificate` does (Go 1.19, with which notary 0.7 is
/// built): what it refuses is refused, and what it lets pass is let pass.
struct CertificateParser {
  private(set) var serial: ArraySlice<UInt8> = []
  private(set) var signatureAlgorithm = ObjectIdentifier()
  private(set) var issuer: DistinguishedName
  private(set) var subject: DistinguishedName
  private(set) var notBefore: Instant
  private(set) var notAfter: Instant
  private(set) var key: KeyMaterial
  private(set) var rawKey: ArraySlice<UInt8>
  private(set) var isCA = false
  private(set) var names: [String] = []

  init?(_ der: [UInt8]) {
    var input = DERReader(der)
    guard var certificate = input.enter(.sequence), input.isEmpty,
      var body = certificate.enter(.sequence),
      let version = Self.version(&body), let serial = body.integer(),
      let algorithm = body.next(.sequence)?.content,
      let outerAlgorithm = certificate.next(.sequence)?.content,
      algorithm == outerAlgorithm,
      let signatureAlgorithm = Self.algorithm(algorithm),
      let issuer = DistinguishedName(body.enter(.sequence)),
      var validity = body.enter(.sequence),
      let notBefore = DERTime.read(&validity), let notAfter = DERTime.read(&validity),
      let subject = DistinguishedName(body.enter(.sequence)),
      let info = body.next(.sequence), let key = KeyMaterial(info.reader)
    else { return nil }
    self.serial = serial
    self.signatureAlgorithm = signatureAlgorithm
    self.issuer = issuer
    self.notBefore = notBefore
    self.notAfter = notAfter
    self.subject = subject
    self.key = key
    rawKey = info.whole
    guard readExtensions(of: &body, version: version), certificate.rightAlignedBits() != nil else {
      return nil
    }
  }

  /// The version as written: 0 for the first, 2 for the third.
  private static func version(_ body: inout DERReader) -> Int64? {
    let tag = DERTag.context(0, constructed: true)
    guard body.isNext(tag) else { return 0 }
    guard var content = body.enter(tag), let version = content.smallInteger(), content.isEmpty,
      (0...2).contains(version)
    else { return nil }
    return version
  }

  private static func algorithm(_ content: ArraySlice<UInt8>) -> ObjectIdentifier? {
    var reader = DERReader(content)
    guard let identifier = reader.objectIdentifier(), reader.isEmpty || reader.next() != nil else {
      return nil
    }
    return identifier
  }

  private mutating func readExtensions(of body: inout DERReader, version: Int64) -> Bool {
    guard version > 0 else { return true }
    for uniqueID in [DERTag.context(1), .context(2)] where body.isNext(uniqueID) {
      guard body.next() != nil else { return false }
    }
    let tag = DERTag.context(3, constructed: true)
    guard version == 2, body.isNext(tag) else { return true }
    guard var wrapper = body.enter(tag), var extensions = wrapper.enter(.sequence) else {
      return false
    }
    var seen: Set<ObjectIdentifier> = []
    while !extensions.isEmpty {
      guard var one = extensions.enter(.sequence), let type = one.objectIdentifier(),
        !one.isNext(.boolean) || one.boolean() != nil, let value = one.next(.octetString)?.content,
        seen.insert(type).inserted
      else { return false }
      guard type != CertificateExtension.basicConstraints else {
        guard let isCA = CertificateExtension.isCA(value) else { return false }
        self.isCA = isCA
        continue
      }
      guard CertificateExtension.isWellFormed(type, value) else { return false }
      if type == CertificateExtension.alternativeNames { names = CertificateExtension.names(value) }
    }
    return true
  }
}
