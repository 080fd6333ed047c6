import NotaryCore

/// Reads a text as a role's document.
func read(_ role: RoleName, _ text: String) -> TrustDocument {
  TrustDocument(role: role, answer: TrustAnswer(.document(Array(text.utf8)), origin: "test"))
}

/// Reads a document with this signed part and no signatures.
func read(_ role: RoleName, signed: String) -> TrustDocument {
  read(role, #"{"signed":\#(signed),"signatures":[]}"#)
}

/// A header that nothing is wrong with, but for the type.
func header(_ type: String) -> String {
  #""_type":"\#(type)","expires":"2030-01-01T00:00:00Z","version":1"#
}

extension TrustDocument {
  var codes: [String] { problems.map(\.code) }
}
