import NotaryCore

/// A document as a source gave it, and as each program reads it: once, however many images, rules and
/// validators it is looked at for.
final class FetchedDocument: Sendable {
  let role: RoleName
  let answer: TrustAnswer
  private let client = Once<TrustDocument>()
  private let go = Once<Result<GoDocument, GoDocument.Failure>>()
  private let python = Once<Result<PythonTrustData, PythonRefusal>>()

  init(role: RoleName, answer: TrustAnswer) {
    self.role = role
    self.answer = answer
  }

  /// As the Notary client reads it.
  var asClient: TrustDocument { client.value { TrustDocument(role: role, answer: answer) } }

  /// As Connaisseur 3.9 reads the bytes that came.
  func asGo(_ bytes: [UInt8]) -> Result<GoDocument, GoDocument.Failure> {
    go.value {
      Result { () throws(GoDocument.Failure) in try GoDocument(asClient, bytes: bytes) }
    }
  }

  /// As Connaisseur 3.3 reads the bytes that came.
  func asPython(_ bytes: [UInt8]) -> Result<PythonTrustData, PythonRefusal> {
    python.value {
      Result { () throws(PythonRefusal) in try PythonTrustData(reading: bytes, as: role) }
    }
  }
}
