import Glibc
import Inspector
import NotaryCore
import PolicyEditor

/// Makes a suite of what is decided now: `test --init`.
struct SuiteStart {
  /// The suite's file; `-` is standard output.
  private let file: String
  private let images: [String]
  private let provider: SourceProvider
  private let moment: Instant
  /// What the suite says of the moment; nil where it is to be that of each run.
  private let fixedMoment: Instant?
  private let choice: ConnaisseurChoice?

  init(
    file: String, images: [String], configuration: ValuesOptions, sources: SourceOptions,
    time: TimeOption
  ) throws {
    self.file = file
    self.images = images
    provider = try sources.provider()
    let chosen = try time.moment()
    moment = chosen.moment
    // Trust data that stays as it is would expire.
    fixedMoment = chosen.isChosen || provider.trustDir != nil ? moment.inWholeSeconds : nil
    choice = configuration.connaisseur
    sources.connection.warn()
  }

  func outcome(by read: ReadConfiguration) async -> SuiteScaffold.Outcome {
    let chosen = choice ?? read.version.map { .version($0) }
    let generations = ValuesOptions.generations(chosen ?? .all)
    let values = read.values
    let reading = ConfigurationInForce(values).reading
    ValuesOptions.tell(read.notes + values.notes(for: generations, reading: reading))
    let scaffold = SuiteScaffold(given: images, values: values, by: generations)
    let explainer = Explainer(values: values, reading: reading, at: fixedMoment ?? moment) {
      provider.source(for: $0)
    }
    let line = ProgressLine()
    var explanations: [Int: Explanation] = [:]
    await explainer.explain(scaffold.images, by: generations) { index, explanation in
      explanations[index] = explanation
      await line.show("asking… \(explanations.count) of \(scaffold.images.count) images")
    }
    await line.clear()
    return scaffold.outcome(
      scaffold.images.indices.compactMap { explanations[$0] }, isFixed: chosen != nil)
  }

  /// The suite's text, which has been read again.
  func bytes(of outcome: SuiteScaffold.Outcome) throws(CommandFailure) -> [UInt8] {
    var draft = outcome.draft
    draft.moment = fixedMoment
    draft.trust = provider.trustDir.map { RelativePath.from(folderOf: file, to: $0) }
    let bytes: [UInt8]
    do throws(YAMLError) {
      bytes = try draft.bytes
    } catch {
      throw CommandFailure("the suite cannot be written")
    }
    do throws(TestSuiteError) {
      _ = try TestSuite(file: file, bytes: bytes)
    } catch {
      throw CommandFailure("the suite cannot be written: \(error.message)")
    }
    return bytes
  }
}

extension Instant {
  fileprivate var inWholeSeconds: Instant { Instant(seconds: seconds) }
}

/// Paths as another file names them.
enum RelativePath {
  /// A path as it is named from a file's folder: as it is where it is absolute.
  static func from(folderOf file: String, to path: String) -> String {
    guard !path.hasPrefix("/"), file.contains("/") else { return path }
    guard !file.hasPrefix("/") else { return absolute(path) }
    let folder = file.split(separator: "/").dropLast().filter { $0 != "." }
    // What leads upwards cannot be told without looking at the disk.
    guard !folder.contains("..") else { return absolute(path) }
    let target = path.split(separator: "/").filter { $0 != "." }
    let common = zip(folder, target).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: folder.count - common)
    let parts = up + target.dropFirst(common).map(String.init)
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }

  private static func absolute(_ path: String) -> String {
    guard let whole = realpath(path, nil) else { return path }
    defer { free(whole) }
    return String(cString: whole)
  }
}
