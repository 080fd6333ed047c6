import Glibc

/// The order of bytes, in which Go sorts names and canonical JSON puts members.
enum ByteOrder {
  /// Below, at or above 0 as some bytes stand before, at or after others.
  static func of(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
    left.withUnsafeBufferPointer { left in right.withUnsafeBufferPointer { of(left, $0) } }
  }

  /// As above.
  static func of(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
    guard let first = left.baseAddress, let second = right.baseAddress else {
      return left.count - right.count
    }
    let order = memcmp(first, second, min(left.count, right.count))
    return order == 0 ? left.count - right.count : Int(order)
  }
}
