/// Why a file is no tar archive that is read here, and where in it.
public struct TarError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// Something else.
    case notTar
    /// A compressed file, and of which kind, as in `gzip`.
    case compressed(kind: String)
    /// It ends before its end was written.
    case cutOff
    /// A header whose sum is not that of its bytes.
    case checksum
    /// A number that is none, or too large.
    case number
    /// An entry that is no plain file: a link, a device, a sparse file, or GNU tar's own long name.
    case kind(name: String, Kind)
    /// A name that leads out of the archive, or is none.
    case name(String)
    /// A name that an entry before has.
    case duplicate(name: String)
    /// A pax header that cannot be read.
    case paxHeader
    /// More bytes than any document has.
    case tooLarge(name: String, size: Int)
    case tooManyEntries(limit: Int)
    /// Something stands after its end.
    case afterEnd
    /// The file itself cannot be read, and why.
    case unreadable(detail: String)
  }

  /// What an entry is that is not taken.
  public enum Kind: Hashable, Sendable {
    case hardLink, symbolicLink, device, fifo, sparse, longNameOfGNU
    /// A header that speaks for all entries after it.
    case global
    case other(UInt8)
  }

  public let reason: Reason
  /// Bytes from the start of the file.
  public let offset: Int

  init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}
