/// Finds the files in a tar archive that a stranger may have made. Contents are passed over: they are
/// read when they are asked for.
///
/// Only plain files and folders are taken, with names in ustar's fields or in pax headers. Anything
/// else is refused, not passed over: what is inspected must be what other programs would unpack.
struct TarReader {
  /// Where the content of a file is.
  struct Entry: Hashable, Sendable {
    /// Bytes from the start of the archive.
    let offset: Int
    let size: Int
  }

  /// Bounds on what is read.
  struct Limits {
    var entries = 500_000
    /// Bytes of one file: those of the largest document.
    var content = TrustRequest.unknownLengthLimit
    /// Bytes of a pax header.
    var paxHeader = 64 << 10
    /// Bytes after the end: what programs fill their last record with.
    var padding = 1 << 20
  }

  private let source: any ByteSource
  private let limits: Limits
  private var entries: [ExactText: Entry] = [:]
  private var offset = 0
  private var count = 0
  /// What a pax header said of the entry after it.
  private var announced = Announced()

  private struct Announced {
    var path: [UInt8]?
    var size: Int?
  }

  /// The files of an archive by their names, without `./` before them.
  static func entries(
    of source: any ByteSource, limits: Limits = Limits()
  ) throws(TarError) -> [ExactText: Entry] {
    var reader = TarReader(source: source, limits: limits)
    while try reader.readEntry() {}
    return reader.entries
  }

  private init(source: any ByteSource, limits: Limits) {
    self.source = source
    self.limits = limits
  }

  private func failure(_ reason: TarError.Reason) -> TarError { TarError(reason, at: offset) }

  /// False at the end.
  private mutating func readEntry() throws(TarError) -> Bool {
    let header = try bytes(at: offset, count: TarHeader.block)
    if header.allSatisfy({ $0 == 0 }) {
      try checkPadding()
      return false
    }
    try check(header)
    count += 1
    guard count <= limits.entries else { throw failure(.tooManyEntries(limit: limits.entries)) }
    let kind = header[TarHeader.Field.kind.range.lowerBound]
    var size = try number(header, .size)
    if kind == UInt8(ascii: "x") {
      try readAnnouncement(size)
    } else {
      size = announced.size ?? size
      let name = announced.path ?? Self.name(in: header)
      announced = Announced()
      try take(header, kind: kind, name: try path(name), size: size)
    }
    let room = source.size - offset - TarHeader.block
    guard size <= room else { throw failure(.cutOff) }
    offset += TarHeader.block + TarHeader.padded(size)
    return true
  }

  // MARK: Headers

  private func check(_ header: [UInt8]) throws(TarError) {
    let magic = Array(header[TarHeader.Field.magic.range])
    guard magic == TarHeader.magic || magic == TarHeader.magicOfGNU else {
      throw failure(offset == 0 ? Self.otherKind(header) : .checksum)
    }
    guard try number(header, .checksum) == TarHeader.checksum(of: header) else {
      throw failure(.checksum)
    }
  }

  private static func otherKind(_ start: [UInt8]) -> TarError.Reason {
    let kinds: [(mark: [UInt8], name: String)] = [
      ([0x1F, 0x8B], "gzip"), ([0x28, 0xB5, 0x2F, 0xFD], "zstd"), ([0xFD, 0x37, 0x7A], "xz"),
      (Array("BZh".utf8), "bzip2"), (Array("PK".utf8), "zip"),
    ]
    return kinds.first { start.starts(with: $0.mark) }.map { .compressed(kind: $0.name) } ?? .notTar
  }

  /// Octal digits between blanks, NULs or nothing. GNU's numbers in binary are for sizes that no
  /// document has.
  private func number(
    _ header: [UInt8], _ field: TarHeader.Field
  ) throws(TarError) -> Int {
    let text = header[field.range].drop { $0 == 0x20 }.prefix { $0 != 0x20 && $0 != 0 }
    guard !text.isEmpty, text.allSatisfy({ (0x30...0x37).contains($0) }) else {
      throw failure(.number)
    }
    return text.reduce(0) { $0 << 3 | Int($1 - 0x30) }
  }

  private static func name(in header: [UInt8]) -> [UInt8] {
    func text(_ field: TarHeader.Field) -> [UInt8] {
      Array(header[field.range].prefix { $0 != 0 })
    }
    // GNU tar keeps other things where ustar has the prefix.
    let hasPrefix = header[TarHeader.Field.magic.range].elementsEqual(TarHeader.magic)
    let prefix = hasPrefix ? text(.prefix) : []
    return prefix.isEmpty ? text(.name) : prefix + [UInt8(ascii: "/")] + text(.name)
  }

