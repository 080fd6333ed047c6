/// Why a text is not YAML that can be read, and where.
public struct YAMLError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// Not YAML; `problem` and `context` are libyaml's words, such as "did not find expected key".
    case syntax(problem: String, context: String?)
    /// Not UTF-8, or a character that YAML does not allow.
    case badCharacter
    /// Larger than the limit, in bytes.
    case tooLarge(limit: Int)
    /// More open collections than the limit, with aliases put in place.
    case tooDeep(limit: Int)
    /// More values than the limit.
    case tooManyValues(limit: Int)
    /// Aliases that stand for more values than the limit.
    case aliasesExpandTooFar(limit: Int)
    /// An alias of something that has not been named before.
    case undefinedAlias(name: String)
    /// An alias inside of what it stands for.
    case recursiveAlias(name: String)
    case outOfMemory
  }

  public let reason: Reason
  /// Bytes from the start of the text.
  public let offset: Int
  public let location: YAMLLocation
  /// The line itself, without its line break; what is not UTF-8 in it is replaced, and what goes
  /// beyond 400 bytes is left out.
  public let line: String

  init(_ reason: Reason, at offset: Int, in bytes: [UInt8]) {
    let lines = YAMLLines(bytes)
    let place = max(0, min(offset, bytes.count))
    self.reason = reason
    self.offset = place
    location = lines.location(of: place, in: bytes)
    line = String(
      decoding: bytes[lines.range(of: location.line, in: bytes)].prefix(400), as: UTF8.self)
  }
}
