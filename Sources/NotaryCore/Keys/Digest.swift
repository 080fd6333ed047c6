internal import COpenSSL

/// The two hash functions of trust data.
public enum Digest {
  /// 32 bytes.
  public static func sha256(_ bytes: some Collection<UInt8>) -> [UInt8] {
    sha256Function.digest(of: bytes)
  }

  /// 64 bytes.
  public static func sha512(_ bytes: some Collection<UInt8>) -> [UInt8] {
    sha512Function.digest(of: bytes)
  }

  private static let sha256Function = HashFunction(name: "SHA256", size: 32)
  private static let sha512Function = HashFunction(name: "SHA512", size: 64)
}

/// A hash function of OpenSSL, fetched once: fetching costs more than hashing a small document.
///
/// Unchecked: an `EVP_MD` never changes after it was fetched, and OpenSSL shares it over threads.
private final class HashFunction: @unchecked Sendable {
  private let function: OpaquePointer?
  private let size: Int

  init(name: String, size: Int) {
    function = EVP_MD_fetch(nil, name, nil)
    self.size = size
  }

  func digest(of bytes: some Collection<UInt8>) -> [UInt8] {
    bytes.withContiguousStorageIfAvailable(digest(of:))
      ?? Array(bytes).withUnsafeBufferPointer(digest(of:))
  }

  private func digest(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: size)
    let done = EVP_Digest(bytes.baseAddress, bytes.count, &digest, nil, function, nil)
    // Only an OpenSSL without SHA-2, or memory that ran out, ends here; a digest that may be wrong
    // must never be compared with anything.
    precondition(done == 1, "OpenSSL cannot compute SHA-2")
    return digest
  }
}
