import NotaryCore

/// The keys of trust roots. What cannot be read, or verifies nothing, lets Connaisseur start: every
/// image that needs it is denied.
enum KeyRules {
  static func check(_ context: LintContext, _ findings: inout LintFindings) {
    for validator in context.validators {
      guard validator.isNotary || validator.type == "cosign" else { continue }
      for root in validator.trustRoots {
        guard let node = root.members["key"], let text = root.text("key"), let place = node.place
        else { continue }
        let key = KeyText(text)
        guard
          let fault = Fault(of: key, isNotary: validator.isNotary, for: context.generation)
        else { continue }
        let name = root.name.map { " \(LintText.quoted($0))" } ?? ""
        findings.add(
          fault.code, at: LintPlace(range: place.headRange, path: place.path, value: place.value),
          "the key of trust root\(name) \(fault.sentence): every image that needs it is denied",
          fix: fault.fix)
      }
    }
  }

  private struct Fault {
    let code: LintCode
    let sentence: String
    let fix: String

    /// Nil where the key can be used.
    init?(of key: KeyText, isNotary: Bool, for generation: Generation) {
      switch key {
      case .empty:
        self.init(.keyNotPEM, "is empty", "put the signer's public key there, as PEM")
      case .publicKey(.ecdsa): return nil
      case .managed where !isNotary: return nil
      case .publicKey(.rsa) where isNotary && generation == .python:
        self.init(
          .unsupportedKey, "is an RSA key, with which 3.3 verifies nothing",
          "pin an ECDSA key with which root is signed")
      case .publicKey(.ed25519) where isNotary:
        self.init(
          .unsupportedKey, "is an Ed25519 key, by which Connaisseur takes no signature of root",
          "pin an ECDSA key with which root is signed")
      case .publicKey: return nil
      case .otherCurve(let curve):
        if generation == .python && isNotary { return nil }
        self.init(
          .unsupportedKey, "is on the curve \(curve), which \(generation.rawValue) does not know",
          "pin a key on P-256, P-384 or P-521")
      case .surrounded(_, let isBehind):
        guard isBehind == (generation == .go) else { return nil }
        self.init(
          .keyExtraText,
          isBehind
            ? "has something behind the PEM block, be it an empty line, which 3.9 refuses"
            : "has something before the PEM block, which 3.3 takes for a part of the key",
          "leave nothing but the PEM block")
      case .severalBlocks(let count):
        guard generation == .go else { return nil }
        self.init(
          .keyExtraText, "is a text of \(count) PEM blocks, which 3.9 refuses",
          "make one trust root of each key")
      case .privateKey:
        self.init(
          .privateKey, "is a private key, with which whoever reads this can sign",
          "take it out at once and replace that key everywhere; only its public key belongs here")
      case .certificate:
        self.init(
          .certificateAsKey, "is a certificate",
          "write the public key in it: openssl x509 -in FILE -noout -pubkey")
      case .otherBlock(let label):
        self.init(
          .unsupportedKey,
          "is a PEM block \(LintText.quoted(label)) without an ECDSA, RSA or Ed25519 public key",
          "write the public key as PUBLIC KEY: openssl pkey -pubin -in FILE")
      case .damaged:
        self.init(
          .keyNotPEM, "is PEM that is damaged, or whose middle is missing",
          "paste the whole key again, every line indented under 'key: |'")
      case .bareBase64:
        guard generation == .go || !isNotary else { return nil }
        self.init(
          .keyWithoutPEM, "is base64 without the lines of PEM around it, which only 3.3 takes",
          "put the BEGIN and END lines around it")
      case .managed, .noPEM:
        self.init(.keyNotPEM, "is no PEM", "put the signer's public key there, as PEM")
      }
    }

    private init(_ code: LintCode, _ sentence: String, _ fix: String) {
      self.code = code
      self.sentence = sentence
      self.fix = fix
    }
  }
}

extension LintPlace {
  /// The first line of a text of several lines: a key is not to be marked as a whole.
  var headRange: SourceRange {
    guard range.start.line != range.end.line, let value else { return range }
    let document = value.text.document
    let start = value.value.range.lowerBound
    let line = document.location(of: start).line
    return value.text.range(of: start..<max(start, document.range(ofLine: line).upperBound))
  }
}
