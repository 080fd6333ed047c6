/// The header block of an entry in a tar archive, by POSIX (pax, "ustar Interchange Format").
enum TarHeader {
  /// Everything in an archive is counted in blocks of so many bytes.
  static let block = 512

  /// The fields of a header: where they begin, and how long they are.
  enum Field {
    case name, mode, owner, group, size, modified, checksum, kind, linkName, magic, ownerName
    case groupName, deviceMajor, deviceMinor, prefix

    var range: Range<Int> {
      switch self {
      case .name: 0..<100
      case .mode: 100..<108
      case .owner: 108..<116
      case .group: 116..<124
      case .size: 124..<136
      case .modified: 136..<148
      case .checksum: 148..<156
      case .kind: 156..<157
      case .linkName: 157..<257
      case .magic: 257..<265
      case .ownerName: 265..<297
      case .groupName: 297..<329
      case .deviceMajor: 329..<337
      case .deviceMinor: 337..<345
      case .prefix: 345..<500
      }
    }
  }

  /// `ustar`, a NUL and the version `00`.
  static let magic: [UInt8] = Array("ustar\u{0}00".utf8)
  /// What GNU tar writes in its place, with a meaning of its own for what follows the devices.
  static let magicOfGNU: [UInt8] = Array("ustar  \u{0}".utf8)

  /// The sum of all bytes, those of the sum itself taken as blanks.
  static func checksum(of header: [UInt8]) -> Int {
    var sum = 0
    for (index, byte) in header.enumerated() {
      sum += Field.checksum.range.contains(index) ? 0x20 : Int(byte)
    }
    return sum
  }

  /// So many bytes rounded up to whole blocks.
  static func padded(_ size: Int) -> Int { (size + block - 1) / block * block }
}
