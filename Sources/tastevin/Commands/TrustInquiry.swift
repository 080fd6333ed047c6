import Inspector
import NotaryCore

/// What `inspect` and `root-key` share: from arguments to a report.
struct TrustInquiry {
  let image: ImageReference
  let provider: SourceProvider
  let source: any TrustSource
  let pins: TrustPins
  let moment: Instant

  init(
    image text: String, sources: SourceOptions, pinning: PinOptions, time: TimeOption
  ) throws {
    image = try TrustInquiry.reference(text)
    pins = try pinning.pins()
    moment = try time.moment().moment
    provider = try sources.provider()
    source = try provider.source(for: image)
    sources.connection.warn()
  }

  static func reference(_ text: String) throws(CommandFailure) -> ImageReference {
    do throws(ImageReferenceError) {
      return try ImageReference(text)
    } catch {
      throw CommandFailure("'\(VisibleText.of(text, limit: 200))' is no image: \(error.message)")
    }
  }

  /// - Parameters:
  ///   - history: whether the versions of root are fetched too.
  ///   - stores: those of this machine.
  ///   - isLocal: whether what lies in them is compared with the source.
  ///   - earlier: an archive or a folder with an earlier state.
  func report(
    history: Bool = false, stores: [TrustStore] = [], isLocal: Bool = false,
    against earlier: (any TrustSource)? = nil
  ) async -> TrustReport {
    let line = ProgressLine()
    let documents = await TrustLoader(source: source, gun: image.gun).load { documents in
      await line.show("fetching… \(documents.documents.count) documents")
    }
    var report = TrustReport(
      image: image, source: source.location(of: image.gun), documents: documents, pins: pins,
      at: moment)
    report.trace = source.authenticationTrace()
    if history {
      let loader = RootHistoryLoader(
        source: source, gun: image.gun, caches: stores.compactMap(\.cache))
      let roots = await loader.load(documents) { _, progress in
        await line.show("fetching… \(progress.settled) of \(progress.asked) versions of root")
      }
      report.history = RootHistory(roots, at: moment)
    }
    if isLocal {
      report.local = LocalReport(
        await LocalTrust.reading(stores, beside: documents, at: moment), beside: documents)
    }
    if let earlier {
      report.against = await EarlierState(earlier, of: image.gun)
        .compared(to: documents, at: moment)
    }
    if report.isServerFailing { report.health = await source.server()?.health }
    await line.clear()
    return report
  }
}
