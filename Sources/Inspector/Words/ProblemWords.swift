public import NotaryCore

/// The words for what is wrong with trust data: one sentence with the facts.
extension TrustProblem {
  public var message: String {
    switch self {
    case .missing, .unavailable, .tooLarge:
      sourceMessage
    case .invalidJSON, .noPayload, .malformedMember, .notAnInteger, .malformedDate,
      .malformedBase64, .duplicateMember, .memberInTwoSpellings, .contentNotCovered,
      .noCanonicalForm, .roundedNumber, .base64WithLineBreaks, .base64WithTrailingBits, .oddDate,
      .nestedTooDeep:
      textMessage
    case .wrongType, .versionBelowOne, .missingRole, .thresholdBelowOne, .keyNotIncluded,
      .invalidDelegationName, .nullDelegation, .missingDigest, .malformedDigest:
      structureMessage
    case .noSignatures, .keyIDNotOfContent, .belowThreshold, .rootKeyRefused, .noUsableRootKey,
      .noPinMatches, .delegationKeyRefused, .sameKeyTwice, .expired:
      keyMessage
    case .digestMismatch, .noUsableDigest, .rootDigestMismatch, .declaredTwice, .notInSnapshot,
      .notDelegated, .parentNotVerified, .pathOutsideParent, .noPaths, .targetsOutsidePaths,
      .tooManyDelegations:
      placeMessage
    }
  }

  private var sourceMessage: String {
    switch self {
    case .missing: return "the source has no such document (404)"
    case .unavailable(let failure): return failure.message
    case .tooLarge(let limit, let actual):
      let size = actual.map { "\($0) bytes" } ?? "longer"
      return "the document is \(size), but \(limit) bytes are expected at most"
    default: return code
    }
  }

  private var textMessage: String {
    switch self {
    case .invalidJSON(let error): return "not JSON: \(error.message)"
    case .noPayload: return "there is no 'signed' member; the Notary client crashes on this"
    case .malformedMember(let path, let expected, let found, let offset):
      return "\(shown(path)) is \(found), not \(expected) (byte \(offset))"
    case .notAnInteger(let path, let text, let offset):
      return "\(shown(path)) is \(shown(text)), not a plain 64-bit integer (byte \(offset))"
    case .malformedDate(let path, let text, let offset):
      return "\(shown(path)) is \(shown(text)), not an RFC 3339 date (byte \(offset))"
    case .malformedBase64(let path, let offset):
      return "\(shown(path)) is not base64 with padding (byte \(offset))"
    case .duplicateMember(let path, let offset):
      return "\(shown(path)) is there more than once (again at byte \(offset))"
    case .memberInTwoSpellings(let path, let offset):
      return "\(shown(path)) is there in another spelling too (byte \(offset))"
    case .contentNotCovered:
      return "what the Notary client would read here is not what the signatures cover"
    case .noCanonicalForm(let reason):
      return
        "the number \(shown(reason.number)) (byte \(reason.offset)) has no canonical form, so no"
        + " signature can be checked"
    case .roundedNumber(let path, let number):
      return "\(shown(path)) is \(shown(number)), which is rounded in the signed bytes"
    case .base64WithLineBreaks(let path): return "\(shown(path)) has line breaks in its base64"
    case .base64WithTrailingBits(let path):
      return "\(shown(path)) has bits after the end of its base64, which are ignored"
    case .oddDate(let path, let text):
      return "\(shown(path)) is \(shown(text)), a date that Go accepts and RFC 3339 does not"
    case .nestedTooDeep(let depth):
      return "nested \(depth) levels deep: beyond 10000 the Notary client sees no delegations"
    default: return code
    }
  }

  private var structureMessage: String {
    switch self {
    case .wrongType(let expected, let found):
      return "_type is '\(shown(found))', not '\(expected)'"
    case .versionBelowOne(let version): return "the version is \(version), which is below 1"
    case .missingRole(let role): return "root does not say whose keys sign \(role)"
    case .thresholdBelowOne(let role, let threshold):
      return "the threshold of \(shown(role.rawValue)) is \(threshold), which is below 1"
    case .keyNotIncluded(let role, let keyID):
      return "key \(short(keyID)) of \(shown(role.rawValue)) is listed but not included"
    case .invalidDelegationName(let role):
      return "'\(shown(role.rawValue))' is no name for a delegation of this role"
    case .nullDelegation: return "a delegation is null; the Notary client crashes on this"
    case .missingDigest(let role): return "there is no SHA-256 of \(role)"
    case .malformedDigest(let role, let algorithm):
      return "the \(algorithm) of \(role) has the wrong length"
    default: return code
    }
  }

