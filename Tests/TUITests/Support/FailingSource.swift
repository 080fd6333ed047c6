import NotaryCore

/// A source that never has an answer.
struct FailingSource: TrustSource {
  let failure: TrustFailure

  var location: SourceLocation {
    SourceLocation(kind: .server, text: "https://notary.acme.example:4443")
  }

  func answer(_ request: TrustRequest) async -> TrustAnswer {
    let origin = "\(location.text)/v2/\(request.gun)/_trust/tuf/\(request.fileName)"
    return TrustAnswer(.failed(failure), origin: origin)
  }
}
