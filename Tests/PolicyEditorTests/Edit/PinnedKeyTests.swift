import PolicyEditor
import TestSupport
import Testing

@Suite struct PinnedKeyTests {
  private let key = TestKey(.p256, "root")

  private func refusal(_ text: String) -> PinnedKeyRefusal? {
    do throws(PinnedKeyRefusal) {
      _ = try PinnedKey(text: Array(text.utf8))
      return nil
    } catch {
      return error
    }
  }

  private func withRole(_ role: String) -> String {
    key.publicPEM.replacing("KEY-----\nM", with: "KEY-----\nrole: \(role)\n\nM")
  }

  @Test func `a key is what its PEM says, whatever stands around it`() throws {
    for text in [key.publicPEM, "from the publisher\n\(key.publicPEM)\n", withRole("root")] {
      #expect(try PinnedKey(text: Array(text.utf8)).pem == key.publicPEM)
    }
    let certificate = TestCertificate(key, commonName: "docker.io/acme/web").pem
    #expect(try PinnedKey(text: Array(certificate.utf8)).pem == key.publicPEM)
  }

  @Test func `a key of another role is refused with the reason`() {
    let refusal = refusal(withRole("alice"))
    #expect(refusal == .otherRole("alice"))
    #expect(
      refusal?.sentence
        == "this is a key of alice, not of root; a trust root is a root key, which `tastevin root-key`"
        + " prints")
  }

  @Test func `what is no single public key is refused`() {
    #expect(refusal("") == .noKey(looksLikeDER: false))
    #expect(refusal("0\u{1}") == .noKey(looksLikeDER: true))
    #expect(refusal(key.publicPEM + TestKey(.p256, "other").publicPEM) == .severalKeys)
    let privateKey = "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n"
    #expect(refusal(privateKey) == .privateKey)
    let broken = "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"
    #expect(refusal(broken) == .unreadable(type: "PUBLIC KEY"))
  }

  @Test func `a key is pinned as a new trust root, or over the one of its name`() throws {
    let pinned = try PinnedKey(text: Array(withRole("root").utf8))
    var draft = try draft(ValuesSamples.chart)
    #expect(
      try draft.make { try $0.pin(pinned, as: "acme", inValidator: 2) }
        == "pin root key as acme in validator acme")
    #expect(draft.changedLines.first == "+        - name: acme")
    #expect(!draft.text.contains("role:"))
    draft.undo()
    try draft.make { try $0.pin(pinned, as: "default", inValidator: 2) }
    #expect(draft.changedLines.allSatisfy { !$0.contains("name:") })
    #expect(draft.text.contains("# the first key of 2024\n        - name: default\n"))
    let configuration = try draft.values().configuration(for: .go)
    guard case .notaryV1(let notary) = configuration.validators[2].kind else { return }
    #expect(notary.trustRoots.map(\.key) == [key.publicPEM])
  }

  @Test func `the rules that a trust root decides are told`() throws {
    let sections = try draft(ValuesSamples.chart).sections()
    let acme = sections.validators[2]
    #expect(
      sections.rules(using: acme, trustRoot: "default").map(\.pattern) == ["docker.io/acme/*:*"])
    #expect(sections.rules(using: acme, trustRoot: "other").isEmpty)
  }
}
