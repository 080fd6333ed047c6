import Glibc

/// The extensions that Go's `x509.ParseCertificate` looks into: a malformed one spoils the
/// certificate. Of what they say, only whether the key is a certification authority's counts, and for
/// whom the certificate is.
///
/// Of the syntax of URIs and mail addresses, which Go checks too, only their characters are looked at.
enum CertificateExtension {
  static let basicConstraints = ObjectIdentifier(2, 5, 29, 19)
  static let alternativeNames = ObjectIdentifier(2, 5, 29, 17)
  private static let authorityInformationAccess = ObjectIdentifier(1, 3, 6, 1, 5, 5, 7, 1, 1)

  /// What a basic constraints extension says; nil if malformed.
  static func isCA(_ value: ArraySlice<UInt8>) -> Bool? {
    var reader = DERReader(value)
    guard var constraints = reader.enter(.sequence) else { return nil }
    var isCA = false
    if constraints.isNext(.boolean) {
      guard let flag = constraints.boolean() else { return nil }
      isCA = flag
    }
    if constraints.isNext(.integer) && constraints.smallInteger() == nil { return nil }
    return isCA
  }

  /// The DNS names and IP addresses of a well-formed subject alternative name extension.
  static func names(_ value: ArraySlice<UInt8>) -> [String] {
    var reader = DERReader(value)
    guard var list = reader.enter(.sequence) else { return [] }
    var names: [String] = []
    while let name = list.next() {
      switch name.tag {
      case .context(2): names.append(String(decoding: name.content, as: UTF8.self))
      case .context(7): names.append(address(Array(name.content)))
      default: break
      }
    }
    return names
  }

  private static func address(_ bytes: [UInt8]) -> String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "" }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  static func isWellFormed(_ type: ObjectIdentifier, _ value: ArraySlice<UInt8>) -> Bool {
    var reader = DERReader(value)
    if type == authorityInformationAccess { return isAuthorityInformation(&reader) }
    guard type.numbers.count == 4, type.numbers.starts(with: [2, 5, 29]) else { return true }
    switch type.numbers[3] {
    case 14: return reader.next(.octetString) != nil
    case 15: return reader.rightAlignedBits() != nil
    case 17: return isAlternativeNames(&reader)
    case 30: return isNameConstraints(&reader)
    case 31: return isDistributionPoints(&reader)
    case 32: return isPolicies(&reader)
    case 35: return isAuthorityKey(&reader)
    case 37: return isKeyUsages(&reader)
    default: return true
    }
  }

  /// Calls `isGood` for what is left of a sequence's content until it is used up.
  private static func all(
    in reader: inout DERReader, _ isGood: (inout DERReader) -> Bool
  ) -> Bool {
    guard var list = reader.enter(.sequence) else { return false }
    while !list.isEmpty {
      guard isGood(&list) else { return false }
    }
    return true
  }

  private static func isAlternativeNames(_ reader: inout DERReader) -> Bool {
    all(in: &reader) { names in
      guard let name = names.next() else { return false }
      switch name.tag.rawValue ^ 0x80 {
      case 1, 2: return name.content.allSatisfy { $0 < 0x80 }
      case 6: return name.content.allSatisfy { (0x20..<0x7F).contains($0) }
      case 7: return name.content.count == 4 || name.content.count == 16
      default: return true
      }
    }
  }

  private static func isNameConstraints(_ reader: inout DERReader) -> Bool {
    guard var content = reader.enter(.sequence), reader.isEmpty else { return false }
    var trees = 0
    for tag in [DERTag.context(0, constructed: true), .context(1, constructed: true)]
    where content.isNext(tag) {
      guard var list = content.enter(tag) else { return false }
      while !list.isEmpty {
        guard var tree = list.enter(.sequence), let name = tree.next(), isConstraint(name) else {
          return false
        }
        trees += 1
      }
    }
    return content.isEmpty && trees > 0
  }

  private static func isConstraint(_ name: DERReader.Element) -> Bool {
    let value = name.content
    switch name.tag {
    case .context(1):
      return value.contains(UInt8(ascii: "@"))
        ? value.allSatisfy { $0 < 0x80 } : isDomainConstraint(value)
    case .context(2), .context(6):
      return isDomainConstraint(value)
    case .context(7):
      guard value.count == 8 || value.count == 32 else { return false }
      return isNetworkMask(value.suffix(value.count / 2))
    default:
      return true
    }
  }

  /// Labels of printable characters, with a dot between each two and perhaps one before the first.
  private static func isDomainConstraint(_ value: ArraySlice<UInt8>) -> Bool {
    let dot = UInt8(ascii: ".")
    let domain = value.first == dot ? value.dropFirst() : value
    guard !domain.isEmpty else { return true }
    return domain.split(separator: dot, omittingEmptySubsequences: false).allSatisfy { label in
      !label.isEmpty && label.allSatisfy { (0x21...0x7E).contains($0) }
    }
  }

  /// Ones, then zeros.
  private static func isNetworkMask(_ mask: ArraySlice<UInt8>) -> Bool {
    let rest = mask.drop { $0 == 0xFF }
    guard let first = rest.first else { return true }
    return first.nonzeroBitCount + first.trailingZeroBitCount == 8
      && rest.dropFirst().allSatisfy { $0 == 0 }
  }

  private static func isDistributionPoints(_ reader: inout DERReader) -> Bool {
    all(in: &reader) { points in
      guard var point = points.enter(.sequence) else { return false }
      let tag = DERTag.context(0, constructed: true)
      guard point.isNext(tag) else { return true }
      guard var name = point.enter(tag), var full = name.enter(tag) else { return false }
      while full.isNext(.context(6)) {
        guard full.next() != nil else { return false }
      }
      return true
    }
  }

  private static func isPolicies(_ reader: inout DERReader) -> Bool {
    all(in: &reader) { policies in
      guard var policy = policies.enter(.sequence) else { return false }
      return policy.objectIdentifier() != nil
    }
  }

  private static func isAuthorityKey(_ reader: inout DERReader) -> Bool {
    guard var key = reader.enter(.sequence) else { return false }
    return !key.isNext(.context(0)) || key.next() != nil
  }

  private static func isKeyUsages(_ reader: inout DERReader) -> Bool {
    all(in: &reader) { $0.objectIdentifier() != nil }
  }

  private static func isAuthorityInformation(_ reader: inout DERReader) -> Bool {
    all(in: &reader) { descriptions in
      guard var description = descriptions.enter(.sequence),
        description.objectIdentifier() != nil
      else { return false }
      return !description.isNext(.context(6)) || description.next() != nil
    }
  }
}
