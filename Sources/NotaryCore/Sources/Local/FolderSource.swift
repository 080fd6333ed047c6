/// Trust data in a folder: `<folder>/<gun>/<role>.json` as a server serves it, or Docker's own
/// trust folder (`~/.docker/trust/tuf`), where the files are in `<folder>/<gun>/metadata/`.
///
/// The GUN names the sub-folder literally, the colon of a port included. A file that is not there
/// is what a server's 404 is.
public struct FolderSource: TrustSource {
  /// The folder cannot be used.
  public enum Failure: Error, Hashable, Sendable {
    case missing(path: String)
  }

  public let location: SourceLocation
  private let path: String

  /// - Parameter path: a folder that exists.
  public init(path: String) throws(Failure) {
    guard RegularFile.isFolder(path) else { throw .missing(path: path) }
    self.path = path
    location = SourceLocation(kind: .folder, text: path)
  }

  public func location(of gun: GUN) -> SourceLocation {
    guard TrustRequest.isPlain(gun.rawValue), RegularFile.isFolder(dockerFolder(of: gun)) else {
      return location
    }
    return SourceLocation(kind: .docker, text: path)
  }

  public var answersAtOnce: Bool { true }

  public func answer(_ request: TrustRequest) async -> TrustAnswer {
    let folder = "\(path)/\(request.gun)"
    guard !Task.isCancelled else {
      return TrustAnswer(.failed(.cancelled), origin: "\(folder)/\(request.plainFileName)")
    }
    // Other names never touch the disk.
    guard request.hasPlainNames else {
      return TrustAnswer(.missing, origin: "\(folder)/\(request.plainFileName)")
    }
    let docker = dockerFolder(of: request.gun)
    let files = RegularFile.isFolder(docker) ? docker : folder
    let answer = read("\(files)/\(request.fileName)", limit: request.limit)
    guard answer.outcome == .missing, request.sha256 != nil, request.rootVersion == nil else {
      return answer
    }
    return read("\(files)/\(request.plainFileName)", limit: request.limit)
  }

  private func dockerFolder(of gun: GUN) -> String { "\(path)/\(gun)/metadata" }

  private func read(_ file: String, limit: Int) -> TrustAnswer {
    switch RegularFile.read(file, limit: limit) {
    case .bytes(let bytes): TrustAnswer(.document(bytes), origin: file)
    case .missing: TrustAnswer(.missing, origin: file)
    case .tooLarge(let size): TrustAnswer(.tooLarge(size: size), origin: file)
    case .unreadable(let detail): TrustAnswer(.failed(.unreadable(detail: detail)), origin: file)
    }
  }
}
