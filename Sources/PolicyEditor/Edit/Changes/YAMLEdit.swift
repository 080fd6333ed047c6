/// A change of a text as bytes: what is replaced by what, and its name, such as "add rule *:*".
///
/// Outside of the replacements every byte stays. An edit of ``YAMLDocument/edit(_:_:)`` is proved: the
/// text that it makes has been read again, and means the old one with the one change.
public struct YAMLEdit: Hashable, Sendable {
  public struct Replacement: Hashable, Sendable {
    /// Bytes from the start of the text before the edit.
    public let range: Range<Int>
    /// What stands there before.
    public let old: [UInt8]
    public let new: [UInt8]
  }

  public var name: String
  /// In the order of the text; they neither overlap nor touch.
  public let replacements: [Replacement]

  public var isEmpty: Bool { replacements.isEmpty }

  /// - Parameter splices: in any order; none may overlap another.
  init(_ name: String, splices: [YAMLSplice], in bytes: [UInt8]) {
    self.name = name
    var replacements: [Replacement] = []
    for splice in YAMLSplice.joined(splices) {
      let old = bytes[splice.range]
      let isForward = old.count <= splice.text.count
      let prefix = zip(old, splice.text).prefix { $0 == $1 }.count
      let rest = (isForward ? old.count : splice.text.count) - prefix
      let suffix = zip(old.reversed(), splice.text.reversed()).prefix(rest).prefix { $0 == $1 }
        .count
      let range = splice.range.lowerBound + prefix..<splice.range.upperBound - suffix
      let new = splice.text[prefix..<splice.text.count - suffix]
      if range.isEmpty, new.isEmpty { continue }
      replacements.append(Replacement(range: range, old: Array(bytes[range]), new: Array(new)))
    }
    self.replacements = replacements
  }

  /// The edit that makes one text of another, line by line.
  public init(_ name: String, from old: [UInt8], to new: [UInt8]) {
    self.init(
      name,
      splices: TextDiff(old, new).changes.map { change in
        YAMLSplice(range: change.oldBytes, text: Array(new[change.newBytes]))
      }, in: old)
  }

  private init(name: String, replacements: [Replacement]) {
    self.name = name
    self.replacements = replacements
  }

  /// The text after the edit; nil where the text is not the one that the edit is made for.
  public func applied(to bytes: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + replacements.reduce(0) { $0 + $1.new.count })
    var position = 0
    for replacement in replacements {
      let range = replacement.range
      guard range.lowerBound >= position, range.upperBound <= bytes.count,
        bytes[range].elementsEqual(replacement.old)
      else { return nil }
      result += bytes[position..<range.lowerBound]
      result += replacement.new
      position = range.upperBound
    }
    result += bytes[position...]
    return result
  }

  /// The edit that takes this one back, byte by byte.
  public var inverse: YAMLEdit {
    var shift = 0
    let reversed = replacements.map { replacement in
      let start = replacement.range.lowerBound + shift
      shift += replacement.new.count - replacement.old.count
      return Replacement(
        range: start..<start + replacement.new.count, old: replacement.new, new: replacement.old)
    }
    return YAMLEdit(name: name, replacements: reversed)
  }
}

/// Bytes that take the place of others.
struct YAMLSplice: Hashable, Sendable {
  var range: Range<Int>
  var text: [UInt8]

  static func insert(_ text: [UInt8], at offset: Int) -> YAMLSplice {
    YAMLSplice(range: offset..<offset, text: text)
  }

  static func delete(_ range: Range<Int>) -> YAMLSplice { YAMLSplice(range: range, text: []) }

  /// In the order of the text, those that touch put together, and deletions that overlap made one.
  /// Of several at one place the order in which they were given stays.
  static func joined(_ splices: [YAMLSplice]) -> [YAMLSplice] {
    let sorted = splices.enumerated().sorted {
      ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset)
        < ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
    }.map(\.element)
    var joined: [YAMLSplice] = []
    for splice in sorted {
      guard let last = joined.last, splice.range.lowerBound <= last.range.upperBound else {
        joined.append(splice)
        continue
      }
      joined[joined.count - 1].text += splice.text
      joined[joined.count - 1].range =
        last.range.lowerBound..<max(last.range.upperBound, splice.range.upperBound)
    }
    return joined
  }

  /// Whether some overlap other than as deletions.
  static func conflict(_ splices: [YAMLSplice]) -> Bool {
    let sorted = splices.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    var end = 0
    var isDeletion = true
    for splice in sorted {
      if splice.range.lowerBound < end, !(isDeletion && splice.text.isEmpty) { return true }
      if splice.range.upperBound >= end { isDeletion = splice.text.isEmpty }
      end = max(end, splice.range.upperBound)
    }
    return false
  }
}
