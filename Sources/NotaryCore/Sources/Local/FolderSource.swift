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

  public func location(of gun: GUN) -> SourceLocation { RepositoryFolder(gun, in: self).location }

  public var answersAtOnce: Bool { true }

  public func opened(for gun: GUN) -> any TrustSource { RepositoryFolder(gun, in: self) }

  public func answer(_ request: TrustRequest) async -> TrustAnswer {
    await RepositoryFolder(request.gun, in: self).answer(request)
  }

  fileprivate func folder(of gun: GUN) -> String { "\(path)/\(gun)" }
}

/// The files of one repository in a trust folder, opened once for all of its documents.
private struct RepositoryFolder: TrustSource {
  let location: SourceLocation
  private let path: String
  private let folder: Result<OpenFolder, FileFailure>

  init(_ gun: GUN, in source: FolderSource) {
    let plain = source.folder(of: gun)
    guard TrustRequest.isPlain(gun.rawValue) else {
      // Other names never touch the disk.
      (location, path, folder) = (source.location, plain, .failure(.missing))
      return
    }
    let docker = "\(plain)/metadata"
    if case .success(let open) = Self.open(docker) {
      location = SourceLocation(kind: .docker, text: source.location.text)
      (path, folder) = (docker, .success(open))
    } else {
      (location, path, folder) = (source.location, plain, Self.open(plain))
    }
  }

  private static func open(_ path: String) -> Result<OpenFolder, FileFailure> {
    do throws(FileFailure) {
      return .success(try OpenFolder(path))
    } catch {
      return .failure(error)
    }
  }

  var answersAtOnce: Bool { true }

  func answer(_ request: TrustRequest) async -> TrustAnswer {
    let plainOrigin = "\(path)/\(request.plainFileName)"
    guard !Task.isCancelled else { return TrustAnswer(.failed(.cancelled), origin: plainOrigin) }
    guard TrustRequest.isPlain(request.role.rawValue) else {
      return TrustAnswer(.missing, origin: plainOrigin)
    }
    let answer = read(request.fileName, limit: request.limit)
    guard answer.outcome == .missing, request.sha256 != nil, request.rootVersion == nil else {
      return answer
    }
    return read(request.plainFileName, limit: request.limit)
  }

  private func read(_ file: String, limit: Int) -> TrustAnswer {
    let origin = "\(path)/\(file)"
    let outcome: RegularFile.Outcome =
      switch folder {
      case .success(let folder): RegularFile.read(file, in: folder, limit: limit)
      case .failure(.missing): .missing
      case .failure(.unreadable(let detail)): .unreadable(detail: detail)
      }
    return switch outcome {
    case .bytes(let bytes): TrustAnswer(.document(bytes), origin: origin)
    case .missing: TrustAnswer(.missing, origin: origin)
    case .tooLarge(let size): TrustAnswer(.tooLarge(size: size), origin: origin)
    case .unreadable(let detail): TrustAnswer(.failed(.unreadable(detail: detail)), origin: origin)
    }
  }
}
