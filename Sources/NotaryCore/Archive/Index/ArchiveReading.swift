/// Why an index cannot be used, and where in it.
public struct ArchiveIndexError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case notJSON(JSONError)
    /// It is of another kind, or of a version that is not known here.
    case schema(String)
    case missing
    /// It is something else than what belongs there.
    case wrongKind(expected: String)
    /// A value that is none of those that there are.
    case value(String)
  }

  /// As in `repositories[2].answers[0].sha256`; empty for the whole.
  public let place: String
  public let reason: Reason
}

/// A value of an index and where it stands, for reading what a stranger may have written.
struct ArchiveReading {
  private let value: JSONValue?
  let place: String

  init(_ value: JSONValue?, at place: String = "") {
    self.value = value?.kind == .null ? nil : value
    self.place = place
  }

  func failure(_ reason: ArchiveIndexError.Reason) -> ArchiveIndexError {
    ArchiveIndexError(place: place, reason: reason)
  }

  /// Nil where there is none, or `null`.
  var ifPresent: ArchiveReading? { value == nil ? nil : self }

  subscript(name: String) -> ArchiveReading {
    ArchiveReading(value?[name], at: place.isEmpty ? name : "\(place).\(name)")
  }

  func text() throws(ArchiveIndexError) -> String {
    guard let value else { throw failure(.missing) }
    guard let text = value.string else { throw failure(.wrongKind(expected: "a text")) }
    return text
  }

  func flag() throws(ArchiveIndexError) -> Bool {
    guard let value else { throw failure(.missing) }
    guard let flag = value.boolean else { throw failure(.wrongKind(expected: "true or false")) }
    return flag
  }

  func number() throws(ArchiveIndexError) -> Int {
    guard let value else { throw failure(.missing) }
    guard value.kind == .number, let number = Int(String(decoding: value.rawBytes, as: UTF8.self))
    else { throw failure(.wrongKind(expected: "a whole number")) }
    return number
  }

  func elements() throws(ArchiveIndexError) -> [ArchiveReading] {
    guard let value else { throw failure(.missing) }
    guard value.kind == .array else { throw failure(.wrongKind(expected: "a list")) }
    return value.elements.enumerated().map {
      ArchiveReading($0.element, at: "\(place)[\($0.offset)]")
    }
  }

  /// The members of an object; of several of one name the last counts.
  func members() throws(ArchiveIndexError) -> [String: ArchiveReading] {
    guard let value else { throw failure(.missing) }
    guard value.kind == .object else { throw failure(.wrongKind(expected: "an object")) }
    var members: [String: ArchiveReading] = [:]
    for member in value.members {
      let name = String(decoding: member.nameBytes, as: UTF8.self)
      members[name] = ArchiveReading(member.value, at: "\(place).\(name)")
    }
    return members
  }

  /// One of a closed list of words.
  func word<Word: RawRepresentable>(
    _ type: Word.Type = Word.self
  ) throws(ArchiveIndexError) -> Word where Word.RawValue == String {
    let text = try text()
    guard let word = Word(rawValue: text) else { throw failure(.value(text)) }
    return word
  }

  func instant() throws(ArchiveIndexError) -> Instant {
    let text = try text()
    guard let instant = Instant(rfc3339: text) else { throw failure(.value(text)) }
    return instant
  }

  func digest() throws(ArchiveIndexError) -> [UInt8] {
    let text = try text()
    guard let bytes = Hexadecimal.bytes(of: text), bytes.count == 32 else {
      throw failure(.value(text))
    }
    return bytes
  }

  /// What stands for "none" is nil.
  func optional<Value>(
    _ read: (ArchiveReading) throws(ArchiveIndexError) -> Value
  ) throws(ArchiveIndexError) -> Value? {
    guard let present = ifPresent else { return nil }
    return try read(present)
  }
}
