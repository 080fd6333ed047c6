import NotaryCore
import TestSupport
import Testing

/// A verifier that remembers is one that does not, but for the time it takes: everything that may be
/// mixed up is asked in many orders, and each answer compared with that of a verifier of its own.
struct SignatureMemoryTests {
  /// A question to a verifier.
  private struct Question {
    let signature: [UInt8]
    let method: SignatureMethod
    let message: SignedMessage
    let key: PublicKey

    func outcome(by verifier: SignatureVerifier) -> SignatureOutcome {
      verifier.verify(signature, method: method, over: message, with: key)
    }
  }

  private static let messages = ["one", "two"].map { SignedMessage(Array($0.utf8)) }

  /// Every signature of some keys by every method, asked of every key, over every message.
  private static func questions(_ algorithms: [TestKey.Algorithm]) -> [Question] {
    let keys = algorithms.flatMap { algorithm in ["a", "b"].map { TestKey(algorithm, $0) } }
    let methods: [SignatureMethod] = [.ecdsa, .rsapss, .rsapkcs1v15, .eddsa, .pycrypto]
    let signatures = keys.flatMap { key in
      let own = key.algorithm.isRSA ? [.rsapss, .rsapkcs1v15] : [key.usualMethod]
      return own.map { key.sign(messages[0].bytes, method: $0) }
    }
    let listed =
      keys.map { TestSigner($0).publicKey }
      + keys.map { TestSigner(TestCertificate($0, commonName: "x")).publicKey }
      + keys.map { PublicKey(type: .rsa, value: Array($0.publicPEM.utf8)) }
      + [PublicKey(type: .ecdsa, value: offCurve)]
    return listed.flatMap { key in
      methods.flatMap { method in
        signatures.flatMap { signature in
          messages.map {
            Question(signature: signature, method: method, message: $0, key: key)
          }
        }
      }
    }
  }

  /// A key whose point lies beside the curve.
  private static var offCurve: [UInt8] {
    var bytes = TestKey(.p256, "a").subjectPublicKeyInfo
    bytes[bytes.count - 1] ^= 1
    return bytes
  }

  @Test(
    arguments: [[.p256, .p384], [.p256, .ed25519], [.p256, .rsa2048]] as [[TestKey.Algorithm]])
  func `what it says does not depend on what it was asked before`(algorithms: [TestKey.Algorithm]) {
    var generator = SeededGenerator(seed: 7)
    let questions = Self.questions(algorithms)
    let expected = questions.map { $0.outcome(by: SignatureVerifier()) }
    #expect(expected.contains(.valid) && expected.contains(.invalid))
    let verifier = SignatureVerifier(remembering: 10_000)
    for _ in 0..<2 {
      for index in questions.indices.shuffled(using: &generator) {
        #expect(questions[index].outcome(by: verifier) == expected[index])
      }
    }
  }

  @Test func `what was forgotten is found out again`() {
    let questions = Self.questions([.p256])
    let verifier = SignatureVerifier(remembering: 3)
    for question in questions + questions {
      #expect(question.outcome(by: verifier) == question.outcome(by: SignatureVerifier()))
    }
  }

  @Test(
    "a key that is read in another way is the same key, and only that", arguments: [true, false])
  func namedCurves(namedFirst: Bool) throws {
    let algorithms: [TestKey.Algorithm] = [.p224, .p256, .p384, .p521, .secp256k1]
    let keys = algorithms.flatMap { algorithm in ["a", "b"].map { TestKey(algorithm, $0) } }
    let verifier = SignatureVerifier(remembering: 10_000)
    for signer in keys {
      let signature = signer.sign(Self.messages[0].bytes, method: .ecdsa)
      for (index, message) in Self.messages.enumerated() {
        for key in keys {
          let isRight = index == 0 && key === signer
          let named = try #require(
            NamedCurveKey(subjectPublicKeyInfo: key.subjectPublicKeyInfo))
          let listed = TestSigner(key).publicKey
          for isNamed in [namedFirst, !namedFirst, namedFirst] {
            let isValid =
              isNamed
              ? verifier.verifies(signature, over: message, with: named)
              : verifier.verify(signature, method: .ecdsa, over: message, with: listed) == .valid
            // Notary does not know that curve.
            #expect(isValid == (isRight && (isNamed || key.algorithm != .secp256k1)))
          }
        }
      }
    }
  }
}
