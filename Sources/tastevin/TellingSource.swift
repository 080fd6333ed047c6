import Inspector
import NotaryCore

/// `--verbose`: a source that tells on standard error what it is asked for, and what comes.
struct TellingSource: TrustSource {
  let source: any TrustSource

  var location: SourceLocation { source.location }

  func location(of gun: GUN) -> SourceLocation { source.location(of: gun) }

  var answersAtOnce: Bool { source.answersAtOnce }

  func opened(for gun: GUN) -> any TrustSource {
    TellingSource(source: source.opened(for: gun))
  }

  func answer(_ request: TrustRequest) async -> TrustAnswer {
    let answer = await source.answer(request)
    StandardStream.error.write("tastevin: \(VisibleText.of(answer.origin)): \(answer.told)\n")
    return answer
  }

  func authentication(for gun: GUN) async -> AuthenticationRecord? {
    await source.authentication(for: gun)
  }

  func authenticationTrace() -> AuthenticationTrace? { source.authenticationTrace() }

  func server() async -> ServerRecord? { await source.server() }
}

extension TrustAnswer {
  /// What came, on one line.
  fileprivate var told: String {
    switch outcome {
    case .document(let bytes): "\(bytes.count) bytes"
    case .missing: httpStatus.map { "not there (\($0))" } ?? "not there"
    case .tooLarge: "more bytes than are read"
    case .failed(let failure): failure.message
    }
  }
}
