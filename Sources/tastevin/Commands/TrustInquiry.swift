import Inspector
import NotaryCore

/// What `inspect` and `root-key` share: from arguments to a report.
struct TrustInquiry {
  let image: ImageReference
  let source: any TrustSource
  let pins: TrustPins
  let moment: Instant

  init(
    image text: String, sources: SourceOptions, pinning: PinOptions, time: TimeOption
  ) throws {
    image = try TrustInquiry.reference(text)
    pins = try pinning.pins()
    moment = try time.moment().moment
    source = try sources.provider().source(for: image)
  }

  static func reference(_ text: String) throws(CommandFailure) -> ImageReference {
    do throws(ImageReferenceError) {
      return try ImageReference(text)
    } catch {
      throw CommandFailure("'\(VisibleText.of(text, limit: 200))' is no image: \(error.message)")
    }
  }

  func report() async -> TrustReport {
    let line = ProgressLine()
    let documents = await TrustLoader(source: source, gun: image.gun).load { documents in
      await line.show("fetching… \(documents.documents.count) documents")
    }
    await line.clear()
    var report = TrustReport(
      image: image, source: source.location(of: image.gun), documents: documents, pins: pins,
      at: moment)
    report.trace = source.authenticationTrace()
    return report
  }
}
