import ArgumentParser
import Inspector
import NotaryCore
import PolicyEditor

/// `tastevin save IMAGE... -o FILE`.
struct SaveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "save",
    abstract: "Save all trust data of images, to be inspected and tested without their servers.",
    usage: """
      tastevin save IMAGE... -o trust.tar [--values FILE]... [-f MANIFEST]... [--at TIME]
      tastevin save IMAGE... -o trust/
      """,
    discussion: """
      Every answer of the servers is kept as it was, 404 and refusals included, with its SHA-256; no \
      password or token is. --trust-dir takes the archive in place of a server. With --values each \
      repository is asked for where the validator of its winning rule reads it. The same answers and \
      the same --at give the same bytes. Exit code 3 if a repository could not be had: the rest is \
      saved.
      """)

  @Argument(help: "The images, as they stand in a manifest.")
  var images: [String] = []

  @Option(
    name: [.customShort("f"), .customLong("filename")],
    help: ArgumentHelp(
      "A Kubernetes manifest, or a folder of them, of which every image is saved. Repeatable; - is"
        + " standard input.",
      valueName: "file"))
  var manifestFiles: [String] = []

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "Where to save: a tar file, or with a slash at its end a folder.", valueName: "path"))
  var output: String

  @Flag(help: "Save a folder, as a server serves it, in place of a tar file.")
  var folder = false

  @Flag(help: "Replace a file that is there.")
  var force = false

  @OptionGroup var configuration: ValuesOptions
  @OptionGroup var cluster: ClusterOptions
  @OptionGroup var secrets: SecretOptions
  @OptionGroup var sources: SourceOptions
  @OptionGroup var trace: TraceOption
  @OptionGroup var time: TimeOption
  @OptionGroup var colour: ColourOption

  private var isFolder: Bool { folder || output.hasSuffix("/") }

  func validate() throws {
    guard !output.isEmpty else { throw ValidationError("-o takes the path of a file or a folder") }
    guard !force || !isFolder else {
      throw ValidationError("--force replaces a file; a folder that is there is never replaced")
    }
    let count =
      manifestFiles.count { $0 == "-" } + configuration.files.count { $0 == "-" }
      + (sources.credentials.passwordStdin ? 1 : 0)
    if count > 1 { throw ValidationError("standard input can be read only once") }
  }

  func run() async throws {
    var seen: Set<String> = []
    let named = images + (try ManifestFiles.manifests(manifestFiles)).flatMap(\.images)
    let images = named.filter { seen.insert($0).inserted }
    guard !images.isEmpty else { throw CommandFailure("no image to save", code: .nothing) }
    let target = SaveTarget(path: output, isFolder: isFolder, replaces: force)
    try target.check()
    // To the second, as a tar file has it.
    let moment = Instant(seconds: try time.moment().moment.seconds)
    let provider = try sources.provider()
    sources.connection.warn()
    let plan = try await plan(for: images)
    let (orders, unanswered) = try orders(of: plan, from: provider)
    let archivable = ArchivableRecords(try await collect(orders))
    let records = archivable.records
    let unavailable = unanswered + archivable.unavailable
    let contents = ArchiveContents(records, at: moment, program: Tastevin.version)
    let report = SaveReport(
      contents, of: records, unavailable: unavailable, passedOver: plan.passedOver)
    trace.show(traces(of: orders), colour: colour)
    if records.isEmpty {
      StandardStream.output.write(colour.text(report.lines, for: .output))
      throw CommandFailure(
        "there is nothing to save", code: unavailable.isEmpty ? .nothing : .unknown)
    }
    guard report.hasRepository || !target.isThere else {
      StandardStream.output.write(colour.text(report.lines, for: .output))
      throw CommandFailure(
        "no repository could be had; \(VisibleText.of(output)) stays as it is", code: .unknown)
    }
    let size = try target.save(contents)
    StandardStream.output.write(
      colour.text(
        report.lines + [StyledLine(report.sentence(path: output, size: size))], for: .output))
    guard report.exitCode == .good else { throw CommandResult(code: report.exitCode) }
  }

  /// How signing in went, of each source once.
  private func traces(of orders: [TrustCollector.Order]) -> [AuthenticationTrace] {
    var sources: [RecordingSource] = []
    for order in orders where !sources.contains(where: { $0.isSame(as: order.source) }) {
      sources.append(order.source)
    }
    return sources.compactMap { $0.authenticationTrace() }
  }

  /// With a configuration, the repositories that its rules lead to; else those of the images.
  private func plan(for images: [String]) async throws(CommandFailure) -> SavePlan {
    guard cluster.fromCluster || !configuration.files.isEmpty else {
      var references: [ImageReference] = []
      for image in images { references.append(try TrustInquiry.reference(image)) }
      return SavePlan(references)
    }
    let place = try configuration.place(in: cluster)
    let names = if case .files(let names, _) = place { names } else { [String]() }
    let loader = try ConfigurationLoader(
      reading: names, with: try secrets.contents(),
      seconds: sources.connection.timeoutInForce.value)
    let read = try await loader.configuration(
      at: place, for: images, by: configuration.connaisseur?.generations)
    ValuesOptions.tell(read.notes)
    return SavePlan(
      images, by: read.values, generations: configuration.generations(running: read.version))
  }

  /// Who asks a server: the validators that sign in there in one way, or whoever reads images of a
  /// registry.
  private enum Reader: Hashable {
    case validator(NotaryValidator)
    case registry(String)
  }

  /// Where each repository is asked for. Those who sign in differently have sources of their own: what
  /// one is told is not what another would be.
  private func orders(
    of plan: SavePlan, from provider: SourceProvider
  ) throws(CommandFailure) -> (
    orders: [TrustCollector.Order], unavailable: [SaveReport.Unavailable]
  ) {
    var orders: [TrustCollector.Order] = []
    var unavailable: [SaveReport.Unavailable] = []
    var recorders: [Reader: RecordingSource] = [:]
    for item in plan.items {
      let reader: Reader
      let recorder: RecordingSource
      do throws(CommandFailure) {
        reader = try self.reader(of: item)
        if let known = recorders[reader] {
          recorder = known
        } else {
          recorder = RecordingSource(try self.source(for: item, from: provider))
        }
      } catch {
        // What is wrong with the arguments is wrong with all of them.
        guard error.code == .unknown else { throw error }
        unavailable.append(SaveReport.Unavailable(gun: item.gun, reason: error.message))
        continue
      }
      recorders[reader] = recorder
      orders.append(
        TrustCollector.Order(gun: item.gun, required: item.required, source: recorder))
    }
    return (orders.askingAlike, unavailable)
  }

  private func reader(of item: SavePlan.Item) throws(CommandFailure) -> Reader {
    if let validator = item.validator { return .validator(validator) }
    return .registry(try TrustInquiry.reference(item.image).registry)
  }

  private func source(
    for item: SavePlan.Item, from provider: SourceProvider
  ) throws(CommandFailure) -> any TrustSource {
    let source: any TrustSource
    if let validator = item.validator {
      source = try provider.source(for: validator).mapError {
        CommandFailure($0.sentence, code: .unknown)
      }.get()
    } else {
      source = try provider.source(for: try TrustInquiry.reference(item.image))
    }
    guard source.location.kind != .archive else {
      throw CommandFailure("--trust-dir is an archive already: its answers are of another time")
    }
    return source
  }

  private func collect(
    _ orders: [TrustCollector.Order]
  ) async throws(CommandFailure) -> [RepositoryRecord] {
    let collection = SaveCollection()
    let wasInterrupted = await Interruption.listening {
      await ProgressLine().tell({
        "saving… \(await collection.done) of \(orders.count) repositories; Ctrl-C ends it"
      }) {
        await collection.take(orders)
      }
    }
    // Half of them would be an archive that promises too much.
    if wasInterrupted { throw CommandFailure("interrupted; nothing is saved", code: .unknown) }
    do throws(TrustCollector.TooMuch) {
      return try await collection.outcome.get()
    } catch {
      throw CommandFailure(
        "the documents are more than \(error.limit >> 20) MiB together: save them in several archives"
      )
    }
  }
}

