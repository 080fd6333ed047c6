import NotaryCore
import Testing

struct DigestTests {
  @Test func `SHA-256 and SHA-512 are those of FIPS 180-4`() {
    let abc = Array("abc".utf8)
    #expect(
      Hexadecimal.text(of: Digest.sha256(abc))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      Hexadecimal.text(of: Digest.sha512(abc))
        == "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f")
  }

  @Test func `nothing at all has a digest`() {
    #expect(
      Hexadecimal.text(of: Digest.sha256([UInt8]()))
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func `it does not matter how the bytes are held`() {
    let bytes = Array("xabcx".utf8)
    #expect(Digest.sha256(bytes[1...3]) == Digest.sha256("abc".utf8))
    #expect(Digest.sha256(bytes.lazy.filter { $0 != 120 }) == Digest.sha256("abc".utf8))
  }
}
