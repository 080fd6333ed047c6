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
    guard !folded.isEmpty else { return true }
    let answer = text.utf8.withContiguousStorageIfAvailable { bytes -> Bool? in
      bytes.allSatisfy { $0 < 0x80 } ? contains(in: bytes) : nil
    }
    if case .some(.some(let answer)) = answer { return answer }
    return Array(text.lowercased().utf8).withUnsafeBufferPointer { contains(in: $0) }
  }

  /// Whether the bytes, with ASCII in lower case, contain the query.
  private func contains(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= folded.count else { return false }
    return (0...bytes.count - folded.count).contains { start in
      folded.indices.allSatisfy { folded[$0] == Self.lowered(bytes[start + $0]) }
    }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
