import Inspector
import PolicyEditor
import TestSupport
import Testing

@Suite("Recognising denials in hostile text")
struct RejectionHostileTests {
  private static let message =
    "error during notaryv1 validation of image acme/web:v1: validated targets don't contain "
    + "reference: no tag 'v1' found in targets"

  @Test("every beginning and every end of every form is read without harm")
  func cut() {
    for form in DenialForm.all(of: .go) + DenialForm.all(of: .python) {
      let text = Array(form.wrap(Self.message).utf8)
      for end in stride(from: 0, through: text.count, by: 7) {
        _ = Rejection(bytes: Array(text[..<end]))
        _ = Rejection(bytes: Array(text[end...]))
      }
    }
  }

  @Test("half a line of a log is recognised")
  func halfLine() {
    let line = "{\"level\":\"error\",\"msg\":\"error validating Pod web: \(Self.message)\",\"ti"
    #expect(Rejection(line).situation == .tagNotSigned)
    #expect(Rejection(String(line.dropFirst(30))).situation == .tagNotSigned)
  }

  @Test("random bytes are read without harm")
  func random() {
    var generator = SeededGenerator(seed: 7)
    let words = [
      "admission webhook \"", "\" denied the request: ", "Unable to find ", "{", "}", "\"msg\":\"",
      "'message': '", "\\", "\"", "\n", "\u{1B}[", "trust data ", " has expired.", "[", "\u{E2}",
    ].map { Array($0.utf8) }
    for _ in 0..<300 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<60, using: &generator) {
        if Bool.random(using: &generator) {
          bytes += words.randomElement(using: &generator) ?? []
        } else {
          bytes.append(UInt8.random(in: 0...255, using: &generator))
        }
      }
      _ = Rejection(bytes: bytes)
    }
  }

  @Test(
    "a long text is read to its end, whatever is repeated in it",
    arguments: [
      "{", "[", "\"", "\\", "'message': '", "admission webhook \"", "Trust data ", "> ", "\u{1B}",
      "error during notaryv1 validation of image a: ", "msg=\"", " is not a valid image reference.",
    ])
  func huge(piece: String) {
    let count = 65_536 / piece.utf8.count
    let text = String(repeating: piece, count: count)
    _ = Rejection(text)
    _ = Rejection(text + "\n\n" + Self.message)
  }

  @Test("what stands behind the limit does not count")
  func limit() {
    let text = String(repeating: " ", count: Rejection.limit) + Self.message
    #expect(!Rejection(text).isRecognised)
  }

  @Test("control characters and colours are no part of what was said")
  func controls() {
    let text = "\u{1B}[1;31mError\u{1B}[0m: \u{7}\(Self.message)\u{0}\r\n"
    let rejection = Rejection(text)
    #expect(rejection.message == Self.message)
    #expect(rejection.situation == .tagNotSigned)
  }
}
