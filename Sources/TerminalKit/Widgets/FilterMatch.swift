/// What the user filters by: a part of the text, upper and lower case alike.
public struct FilterMatch: Hashable, Sendable {
  public let query: String
  private let folded: [UInt8]

  public init(_ query: String) {
    self.query = query
    folded = Array(query.lowercased().utf8)
  }

  public var isEmpty: Bool { folded.isEmpty }

  /// Whether `text` contains the query; an empty query matches everything.
  public func matches(_ text: String) -> Bool {
    guard let first = folded.first else { return true }
    let bytes = Array(text.lowercased().utf8)
    guard bytes.count >= folded.count else { return false }
    return (0...bytes.count - folded.count).contains { start in
      bytes[start] == first && bytes[start..<start + folded.count].elementsEqual(folded)
    }
  }
}
