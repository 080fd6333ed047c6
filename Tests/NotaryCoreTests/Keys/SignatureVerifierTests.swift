import NotaryCore
import TestSupport
import Testing

struct SignatureVerifierTests {
  private let verifier = SignatureVerifier()
  private let message = SignatureVector.message

  private func outcome(
    _ signature: [UInt8], _ method: SignatureMethod, _ key: PublicKey
  ) -> SignatureOutcome {
    verifier.verify(signature, method: method, over: message, with: key)
  }

  @Test(arguments: SignatureVector.all)
  func `a signature of another program is valid`(vector: SignatureVector) {
    #expect(outcome(vector.signatureBytes, vector.method, vector.publicKey) == .valid)
  }

  @Test(arguments: SignatureVector.all)
  func `a signature with any byte changed is not valid`(vector: SignatureVector) {
    var generator = SeededGenerator(seed: 3)
    let signature = vector.signatureBytes
    for _ in 0..<50 {
      let index = Int.random(in: 0..<signature.count, using: &generator)
      var changed = signature
      changed[index] ^= UInt8.random(in: 1...255, using: &generator)
      #expect(outcome(changed, vector.method, vector.publicKey) == .invalid)
    }
  }

  @Test(arguments: SignatureVector.all)
  func `a signature is of one message only`(vector: SignatureVector) {
    let other = verifier.verify(
      vector.signatureBytes, method: vector.method, over: message + [0x20], with: vector.publicKey)
    #expect(other == .invalid)
  }

