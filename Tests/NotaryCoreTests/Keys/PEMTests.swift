import NotaryCore
import TestSupport
import Testing

struct PEMTests {
  private func blocks(_ text: String) -> [PEM.Block] { PEM.blocks(in: Array(text.utf8)) }

  @Test func `a block has a type and bytes`() throws {
    let block = try #require(
      blocks("-----BEGIN PUBLIC KEY-----\nZm9v\nYmFy\n-----END PUBLIC KEY-----\n").first)
    #expect(block.type == "PUBLIC KEY")
    #expect(block.bytes == Array("foobar".utf8))
    #expect(block.headers.isEmpty)
  }

  @Test func `Docker's role header is read, and the block with it`() throws {
    let text = "-----BEGIN PUBLIC KEY-----\nrole: alice\n\nZm9v\n-----END PUBLIC KEY-----\n"
    let block = try #require(blocks(text).first)
    #expect(block.headers.map(\.name) == ["role"])
    #expect(block.headers.map(\.value) == ["alice"])
    #expect(block.bytes == Array("foo".utf8))
  }

  @Test(arguments: [
    "text before\n-----BEGIN X-----\nZm9v\n-----END X-----\ntext after",
    "-----BEGIN X-----\r\nZm9v\r\n-----END X-----\r\n",
    "-----BEGIN X-----\nZm9v\n-----END X-----",
    "-----BEGIN X-----  \n  Zm\t9v \n\n-----END X----- \t",
    "-----BEGIN Y-----\nZm9v\n-----END Z-----\n-----BEGIN X-----\nZm9v\n-----END X-----\n",
    "-----BEGIN X-----\n!!!!\n-----BEGIN X-----\nZm9v\n-----END X-----\n",
  ])
  func `what surrounds a block does not matter`(text: String) {
    #expect(blocks(text).map(\.bytes) == [Array("foo".utf8)])
  }

  @Test(arguments: [
    "", "-----BEGIN X-----", "-----BEGIN X-----\n", "-----BEGIN X-----\nZm9v\n",
    "-----BEGIN X-----\nZm9v\n-----END Y-----\n", "-----BEGIN X-----\nZm9v-----END X-----\n",
    "-----BEGIN X-----\nZm9v\n-----END X-----x\n", "-----BEGIN X----\nZm9v\n-----END X----\n",
    " -----BEGIN X-----\nZm9v\n-----END X-----\n", "-----BEGIN X-----\nZm9\n-----END X-----\n",
    "-----BEGIN X-----\na: b\n-----END X-----\n",
  ])
  func `what is no block is none`(text: String) {
    #expect(blocks(text).isEmpty)
  }

  @Test func `an empty block is a block`() {
    #expect(blocks("-----BEGIN X-----\n-----END X-----\n").map(\.bytes) == [[]])
  }

  @Test func `blocks come in their order, as many as asked for`() {
    let text = (1...5).map { PEM.encode(type: "X\($0)", bytes: [$0]) }.joined()
    #expect(PEM.blocks(in: Array(text.utf8)).map(\.type) == ["X1", "X2", "X3", "X4", "X5"])
    #expect(PEM.blocks(in: Array(text.utf8), limit: 2).map(\.type) == ["X1", "X2"])
  }

  @Test func `lines are 64 letters long and the last one ends`() {
    let text = PEM.encode(type: "X", bytes: [UInt8](repeating: 0, count: 49))
    #expect(
      text == "-----BEGIN X-----\n" + String(repeating: "A", count: 64)
        + "\nAA==\n-----END X-----\n")
    #expect(PEM.encode(type: "X", bytes: []) == "-----BEGIN X-----\n-----END X-----\n")
  }

  @Test func `what is written is read back, whatever its length`() {
    var generator = SeededGenerator(seed: 2)
    for length in 0..<150 {
      let bytes = generator.bytes(length)
      #expect(blocks(PEM.encode(type: "X", bytes: bytes)).map(\.bytes) == [bytes])
    }
  }

  @Test func `a text of many beginnings is read in one pass`() {
    // Reading to the end from each beginning would take hours.
    let line = "-----BEGIN CERTIFICATE-----\nAAAA\n"
    #expect(blocks(String(repeating: line, count: 100_000)).isEmpty)
    #expect(blocks(String(repeating: line, count: 100_000) + "-----END X-----\n").isEmpty)
  }
}
