/// The subject or issuer of a certificate, as Go reads it: every attribute must be one of the string
/// types, and must hold what that type allows.
struct DistinguishedName {
  private var attributes: [(type: ObjectIdentifier, value: String)] = []

  init?(_ reader: DERReader?) {
    guard var names = reader else { return nil }
    while !names.isEmpty {
      guard var set = names.enter(.set) else { return nil }
      while !set.isEmpty {
        guard var attribute = set.enter(.sequence), let type = attribute.objectIdentifier(),
          let element = attribute.next(), let value = Self.text(of: element)
        else { return nil }
        attributes.append((type, value))
      }
    }
  }

  /// The last common name, as in Go's `Subject.CommonName`; empty if there is none.
  var commonName: String { attributes.last { $0.type == Self.commonNameType }?.value ?? "" }

  /// One line for people, such as `CN=docker.io/acme/web, O=Acme`.
  var line: String {
    attributes.map { (Self.labels[$0.type] ?? $0.type.dotted) + "=" + $0.value }
      .joined(separator: ", ")
  }

  private static let commonNameType = ObjectIdentifier(2, 5, 4, 3)
  private static let labels: [ObjectIdentifier: String] = [
    commonNameType: "CN",
    ObjectIdentifier(2, 5, 4, 5): "SERIALNUMBER",
    ObjectIdentifier(2, 5, 4, 6): "C",
    ObjectIdentifier(2, 5, 4, 7): "L",
    ObjectIdentifier(2, 5, 4, 8): "ST",
    ObjectIdentifier(2, 5, 4, 9): "STREET",
    ObjectIdentifier(2, 5, 4, 10): "O",
    ObjectIdentifier(2, 5, 4, 11): "OU",
    ObjectIdentifier(2, 5, 4, 17): "POSTALCODE",
  ]

  private static func text(of element: DERReader.Element) -> String? {
    let bytes = element.content
    switch element.tag {
    case .t61String:
      return String(decoding: bytes, as: UTF8.self)
    case .utf8String:
      return String(validating: bytes, as: UTF8.self)
    case .printableString:
      return ascii(bytes) { isPrintable($0) }
    case .ia5String:
      return ascii(bytes) { $0 < 0x80 }
    case .numericString:
      return ascii(bytes) { $0 == 0x20 || (0x30...0x39).contains($0) }
    case .bmpString:
      return utf16(bytes)
    default:
      return nil
    }
  }

  private static func ascii(
    _ bytes: ArraySlice<UInt8>, where isAllowed: (UInt8) -> Bool
  ) -> String? {
    bytes.allSatisfy(isAllowed) ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// The set of PrintableString, and `*` and `&`, which Go takes too.
  private static func isPrintable(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "'")...UInt8(ascii: ")"), UInt8(ascii: "+")...UInt8(ascii: ":"),
      UInt8(ascii: " "), UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "*"),
      UInt8(ascii: "&"):
      true
    default:
      false
    }
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    var units: [UInt16] = []
    var high: UInt8?
    for byte in bytes {
      if let first = high {
        units.append(UInt16(first) << 8 | UInt16(byte))
        high = nil
      } else {
        high = byte
      }
    }
    if units.last == 0 { units.removeLast() }
    return String(decoding: units, as: UTF16.self)
  }
}
