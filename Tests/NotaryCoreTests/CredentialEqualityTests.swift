import NotaryCore
import Testing

struct CredentialEqualityTests {
  @Test func `credentials that only look the same are not the same`() {
    let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
    let one = RegistryCredential(user: "alice", password: composed)
    #expect(one == RegistryCredential(user: "alice", password: composed))
    #expect(one != RegistryCredential(user: "alice", password: decomposed))
    #expect(
      RegistryCredential(user: composed, password: "x")
        != RegistryCredential(user: decomposed, password: "x"))
    #expect(one != .identityToken(composed, user: "alice"))
    #expect(Set([one, one, RegistryCredential(user: "alice", password: decomposed)]).count == 2)
  }
}
