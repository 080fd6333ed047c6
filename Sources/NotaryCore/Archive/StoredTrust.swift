/// Trust data on this machine in place of a server: a folder as a server serves it, Docker's own, an
/// archive, or the folder of one.
///
/// An archive is opened once, and again only where its file has changed.
///
/// Unchecked: everything that changes is touched only while the lock is held.
public final class StoredTrust: @unchecked Sendable {
  public let path: String
  private let lock = Lock()
  private var opened: (identity: FileIdentity, archive: TrustArchive)?

  /// - Parameter path: a folder, or a tar file.
  public init(_ path: String) { self.path = path }

  /// Opens what is there. A folder with an index is an archive; a file must be one.
  ///
  /// - Parameter server: the URL of the server that would be asked, which chooses where an archive has
  ///   a repository from several.
  public func source(
    asking server: String? = nil
  ) throws(TrustArchive.Failure) -> any TrustSource {
    let isFolder = RegularFile.isFolder(path)
    // An index that cannot be read is one all the same: such a folder is no server's.
    let index = "\(path)/\(ArchiveIndex.fileName)"
    let identity = FileIdentity(isFolder ? index : path)
    if isFolder, identity == nil {
      do throws(FolderSource.Failure) {
        return try FolderSource(path: path)
      } catch {
        throw .missing
      }
    }
    guard let identity else { throw .missing }
    return ArchiveSource(try archive(identity), asking: server)
  }

  private func archive(_ identity: FileIdentity) throws(TrustArchive.Failure) -> TrustArchive {
    let known = lock.withLock { opened }
    if let known, known.identity == identity { return known.archive }
    let archive = try TrustArchive(path: path)
    lock.withLock { opened = (identity, archive) }
    return archive
  }
}