extension [TrustCollector.Order] {
  /// The same where everybody who reads a repository from one server asks for all that one of them does,
  /// so that answers can be compared.
  fileprivate var askingAlike: [TrustCollector.Order] {
    func place(_ order: TrustCollector.Order) -> [String] {
      [order.gun.rawValue, order.source.location.text]
    }
    let groups = Dictionary(grouping: self, by: place)
    return map { order in
      var order = order
      for other in groups[place(order)] ?? [] { order.required.formUnion(other.required) }
      return order
    }
  }
}

/// Where an archive is written.
private struct SaveTarget {
  let path: String
  let isFolder: Bool
  let replaces: Bool

  /// What is there already is said before anybody is asked for anything.
  func check() throws(CommandFailure) {
    if isFolder || replaces { return }
    if isThere { throw refusal }
  }

  /// Whether there is a file that would be replaced.
  var isThere: Bool { !isFolder && FileSaver(path).read() != .missing }

  private var refusal: CommandFailure {
    CommandFailure(
      "\(VisibleText.of(path)) is there already"
        + (isFolder ? "; name another folder" : "; --force replaces it"))
  }

  /// - Returns: the bytes that were written.
  func save(_ contents: ArchiveContents) throws(CommandFailure) -> Int {
    do throws(SaveFailure) {
      guard !isFolder else {
        try FolderSaver(path).save(contents.files)
        return contents.files.reduce(0) { $0 + $1.bytes.count }
      }
      var size = 0
      try FileSaver(path).save(expecting: replaces ? .anything : .missing) {
        write throws(SaveFailure) in
        try contents.writeTar { part throws(SaveFailure) in
          size += part.count
          try write(part)
        }
      }
      return size
    } catch {
      switch error {
      case .alreadyThere, .changedOnDisk: throw refusal
      default: throw CommandFailure(VisibleText.of(error.sentence, limit: 400))
      }
    }
  }
}
