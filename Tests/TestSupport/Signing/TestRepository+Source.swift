import Foundation
public import NotaryCore

/// Ways to hand a repository to what is tested.
extension TestRepository {
  /// Writes the files to `<directory>/<gun>/…`, as a trust folder holds them.
  public func write(to directory: String) throws {
    for (name, bytes) in files() {
      let url = URL(fileURLWithPath: "\(directory)/\(gun)/\(name)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    }
  }

  /// A source that serves the files as a Notary server would: what is asked for by a checksum that
  /// no file bears is answered by the plain file.
  public func source() -> TestSource { TestSource(repositories: [self]) }
}

/// Repositories in memory.
public struct TestSource: TrustSource {
  private let files: [GUN: [String: [UInt8]]]

  public init(repositories: [TestRepository]) {
    files = Dictionary(
      repositories.map { ($0.gun, $0.files()) }, uniquingKeysWith: { $1 })
  }

  public var location: SourceLocation { SourceLocation(kind: .memory, text: "test") }

  public func answer(_ request: TrustRequest) async -> TrustAnswer {
    let known = files[request.gun] ?? [:]
    let named = known[request.fileName]
    let plain = request.rootVersion == nil ? known[request.plainFileName] : nil
    guard let bytes = named ?? plain else {
      return TrustAnswer(.missing, origin: "test:\(request.fileName)")
    }
    guard bytes.count <= request.limit else {
      return TrustAnswer(.tooLarge(size: bytes.count), origin: "test:\(request.fileName)")
    }
    return TrustAnswer(.document(bytes), origin: "test:\(request.fileName)")
  }
}