  private var keyMessage: String {
    switch self {
    case .noSignatures: return "there is no signature"
    case .keyIDNotOfContent(let listed, let actual):
      return
        "key \(short(listed)) is listed under a false ID; its own is \(actual.rawValue.prefix(8))"
    case .belowThreshold(let valid, let threshold):
      return "\(valid) of \(threshold) required signatures are valid"
    case .rootKeyRefused(let keyID, let refusal):
      return "root key \(short(keyID)) does not count: \(refusal.message)"
    case .noUsableRootKey: return "no root key is a certificate that the Notary client accepts"
    case .noPinMatches: return "no pinned key is among the usable keys of root"
    case .delegationKeyRefused(let keyID, let problem):
      return "key \(short(keyID)): \(problem.message)"
    case .sameKeyTwice(let canonical):
      return
        "one key, \(canonical.rawValue.prefix(8)), counts twice because it is listed in two forms"
    case .expired(let instant):
      return instant == .zero
        ? "there is no expiry date, which counts as expired"
        : "expired on \(DateWords.minute(instant))"
    default: return code
    }
  }

  private var placeMessage: String {
    switch self {
    case .digestMismatch(let algorithm): return "the \(algorithm) is not the one its parent lists"
    case .noUsableDigest: return "its parent lists no digest that Notary knows"
    case .rootDigestMismatch(let algorithm):
      return "the \(algorithm) that is listed for root is not that of the root served"
    case .declaredTwice: return "its parent declares it twice"
    case .notInSnapshot: return "snapshot does not list it, so the Notary client does not read it"
    case .notDelegated: return "no document delegates to it"
    case .parentNotVerified(let role):
      return "nothing is wrong here, but it rests on \(shown(role.rawValue)), which is not verified"
    case .pathOutsideParent(let path):
      return "its path '\(shown(path.text))' is outside the paths of its parent"
    case .noPaths: return "it has no paths, so it may sign nothing"
    case .targetsOutsidePaths(let count, let first):
      let others = count == 1 ? "" : " and \(count - 1) more"
      return "it signs '\(shown(first.text))'\(others), which its paths do not allow"
    case .tooManyDelegations(let limit):
      return "more than \(limit) delegations; the rest is not read"
    default: return code
    }
  }

  private func shown(_ text: String) -> String { VisibleText.of(text, limit: 80) }

  private func short(_ keyID: ExactText) -> String { VisibleText.of(keyID.text, limit: 8) }
}

extension JSONError {
  var message: String {
    switch reason {
    case .unexpectedEnd: "it ends in the middle (byte \(offset))"
    case .unexpectedByte(let byte):
      "unexpected \(VisibleText.of(String(Unicode.Scalar(byte)))) at byte \(offset)"
    case .controlCharacter(let byte): "control character \(byte) in a string at byte \(offset)"
    case .badEscape: "a backslash that escapes nothing at byte \(offset)"
    case .trailingText: "something follows the document at byte \(offset)"
    case .tooDeep: "nested too deeply at byte \(offset)"
    case .tooManyValues: "too many values (byte \(offset))"
    }
  }
}

extension RootKeyRefusal {
  var message: String {
    switch self {
    case .notACertificate(let problem): problem.message
    case .certificate(let problem): problem.message
    case .otherID(let id):
      "its certificate, written anew, has the ID \(id.rawValue.prefix(8)), which no signature names"
    }
  }
}

extension RootCertificateProblem {
  var message: String {
    switch self {
    case .noCertificates: "it is a bare key, and the Notary client takes only certificates"
    case .otherBlock(let type): "it holds a PEM block '\(VisibleText.of(type, limit: 40))'"
    case .unreadable(let number): "certificate \(number) cannot be read"
    case .noLeaf: "all its certificates are authorities"
    case .severalLeaves(let count): "it holds \(count) leaf certificates"
    case .leafNotFirst: "its leaf certificate is not the first"
    case .unsupportedKey(let summary): "\(summary) keys do not count for root"
    case .tooManyCertificates(let limit): "it holds more than \(limit) certificates"
    }
  }
}

extension CertificateProblem {
  public var message: String {
    switch self {
    case .otherName(let commonName, let gun):
      "the certificate is for '\(VisibleText.of(commonName, limit: 80))', not for \(gun)"
    case .datesInverted: "the certificate ends before it begins"
    case .sha1: "the certificate is signed over SHA-1"
    case .shortRSAKey(let bits): "the RSA key has \(bits) bits, and 2048 are required"
    case .expired(let since): "the certificate expired on \(DateWords.minute(since))"
    case .notYetValid(let from): "the certificate is valid only from \(DateWords.minute(from))"
    }
  }
}
