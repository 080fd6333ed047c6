/// The files of an archive: the documents, each where a trust folder has it, and the index.
///
/// A document lies at `<gun>/<file>`. What cannot lie there, because another document of that name
/// does or because no file can have the name, lies under its SHA-256 in ``aside``.
public struct ArchiveContents: Sendable {
  /// The most bytes that the documents of one archive have together.
  public static let sizeLimit = 1 << 30
  /// Where documents lie that cannot lie under their own names.
  static let aside = ".more"
  /// What file systems take as one component of a path.
  private static let componentLimit = 255

  public let index: ArchiveIndex
  /// Sorted by their names, the index first.
  public private(set) var files: [(name: String, bytes: [UInt8])] = []

  /// - Parameters:
  ///   - moment: when the answers were given.
  ///   - program: the version of this program.
  public init(_ records: [RepositoryRecord], at moment: Instant, program: String) {
    var layout = Layout()
    let sorted = records.sorted {
      ($0.gun.rawValue, $0.location.text) < ($1.gun.rawValue, $1.location.text)
    }
    let repositories = sorted.map { layout.place($0) }
    index = ArchiveIndex(moment: moment, program: program, repositories: repositories)
    files =
      [(ArchiveIndex.fileName, index.bytes)]
      + layout.files.sorted { $0.key < $1.key }.map { ($0.key.text, $0.value) }
  }

  /// All of it as one tar archive.
  public var tar: [UInt8] {
    var whole: [UInt8] = []
    writeTar { whole += $0 }
    return whole
  }

  /// All of it as one tar archive, file after file.
  public func writeTar<Failure>(
    to sink: (_ part: [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var writer = TarWriter(modified: index.moment)
    for file in files {
      writer.add(file.name, file.bytes)
      try sink(writer.takeBytes())
    }
    writer.finish()
    try sink(writer.takeBytes())
  }

  /// Gives every document its place.
  private struct Layout {
    private(set) var files: [ExactText: [UInt8]] = [:]
    /// Everything that has a file below it.
    private var folders: Set<ExactText> = []

    mutating func place(_ record: RepositoryRecord) -> ArchivedRepository {
      var answers: [ExactText: ArchivedAnswer] = [:]
      // A document that has a plain name lies under it; its name by checksum finds it there.
      let ordered = record.answers.sorted {
        let (left, right) = ($0.request, $1.request)
        let (plain, other) = (left.sha256 == nil, right.sha256 == nil)
        return plain == other
          ? ExactText(left.fileName) < ExactText(right.fileName) : plain
      }
      for (request, answer) in ordered {
        answers[ExactText(request.fileName)] = ArchivedAnswer(
          outcome: outcome(of: answer, to: request), origin: answer.origin,
          httpStatus: answer.httpStatus,
          clockDifference: ArchivedAnswer.kept(clockDifference: answer.clockDifference),
          isAuthorized: answer.isAuthorized)
      }
      return ArchivedRepository(
        gun: record.gun, location: record.location, answers: answers,
        authentication: record.authentication, health: record.health)
    }

    private mutating func outcome(
      of answer: TrustAnswer, to request: TrustRequest
    ) -> ArchivedAnswer.Outcome {
      switch answer.outcome {
      case .missing: .missing
      case .tooLarge(let size): .tooLarge(size: size)
      case .failed(let failure): .failed(failure)
      case .document(let bytes): .document(store(bytes, request))
      }
    }

    private mutating func store(_ bytes: [UInt8], _ request: TrustRequest) -> StoredDocument {
      let sha256 = Digest.sha256(bytes)
      func stored(_ path: String) -> StoredDocument {
        StoredDocument(path: path, size: bytes.count, sha256: sha256)
      }
      let plain = "\(request.gun)/\(request.plainFileName)"
      if request.sha256 != nil, files[ExactText(plain)] == bytes { return stored(plain) }
      let own = "\(request.gun)/\(request.fileName)"
      if files[ExactText(own)] == bytes { return stored(own) }
      let path =
        isFree(own) ? own : "\(ArchiveContents.aside)/\(Hexadecimal.text(of: sha256)).json"
      files[ExactText(path)] = bytes
      folders.formUnion(Self.folders(of: path))
      return stored(path)
    }

    private func isFree(_ path: String) -> Bool {
      let components = path.split(separator: "/", omittingEmptySubsequences: false)
      return TrustRequest.isPlain(path)
        && components.allSatisfy { $0.utf8.count <= ArchiveContents.componentLimit }
        && components.first != Substring(ArchiveContents.aside)
        && components.first != Substring(ArchiveIndex.fileName)
        && files[ExactText(path)] == nil && !folders.contains(ExactText(path))
        && Self.folders(of: path).allSatisfy { files[$0] == nil }
    }

    private static func folders(of path: String) -> [ExactText] {
      path.utf8.indices.filter { path.utf8[$0] == UInt8(ascii: "/") }
        .map { ExactText(String(path[..<$0])) }
    }
  }
}
