import NotaryCore
import TestSupport
import Testing

struct Base64Tests {
  @Test(arguments: [
    ("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"),
    ("Zm9vYmE=", "fooba"), ("Zm9vYmFy", "foobar"),
  ])
  func `the vectors of RFC 4648 are read and written`(text: String, content: String) {
    #expect(Base64.decode(text.utf8) == Array(content.utf8))
    #expect(Base64.encode(Array(content.utf8)) == text)
  }

  @Test(arguments: ["Zm\n9v", "\r\nZm9v\r\n", "Zg=\n=", "Z\rg==\n"])
  func `line ends are skipped wherever they stand`(text: String) {
    #expect(Base64.decode(text.utf8) != nil)
  }

  @Test func `the unused bits of the last letter are ignored`() {
    #expect(Base64.decode("Zh==".utf8) == Array("f".utf8))
    #expect(Base64.decode("Zm9=".utf8) == Array("fo".utf8))
  }

  @Test(arguments: [
    "Z", "Zg", "Zg=", "Zm8", "=", "==", "Z===", "Zg==Zg==", "Zm9v=", "Zg=a", "Zm8=\nA", "Zm 9v",
    "Zm9v ", "Zm\t9v", "-_-_", "Zm9v\u{0}", "é===",
  ])
  func `everything else is refused`(text: String) {
    #expect(Base64.decode(text.utf8) == nil)
  }

  @Test func `what is written is read back, whatever its length`() {
    var generator = SeededGenerator(seed: 1)
    for length in 0..<200 {
      let bytes = generator.bytes(length)
      #expect(Base64.decode(Base64.encode(bytes).utf8) == bytes)
    }
  }

  @Test func `bytes that are not contiguous are read the same`() {
    let text = Array("Z!m!9!v".utf8).lazy.filter { $0 != UInt8(ascii: "!") }
    #expect(Base64.decode(text) == Array("foo".utf8))
  }
}
