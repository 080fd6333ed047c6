/// The index as JSON: what an archive of version 1 holds, written and read.
extension ArchiveIndex {
  /// The most bytes of an index that is read: that of some 100 000 answers.
  static let sizeLimit = 64 << 20

  var bytes: [UInt8] {
    ArchiveJSON.object([
      ("schema", .text(Self.schema)), ("savedAt", .text(moment.rfc3339)),
      ("tastevin", .text(program)), ("repositories", .list(repositories.map(\.json))),
    ]).bytes
  }

  /// Reads an index.
  public init(parsing bytes: [UInt8]) throws(ArchiveIndexError) {
    var limits = JSONDocument.Limits()
    limits.depth = 64
    limits.values = 8_000_000
    let document: JSONDocument
    do throws(JSONError) {
      document = try JSONDocument(parsing: bytes, limits: limits)
    } catch {
      throw ArchiveIndexError(place: "", reason: .notJSON(error))
    }
    let root = ArchiveReading(document.root)
    let schema = try root["schema"].text()
    guard schema == Self.schema else {
      throw ArchiveIndexError(place: "schema", reason: .schema(schema))
    }
    var repositories: [ArchivedRepository] = []
    var places: Set<[String]> = []
    for one in try root["repositories"].elements() {
      let repository = try ArchivedRepository(one)
      // Of two that have one name at one server it could not be said which is meant.
      guard places.insert([repository.gun.rawValue, repository.location.text]).inserted else {
        throw one["gun"].failure(.value(repository.gun.rawValue))
      }
      repositories.append(repository)
    }
    self.init(
      moment: try root["savedAt"].instant(), program: try root["tastevin"].text(),
      repositories: repositories)
  }
}

extension ArchivedRepository {
  fileprivate var json: ArchiveJSON {
    let files = answers.sorted { $0.key < $1.key }
    return .object([
      ("gun", .text(gun.rawValue)), ("kind", .text(location.kind.rawValue)),
      ("from", .text(location.text.withoutUserInfo)),
      ("insecure", .bool(location.route.isUnchecked)),
      ("answers", .list(files.map { $0.value.json(file: $0.key.text) })),
      ("authentication", authentication?.archived ?? .null), ("health", health?.archived ?? .null),
    ])
  }

  fileprivate init(_ reading: ArchiveReading) throws(ArchiveIndexError) {
    var answers: [ExactText: ArchivedAnswer] = [:]
    for one in try reading["answers"].elements() {
      let file = try one["file"].text()
      guard answers.updateValue(try ArchivedAnswer(one), forKey: ExactText(file)) == nil else {
        throw one["file"].failure(.value(file))
      }
    }
    var route = SourceRoute()
    route.isUnchecked = try reading["insecure"].flag()
    self.init(
      gun: GUN(try reading["gun"].text()),
      location: SourceLocation(
        kind: try reading["kind"].word(), text: try reading["from"].text(), route: route),
      answers: answers,
      authentication: try reading["authentication"].optional(AuthenticationRecord.init(archived:)),
      health: try reading["health"].optional(ServerHealth.init(archived:)))
  }
}

extension ArchivedAnswer {
  fileprivate func json(file: String) -> ArchiveJSON {
    var members: [(String, ArchiveJSON)] = [
      ("file", .text(file)), ("url", .text(origin.withoutUserInfo)),
      ("status", .optional(httpStatus)), ("authorized", .bool(isAuthorized)),
      ("clockDifference", .optional(clockDifference.map(Int.init))),
    ]
    switch outcome {
    case .document(let stored):
      members += [
        ("outcome", .text("document")), ("path", .text(stored.path)), ("size", .int(stored.size)),
        ("sha256", .text(Hexadecimal.text(of: stored.sha256))),
      ]
    case .missing: members.append(("outcome", .text("missing")))
    case .tooLarge(let size):
      members += [("outcome", .text("too-large")), ("size", .optional(size))]
    case .failed(let failure):
      members += [("outcome", .text("failed")), ("failure", failure.archived)]
    }
    return .object(members)
  }

  fileprivate init(_ reading: ArchiveReading) throws(ArchiveIndexError) {
    let kind = reading["outcome"]
    switch try kind.text() {
    case "document": outcome = .document(try StoredDocument(reading))
    case "missing": outcome = .missing
    case "too-large":
      outcome = .tooLarge(size: try reading["size"].optionalNumber())
    case "failed": outcome = .failed(try TrustFailure(archived: reading["failure"]).replayed)
    case let other: throw kind.failure(.value(other))
    }
    origin = try reading["url"].text()
    httpStatus = try reading["status"].optionalNumber()
    clockDifference = try reading["clockDifference"].optionalNumber().map(Int64.init)
    isAuthorized = try reading["authorized"].flag()
  }
}

extension StoredDocument {
  fileprivate init(_ reading: ArchiveReading) throws(ArchiveIndexError) {
    path = try reading["path"].text()
    guard TrustRequest.isPlain(path) else { throw reading["path"].failure(.value(path)) }
    size = try reading["size"].number()
    guard (0...TrustRequest.unknownLengthLimit).contains(size) else {
      throw reading["size"].failure(.value(String(size)))
    }
    sha256 = try reading["sha256"].digest()
  }
}

extension ServerHealth {
  fileprivate var archived: ArchiveJSON {
    .object([
      ("answer", AuthenticationRecord.Answer(answer).archived),
      ("body", .text(String(decoding: body, as: UTF8.self))),
    ])
  }

  fileprivate init(archived reading: ArchiveReading) throws(ArchiveIndexError) {
    self.init(
      answer: try AuthenticationRecord.Answer(archived: reading["answer"]).outcome,
      body: Array(try reading["body"].text().utf8))
  }
}

extension String {
  /// The same with `***` for a user and a password in front of a URL's host.
  var withoutUserInfo: String {
    var result = ""
    var rest = self[...]
    while let scheme = rest.firstRange(of: "://") {
      result += rest[..<scheme.upperBound]
      rest = rest[scheme.upperBound...]
      let authority = rest.prefix { !" \t\"'/?#,".contains($0) }
      guard let end = authority.lastIndex(of: "@") else { continue }
      result += "***"
      rest = rest[end...]
    }
    return result + rest
  }
}
