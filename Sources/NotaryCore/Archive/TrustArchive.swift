/// An archive of trust data: a tar file, or a folder that holds the same files.
///
/// Documents are read when they are asked for, and compared with what the index says of them: one that
/// was changed is never given out. The index itself is not signed, so this tells accidents, not
/// attacks; signatures and pins do that, as for any source.
public final class TrustArchive: Sendable {
  /// Why something is no archive that can be read.
  public enum Failure: Error, Hashable, Sendable {
    case missing
    /// It is there but cannot be read, and why.
    case unreadable(detail: String)
    case tar(TarError)
    /// No file in it is an index.
    case noIndex
    case indexTooLarge(size: Int)
    case index(ArchiveIndexError)
  }

  private enum Storage: Sendable {
    case tar(OpenFile, [ExactText: TarReader.Entry])
    case folder(OpenFolder)
  }

  public let path: String
  public let index: ArchiveIndex
  private let storage: Storage
  private let repositories: [GUN: [ArchivedRepository]]

  /// Opens a tar file, or a folder with an index.
  public init(path: String) throws(Failure) {
    self.path = path
    storage = try Self.storage(at: path)
    let bytes = try Self.index(in: storage)
    do throws(ArchiveIndexError) {
      index = try ArchiveIndex(parsing: bytes)
    } catch {
      throw .index(error)
    }
    repositories = Dictionary(grouping: index.repositories, by: \.gun)
  }

  private static func storage(at path: String) throws(Failure) -> Storage {
    if RegularFile.isFolder(path) {
      do throws(FileFailure) {
        return .folder(try OpenFolder(path))
      } catch {
        throw Failure(error)
      }
    }
    let file: OpenFile
    do throws(FileFailure) {
      file = try OpenFile(path)
    } catch {
      throw Failure(error)
    }
    do throws(TarError) {
      return .tar(file, try TarReader.entries(of: file))
    } catch {
      throw .tar(error)
    }
  }

  private static func index(in storage: Storage) throws(Failure) -> [UInt8] {
    let name = ArchiveIndex.fileName
    switch storage {
    case .folder(let folder):
      switch RegularFile.read(name, in: folder, limit: ArchiveIndex.sizeLimit) {
      case .bytes(let bytes): return bytes
      case .missing: throw .noIndex
      case .tooLarge(let size): throw .indexTooLarge(size: size)
      case .unreadable(let detail): throw .unreadable(detail: detail)
      }
    case .tar(let file, let entries):
      guard let entry = entries[ExactText(name)] else { throw .noIndex }
      guard entry.size <= ArchiveIndex.sizeLimit else { throw .indexTooLarge(size: entry.size) }
      do throws(ByteSourceFailure) {
        return try file.bytes(at: entry.offset, count: entry.size)
      } catch {
        throw .unreadable(detail: error.detail)
      }
    }
  }

  /// What was saved of a repository, from each source that was asked for it.
  func repositories(of gun: GUN) -> [ArchivedRepository] { repositories[gun] ?? [] }

  /// The bytes of a document, if they are those that were saved.
  func bytes(of document: StoredDocument) throws(ArchiveGap) -> [UInt8] {
    let bytes = try read(document)
    guard bytes.count == document.size, Digest.sha256(bytes) == document.sha256 else {
      throw .changed(file: document.path)
    }
    return bytes
  }

  private func read(_ document: StoredDocument) throws(ArchiveGap) -> [UInt8] {
    let file = document.path
    switch storage {
    case .folder(let folder):
      switch RegularFile.read(file, in: folder, limit: document.size) {
      case .bytes(let bytes): return bytes
      case .missing: throw .lost(file: file)
      case .tooLarge: throw .changed(file: file)
      case .unreadable(let detail): throw .unreadable(file: file, detail: detail)
      }
    case .tar(let tar, let entries):
      guard let entry = entries[ExactText(file)] else { throw .lost(file: file) }
      guard entry.size == document.size else { throw .changed(file: file) }
      do throws(ByteSourceFailure) {
        return try tar.bytes(at: entry.offset, count: entry.size)
      } catch {
        throw .unreadable(file: file, detail: error.detail)
      }
    }
  }

  /// Every document that is not what was saved, or is not there, by its file; empty where all are.
  public func gaps() -> [ArchiveGap] {
    var seen: Set<ExactText> = []
    var gaps: [ArchiveGap] = []
    for answer in index.repositories.flatMap(\.answers.values) {
      guard case .document(let document) = answer.outcome,
        seen.insert(ExactText(document.path)).inserted
      else { continue }
      do throws(ArchiveGap) {
        _ = try bytes(of: document)
      } catch {
        gaps.append(error)
      }
    }
    return gaps
  }
}

extension TrustArchive.Failure {
  fileprivate init(_ failure: FileFailure) {
    self =
      switch failure {
      case .missing: .missing
      case .unreadable(let detail): .unreadable(detail: detail)
      }
  }
}
