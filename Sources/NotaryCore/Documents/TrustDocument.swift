/// One document as a source gave it, read as far as it can be read.
///
/// Reading never fails: what is wrong stands in ``problems``, and everything that could be read is
/// there.
public struct TrustDocument: Sendable {
  /// Everything in one object, because documents are passed around in judgements and reports.
  private let storage: Storage

  private final class Storage: Sendable {
    let role: RoleName
    let answer: TrustAnswer
    let reading: DocumentReading
    let sha256: [UInt8]
    let sha512: [UInt8]

    init(role: RoleName, answer: TrustAnswer) {
      self.role = role
      self.answer = answer
      reading = DocumentReading(role: role, answer: answer)
      sha256 = answer.bytes.map { Digest.sha256($0) } ?? []
      sha512 = answer.bytes.map { Digest.sha512($0) } ?? []
    }
  }

  /// How many problems of one kind are told: a document full of mistakes is not shown better by all
  /// of them.
  static let problemLimit = 50

  /// How deep the client's second reading of a document goes (Go, `encoding/json`).
  static let secondReadingDepth = 10_000

  /// Reads what a source answered when it was asked for a role's document.
  public init(role: RoleName, answer: TrustAnswer) { storage = Storage(role: role, answer: answer) }

  public var role: RoleName { storage.role }
  public var answer: TrustAnswer { storage.answer }
  /// The text, where it is JSON.
  public var json: JSONDocument? { storage.reading.json }
  /// The signatures in the order of the document.
  public var signatures: [DocumentSignature] { storage.reading.signatures }
  /// The signed part, where there is one.
  public var content: DocumentContent? { storage.reading.content }
  /// What is wrong or odd with the text, its decoding and its structure.
  public var problems: [TrustProblem] { storage.reading.problems }
  /// The bytes that signatures cover.
  var signedMessage: SignedMessage? { storage.reading.signedMessage }
  /// The digests of the bytes as they came.
  var sha256: [UInt8] { storage.sha256 }
  var sha512: [UInt8] { storage.sha512 }

  public var root: RootContent? {
    if case .root(let content) = content { content } else { nil }
  }

  public var meta: MetaContent? {
    switch content {
    case .timestamp(let content), .snapshot(let content): content
    default: nil
    }
  }

  public var targets: TargetsContent? {
    if case .targets(let content) = content { content } else { nil }
  }

  /// Whether a key signed this document, by the rules of Notary, whatever ID the signature names and
  /// whether or not the key may sign for the role.
  public func isSigned(
    by key: PublicKey, verifier: SignatureVerifier = SignatureVerifier()
  ) -> Bool {
    guard let signedMessage else { return false }
    return signatures.contains {
      !$0.isMalformed
        && verifier.verify($0.bytes, method: $0.method, over: signedMessage, with: key) == .valid
    }
  }

  /// Whether the client sees the delegations of this document when it goes on to fetch them.
  var showsDelegations: Bool {
    guard let json else { return false }
    return json.maximumDepth <= TrustDocument.secondReadingDepth
  }
}

/// Reads one document, step by step.
private struct DocumentReading: Sendable {
  private(set) var json: JSONDocument?
  private(set) var signatures: [DocumentSignature] = []
  private(set) var content: DocumentContent?
  private(set) var problems: [TrustProblem] = []
  private(set) var signedMessage: SignedMessage?

  init(role: RoleName, answer: TrustAnswer) {
    switch answer.outcome {
    case .missing: problems = [.missing]
    case .failed(let failure): problems = [.unavailable(failure)]
    case .tooLarge(let size):
      let limit =
        role == .timestamp ? TrustRequest.timestampLimit : TrustRequest.unknownLengthLimit
      problems = [.tooLarge(limit: limit, actual: size)]
    case .document(let bytes): read(bytes, role: role)
    }
  }

  private mutating func read(_ bytes: [UInt8], role: RoleName) {
    let document: JSONDocument
    do throws(JSONError) {
      document = try JSONDocument(parsing: bytes)
    } catch {
      problems = [.invalidJSON(error)]
      return
    }
    json = document
    let duplicates = document.duplicates
    problems += duplicates.map { .duplicateMember(path: $0.path, offset: $0.offset) }
    if document.maximumDepth > TrustDocument.secondReadingDepth,
      role == .targets || role.isDelegation
    {
      problems.append(.nestedTooDeep(depth: document.maximumDepth))
    }
    var decoder = GoDecoder(order: .received)
    var payload: JSONValue?
    for field in decoder.fields(of: document.root, as: EnvelopeField.self) {
      if field.name == .signed {
        payload = field.value.kind == .null ? nil : field.value
      } else {
        signatures = decoder.signatures(field.value)
      }
    }
    guard let payload else {
      problems += decoder.problems + [.noPayload]
      return
    }
    let read = decode(payload, role: role, with: &decoder)
    content = read
    problems += decoder.problems
    do throws(CanonicalJSON.NoCanonicalForm) {
      signedMessage = SignedMessage(try CanonicalJSON.encode(payload))
    } catch {
      problems.append(.noCanonicalForm(error))
    }
    // Only where a member repeats can what was decoded differ from what is signed.
    if !duplicates.isEmpty || problems.contains(where: { $0.code == "member-in-two-spellings" }) {
      var covered = GoDecoder(order: .signed)
      if decode(payload, role: role, with: &covered) != read { problems.append(.contentNotCovered) }
    }
    problems += DocumentStructure.problems(of: read, role: role)
  }

  private func decode(
    _ payload: JSONValue, role: RoleName, with decoder: inout GoDecoder
  ) -> DocumentContent {
    switch role {
    case .root: .root(decoder.root(payload))
    case .timestamp: .timestamp(decoder.meta(payload))
    case .snapshot: .snapshot(decoder.meta(payload))
    default: .targets(decoder.targets(payload))
    }
  }
}

/// notary 0.7, `data.Signed`.
private enum EnvelopeField: String, GoField {
  case signed, signatures
  static let names = allNames
}
