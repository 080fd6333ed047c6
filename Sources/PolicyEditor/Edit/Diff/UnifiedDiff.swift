/// A difference of two texts as `diff -u` writes it.
public struct UnifiedDiff: Sendable, Hashable {
  public struct Line: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
      /// The names of the files.
      case file
      /// `@@ -1,3 +1,4 @@`.
      case hunk
      case context, removed, added
      /// `\ No newline at end of file`.
      case note
    }

    public let kind: Kind
    /// The line with its sign, without its line break. Text of the files is raw.
    public let text: String
    /// The line of the old text, from 1; nil for one that it has not.
    public let oldLine: Int?
    public let newLine: Int?

    init(_ kind: Kind, _ text: String, old: Int? = nil, new: Int? = nil) {
      self.kind = kind
      self.text = text
      oldLine = old
      newLine = new
    }
  }

  public let lines: [Line]

  /// How many lines go and how many come.
  public var counts: (removed: Int, added: Int) {
    (lines.count { $0.kind == .removed }, lines.count { $0.kind == .added })
  }

  /// - Parameters:
  ///   - names: what stands behind `---` and `+++`.
  ///   - context: how many lines around a change are shown.
  ///   - shown: the lines of both texts as they are to be shown, where secrets are masked; nil for the
  ///     texts themselves. A list that has not the lines of its text is not used.
  public init(
    _ diff: TextDiff, names: (old: String, new: String), context: Int = 3,
    shown: (old: [String], new: [String])? = nil
  ) {
    var lines: [Line] = []
    if !diff.isEmpty {
      lines = [Line(.file, "--- \(names.old)"), Line(.file, "+++ \(names.new)")]
    }
    let writer = HunkWriter(diff: diff, context: context, shown: shown)
    for hunk in writer.hunks { lines += writer.lines(of: hunk) }
    self.lines = lines
  }
}

private struct HunkWriter {
  let diff: TextDiff
  let context: Int
  let shown: (old: [String], new: [String])?

  /// Changes that are so near each other that their surroundings touch.
  var hunks: [[TextDiff.Change]] {
    diff.changes.reduce(into: []) { hunks, change in
      if let last = hunks.last?.last,
        change.oldLines.lowerBound - last.oldLines.upperBound <= 2 * context
      {
        hunks[hunks.count - 1].append(change)
      } else {
        hunks.append([change])
      }
    }
  }

  func lines(of hunk: [TextDiff.Change]) -> [UnifiedDiff.Line] {
    guard let first = hunk.first, let last = hunk.last else { return [] }
    let before = min(context, first.oldLines.lowerBound)
    let after = min(context, diff.old.count - last.oldLines.upperBound)
    let olds = first.oldLines.lowerBound - before..<last.oldLines.upperBound + after
    let news = first.newLines.lowerBound - before..<last.newLines.upperBound + after
    var lines = [UnifiedDiff.Line(.hunk, "@@ -\(span(olds)) +\(span(news)) @@")]
    var (old, new) = (olds.lowerBound, news.lowerBound)
    func addContext(to end: Int) {
      while old < end {
        add(.context, " ", &lines, old: old, new: new)
        old += 1
        new += 1
      }
    }
    for change in hunk {
      addContext(to: change.oldLines.lowerBound)
      for line in change.oldLines { add(.removed, "-", &lines, old: line, new: nil) }
      for line in change.newLines { add(.added, "+", &lines, old: nil, new: line) }
      (old, new) = (change.oldLines.upperBound, change.newLines.upperBound)
    }
    addContext(to: olds.upperBound)
    return lines
  }

  private func add(
    _ kind: UnifiedDiff.Line.Kind, _ sign: String, _ lines: inout [UnifiedDiff.Line], old: Int?,
    new: Int?
  ) {
    let text =
      old.map { self.text($0, of: diff.old, shown?.old) }
      ?? new.map { self.text($0, of: diff.new, shown?.new) } ?? ""
    lines.append(
      UnifiedDiff.Line(kind, sign + text, old: old.map { $0 + 1 }, new: new.map { $0 + 1 }))
    let isOpen = old.map(diff.old.isOpen) ?? new.map(diff.new.isOpen) ?? false
    if isOpen { lines.append(UnifiedDiff.Line(.note, "\\ No newline at end of file")) }
  }

  private func text(_ line: Int, of lines: TextLines, _ shown: [String]?) -> String {
    // A text that ends with a line break has an empty line behind it for who counts so.
    if let shown, shown.count == lines.count || shown.count == lines.count + 1 {
      return shown[line]
    }
    var bytes = lines[line]
    if bytes.last == 0x0A { bytes.removeLast() }
    if bytes.last == 0x0D { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `start,count` as `diff` counts: an empty range stands behind the line before it.
  private func span(_ range: Range<Int>) -> String {
    let start = range.isEmpty ? range.lowerBound : range.lowerBound + 1
    return range.count == 1 ? "\(start)" : "\(start),\(range.count)"
  }
}
