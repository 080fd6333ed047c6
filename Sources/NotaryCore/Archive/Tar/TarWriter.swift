/// Writes files as a tar archive, so that the same files always give the same bytes: one mode, one
/// owner, one time for all of them.
///
/// The format is ustar; a name that it has no room for stands in a pax header before its entry.
public struct TarWriter: Sendable {
  /// What was written and not taken.
  public private(set) var bytes: [UInt8] = []
  private let modified: Int

  /// - Parameter modified: the time of all entries; one before 1970, or too late for the format, is
  ///   written as 1970.
  public init(modified: Instant) {
    let latest: Int64 = 0o77_777_777_777
    self.modified = (0...latest).contains(modified.seconds) ? Int(modified.seconds) : 0
  }

  /// - Parameter name: a relative path of plain components, without a NUL.
  public mutating func add(_ name: String, _ content: [UInt8]) {
    let (field, prefix) = fields(for: name)
    header(field, prefix: prefix, size: content.count, kind: "0")
    append(content)
  }

  /// Takes what was written since the last time, so that it need not be kept.
  mutating func takeBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// Writes the end of the archive.
  public mutating func finish() {
    bytes += [UInt8](repeating: 0, count: 2 * TarHeader.block)
  }

  /// What the name and prefix fields hold; where the name does not fit, it is written before.
  private mutating func fields(for name: String) -> (name: [UInt8], prefix: [UInt8]) {
    let name = Array(name.utf8)
    let isASCII = name.allSatisfy { $0 < 0x80 }
    if isASCII, name.count <= TarHeader.Field.name.range.count { return (name, []) }
    if isASCII, let split = Self.split(name) { return split }
    let record = Self.record("path", name)
    header(Array("PaxHeader".utf8), prefix: [], size: record.count, kind: "x")
    append(record)
    return (Array("long-name".utf8), [])
  }

  /// The name in two parts at a slash, if both have room.
  private static func split(_ name: [UInt8]) -> (name: [UInt8], prefix: [UInt8])? {
    let (most, room) = (TarHeader.Field.name.range.count, TarHeader.Field.prefix.range.count)
    for slash in name.indices where name[slash] == UInt8(ascii: "/") {
      if slash <= room, name.count - slash - 1 <= most {
        return (Array(name[(slash + 1)...]), Array(name[..<slash]))
      }
    }
    return nil
  }

  /// `<length> <key>=<value>` and a newline, where the length counts itself.
  private static func record(_ key: String, _ value: [UInt8]) -> [UInt8] {
    let rest = Array(" \(key)=".utf8) + value + [0x0A]
    var length = rest.count
    while length != rest.count + String(length).utf8.count {
      length = rest.count + String(length).utf8.count
    }
    return Array(String(length).utf8) + rest
  }

  private mutating func header(
    _ name: [UInt8], prefix: [UInt8], size: Int, kind: Unicode.Scalar
  ) {
    var header = [UInt8](repeating: 0, count: TarHeader.block)
    func put(_ text: [UInt8], _ field: TarHeader.Field) {
      let start = field.range.lowerBound
      header.replaceSubrange(start..<start + text.count, with: text)
    }
    func put(_ number: Int, _ field: TarHeader.Field) {
      let digits = String(number, radix: 8)
      let width = field.range.count - 1
      put(Array((String(repeating: "0", count: width - digits.utf8.count) + digits).utf8), field)
    }
    put(name, .name)
    put(prefix, .prefix)
    put(0o644, .mode)
    put(0, .owner)
    put(0, .group)
    put(size, .size)
    put(modified, .modified)
    put([UInt8(ascii: kind)], .kind)
    put(TarHeader.magic, .magic)
    put(0, .deviceMajor)
    put(0, .deviceMinor)
    let sum = String(TarHeader.checksum(of: header), radix: 8)
    let padding = String(repeating: "0", count: 6 - sum.utf8.count)
    put(Array("\(padding)\(sum)\u{0} ".utf8), .checksum)
    bytes += header
  }

  private mutating func append(_ content: [UInt8]) {
    bytes += content
    let missing = TarHeader.padded(content.count) - content.count
    bytes += [UInt8](repeating: 0, count: missing)
  }
}