  @Test(arguments: SignatureVector.all)
  func `a signature that is longer or shorter than the key makes them is malformed`(
    vector: SignatureVector
  ) {
    let good = vector.signatureBytes
    for bad in [[], [0] + good, good + [0], Array(good.dropLast())] {
      #expect(
        outcome(bad, vector.method, vector.publicKey)
          == .malformedSignature(length: bad.count, expected: good.count))
    }
  }

  @Test(arguments: TestKey.Algorithm.allCases.filter { $0 != .secp256k1 && $0 != .rsa1024 })
  func `a key in a certificate verifies as the bare key does`(algorithm: TestKey.Algorithm) {
    let key = TestKey(algorithm, "a")
    let signature = key.sign(message, method: key.usualMethod)
    #expect(outcome(signature, key.usualMethod, TestSigner(key).publicKey) == .valid)
    let held = TestSigner(TestCertificate(key, commonName: "x")).publicKey
    let expected: SignatureOutcome = algorithm == .ed25519 ? .wrongKeyType : .valid
    #expect(outcome(signature, key.usualMethod, held) == expected)
  }

  @Test func `ECDSA in DER is not taken`() {
    let key = TestKey(.p256, "a")
    let signature = key.signECDSAInDER(message)
    #expect(
      outcome(signature, .ecdsa, TestSigner(key).publicKey)
        == .malformedSignature(length: signature.count, expected: 64))
  }

  @Test func `the other s of an ECDSA signature is as good`() {
    let key = TestKey(.p256, "a")
    let signature = key.sign(message, method: .ecdsa)
    let order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"
    let other = signature.prefix(32) + difference(order, signature.suffix(32))
    #expect(other != signature[...])
    #expect(outcome(Array(other), .ecdsa, TestSigner(key).publicKey) == .valid)
  }

  @Test func `numbers that are zero or not below the order are no signature`() {
    let key = TestSigner("a").publicKey
    #expect(outcome([UInt8](repeating: 0, count: 64), .ecdsa, key) == .invalid)
    #expect(outcome([UInt8](repeating: 0xFF, count: 64), .ecdsa, key) == .invalid)
  }

  @Test(arguments: [0, 20, 31, 33, 64] as [Int32])
  func `the salt of RSASSA-PSS has exactly 32 bytes`(length: Int32) {
    let key = TestKey(.rsa2048, "a")
    let signature = key.sign(message, method: .rsapss, saltLength: length)
    #expect(outcome(signature, .rsapss, TestSigner(key).publicKey) == .invalid)
  }

  @Test func `the two RSA methods do not stand for each other`() {
    let key = TestKey(.rsa2048, "a")
    let publicKey = TestSigner(key).publicKey
    #expect(outcome(key.sign(message, method: .rsapss), .rsapkcs1v15, publicKey) == .invalid)
    #expect(outcome(key.sign(message, method: .rsapkcs1v15), .rsapss, publicKey) == .invalid)
  }

  @Test func `an RSA key below 2048 bits is weak, whatever it signed`() {
    let key = TestKey(.rsa1024, "a")
    for method in [SignatureMethod.rsapss, .rsapkcs1v15] {
      let signature = key.sign(message, method: method)
      #expect(outcome(signature, method, TestSigner(key).publicKey) == .weakKey(bits: 1_024))
    }
  }

  @Test func `a method must fit the type of the key`() {
    let types: [KeyType: SignatureMethod] = [
      .ecdsa: .ecdsa, .rsa: .rsapss, .ed25519: .eddsa,
    ]
    for (type, _) in types {
      for (other, method) in types where other != type {
        #expect(outcome([], method, PublicKey(type: type, value: [])) == .wrongKeyType)
      }
    }
    let unknown = PublicKey(
      type: KeyType(rawValue: "ECDSA"), value: TestKey(.p256, "a").subjectPublicKeyInfo)
    #expect(outcome([], .ecdsa, unknown) == .wrongKeyType)
    let held = TestSigner(TestCertificate(TestKey(.rsa2048, "a"), commonName: "x")).publicKey
    #expect(outcome([], .pycrypto, held) == .wrongKeyType)
  }

  @Test func `a key of another algorithm behind a fitting type is the wrong type`() {
    let rsa = TestKey(.rsa2048, "a")
    let ecdsa = TestKey(.p256, "a")
    let asECDSA = PublicKey(type: .ecdsa, value: rsa.subjectPublicKeyInfo)
    let asRSA = PublicKey(type: .rsa, value: ecdsa.subjectPublicKeyInfo)
    #expect(outcome(rsa.sign(message, method: .rsapss), .ecdsa, asECDSA) == .wrongKeyType)
    #expect(outcome(ecdsa.sign(message, method: .ecdsa), .rsapss, asRSA) == .wrongKeyType)
  }

  @Test(arguments: ["", "ECDSA", "ecdsa ", "rsa", "ed25519", "ecdsa-x509"])
  func `Notary has no other methods`(name: String) {
    let method = SignatureMethod(rawValue: name)
    #expect(outcome([], method, TestSigner("a").publicKey) == .unsupportedMethod)
  }

  @Test func `a key that cannot be read is malformed`() {
    let signature = TestKey(.p256, "a").sign(message, method: .ecdsa)
    let spki = TestKey(.p256, "a").subjectPublicKeyInfo
    for value in [
      [], spki + [0], Array(spki.dropLast()), TestKey(.secp256k1, "a").subjectPublicKeyInfo,
    ] {
      #expect(outcome(signature, .ecdsa, PublicKey(type: .ecdsa, value: value)) == .malformedKey)
    }
    #expect(outcome(signature, .ecdsa, PublicKey(type: .ecdsaX509, value: [])) == .malformedKey)
    #expect(
      outcome([UInt8](repeating: 0, count: 64), .eddsa, PublicKey(type: .ed25519, value: [1]))
        == .malformedKey)
  }

  @Test func `the very first PEM block counts, whatever its type and headers`() {
    let key = TestKey(.p256, "a")
    let other = TestKey(.p256, "b")
    let signature = key.sign(message, method: .ecdsa)
    let certificate = TestCertificate(key, commonName: "x").der
    let disguised = PEM.encode(type: "TEXT", bytes: certificate)
    let second = TestCertificate(other, commonName: "x").pem
    func held(_ text: String) -> PublicKey {
      PublicKey(type: .ecdsaX509, value: Array(text.utf8))
    }
    #expect(outcome(signature, .ecdsa, held(disguised)) == .valid)
    #expect(outcome(signature, .ecdsa, held(disguised + second)) == .valid)
    #expect(outcome(signature, .ecdsa, held(second + disguised)) == .invalid)
    let broken = "-----BEGIN CERTIFICATE-----\nZm9v\n-----END CERTIFICATE-----\n"
    #expect(outcome(signature, .ecdsa, held(broken + disguised)) == .malformedKey)
  }

  @Test func `one verifier keeps many keys apart, on many threads`() async {
    let message = SignedMessage(message)
    let keys = (0..<8).map { TestKey(.p256, "thread \($0)") }
    let signatures = keys.map { $0.sign(message.bytes, method: .ecdsa) }
    await withTaskGroup(of: Bool.self) { group in
      for round in 0..<64 {
        group.addTask {
          let signature = signatures[round % 8]
          return keys.enumerated().allSatisfy { index, key in
            let outcome = verifier.verify(
              signature, method: .ecdsa, over: message, with: TestSigner(key).publicKey)
            return outcome == (index == round % 8 ? .valid : .invalid)
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test func `more keys than are kept do no harm`() {
    let signer = TestSigner("a")
    let signature = signer.key.sign(message, method: .ecdsa)
    #expect(outcome(signature, .ecdsa, signer.publicKey) == .valid)
    for number in 0..<2_000 {
      let key = PublicKey(type: .ecdsa, value: Array("\(number)".utf8))
      #expect(outcome(signature, .ecdsa, key) == .malformedKey)
    }
    #expect(outcome(signature, .ecdsa, signer.publicKey) == .valid)
  }

  /// A number in hexadecimal less another one of as many bytes.
  private func difference(_ text: String, _ subtrahend: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var borrow = 0
    for (left, right) in zip((Hexadecimal.bytes(of: text) ?? []).reversed(), subtrahend.reversed())
    {
      let value = Int(left) - Int(right) - borrow
      borrow = value < 0 ? 1 : 0
      result.insert(UInt8(value & 0xFF), at: 0)
    }
    return result
  }
}