  // MARK: Entries

  private mutating func take(
    _ header: [UInt8], kind: UInt8, name: String, size: Int
  ) throws(TarError) {
    switch kind {
    case UInt8(ascii: "0"), 0: break
    case UInt8(ascii: "5"):
      guard size == 0 else { throw failure(.number) }
      return
    default: throw failure(.kind(name: name, TarError.Kind(kind)))
    }
    guard !name.isEmpty else { throw failure(.name(".")) }
    guard size <= limits.content else { throw failure(.tooLarge(name: name, size: size)) }
    let entry = Entry(offset: offset + TarHeader.block, size: size)
    guard entries.updateValue(entry, forKey: ExactText(name)) == nil else {
      throw failure(.duplicate(name: name))
    }
  }

  /// A name without `./` before it and a slash behind it; empty for the folder itself.
  private func path(_ bytes: [UInt8]) throws(TarError) -> String {
    let name = String(decoding: bytes, as: UTF8.self)
    guard Array(name.utf8) == bytes else { throw failure(.name(name)) }
    var rest = name[...]
    while rest.hasPrefix("./") { rest = rest.dropFirst(2) }
    if rest.hasSuffix("/") { rest = rest.dropLast() }
    let path = rest == "." ? "" : String(rest)
    guard path.isEmpty ? name.hasPrefix(".") : TrustRequest.isPlain(path), path.utf8.count <= 4_096
    else { throw failure(.name(name)) }
    return path
  }

  /// A pax header: records of a length, a key and a value.
  private mutating func readAnnouncement(_ size: Int) throws(TarError) {
    guard size <= limits.paxHeader else { throw failure(.paxHeader) }
    var rest = try bytes(at: offset + TarHeader.block, count: size)[...]
    while !rest.isEmpty {
      guard let space = rest.firstIndex(of: 0x20), space - rest.startIndex <= 8,
        let length = Int(String(decoding: rest[..<space], as: UTF8.self)),
        length > space - rest.startIndex + 1, length <= rest.count,
        rest[rest.startIndex + length - 1] == 0x0A
      else { throw failure(.paxHeader) }
      let record = rest[(space + 1)..<(rest.startIndex + length - 1)]
      try takeRecord(record)
      rest = rest.dropFirst(length)
    }
  }

  private mutating func takeRecord(_ record: ArraySlice<UInt8>) throws(TarError) {
    guard let equals = record.firstIndex(of: UInt8(ascii: "=")) else { throw failure(.paxHeader) }
    let key = String(decoding: record[..<equals], as: UTF8.self)
    let value = record[(equals + 1)...]
    switch key {
    case "path":
      announced.path = Array(value)
    case "size":
      guard let size = Int(String(decoding: value, as: UTF8.self)), size >= 0 else {
        throw failure(.number)
      }
      announced.size = size
    case _ where key.hasPrefix("GNU.sparse"):
      let name = String(decoding: announced.path ?? [], as: UTF8.self)
      throw failure(.kind(name: name, .sparse))
    default: break
    }
  }

  // MARK: Bytes

  private func bytes(at offset: Int, count: Int) throws(TarError) -> [UInt8] {
    guard count <= source.size - offset else {
      throw TarError(offset == 0 ? .notTar : .cutOff, at: offset)
    }
    return try read(at: offset, count: count)
  }

  private func read(at offset: Int, count: Int) throws(TarError) -> [UInt8] {
    do throws(ByteSourceFailure) {
      return try source.bytes(at: offset, count: count)
    } catch {
      throw TarError(.unreadable(detail: error.detail), at: offset)
    }
  }

  /// The end is two empty blocks, after which nothing but padding may come.
  private mutating func checkPadding() throws(TarError) {
    let count = source.size - offset
    guard offset > 0 else { throw failure(.notTar) }
    guard count >= 2 * TarHeader.block else { throw failure(.cutOff) }
    guard count <= limits.padding, try read(at: offset, count: count).allSatisfy({ $0 == 0 })
    else { throw failure(.afterEnd) }
  }
}

extension TarError.Kind {
  fileprivate init(_ flag: UInt8) {
    self =
      switch Unicode.Scalar(flag) {
      case "1": .hardLink
      case "2": .symbolicLink
      case "3", "4": .device
      case "6": .fifo
      case "S": .sparse
      case "L", "K": .longNameOfGNU
      case "g": .global
      default: .other(flag)
      }
  }
}
