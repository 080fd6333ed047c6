/// The lines in which two texts differ: as few as can be, except between texts that
/// differ nearly everywhere.
public struct TextDiff: Sendable {
  /// Lines that take the place of others. One of the ranges may be empty.
  public struct Change: Hashable, Sendable {
    /// Numbers of lines from 0.
    public let oldLines: Range<Int>
    public let newLines: Range<Int>
    let oldBytes: Range<Int>
    let newBytes: Range<Int>
  }

  let old: TextLines
  let new: TextLines
  /// In the order of the text; they do not touch.
  public private(set) var changes: [Change] = []

  public init(_ old: [UInt8], _ new: [UInt8]) {
    self.old = TextLines(old)
    self.new = TextLines(new)
    let pairs = LineMatcher(self.old, self.new).pairs()
    var from = (old: 0, new: 0)
    for pair in pairs + [(self.old.count, self.new.count)] {
      let ranges = (from.old..<pair.old, from.new..<pair.new)
      if !ranges.0.isEmpty || !ranges.1.isEmpty {
        changes.append(
          Change(
            oldLines: ranges.0, newLines: ranges.1, oldBytes: self.old.bytes(of: ranges.0),
            newBytes: self.new.bytes(of: ranges.1)))
      }
      from = (pair.old + 1, pair.new + 1)
    }
  }

  public var isEmpty: Bool { changes.isEmpty }
}
