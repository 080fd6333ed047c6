import NotaryCore

/// A role's document as Connaisseur 3.9 holds it: what it decoded, and the bytes that it checks
/// signatures over.
struct GoDocument {
  let role: RoleName
  /// The bytes as they came, which checksums are over.
  let bytes: [UInt8]
  let content: DocumentContent
  let signatures: [DocumentSignature]
  /// What signatures are checked over: the decoded struct, written, read and written again, so that
  /// unknown members are gone and missing ones are there.
  let signed: SignedBytes

  enum SignedBytes {
    case message(SignedMessage)
    /// The struct cannot be written.
    case notWritten(String)
    /// What was written cannot be read again.
    case notRead(String)
  }

  /// Why there is no document.
  enum Failure: Error {
    /// Go's decoder refuses the text.
    case notUnmarshalled(String)
    /// The signed part is not what Notary's structs and rules ask for; whether the words are a
    /// library's own, or vary.
    case notParsed(String, varies: Bool)
    /// There is no signed part, or a delegation is null, on which this Connaisseur dies.
    case crash(String)
  }

  /// - Parameter bytes: those that the document was read from.
  init(_ document: TrustDocument, bytes: [UInt8]) throws(Failure) {
    let role = document.role
    guard let json = document.json, json.maximumDepth <= GoSyntax.depthLimit else {
      throw .notUnmarshalled(GoSyntax.error(in: bytes))
    }
    let payload = try Self.payload(of: json)
    guard let payload, let content = document.content else {
      guard role == .root else { throw .crash("\(role) has no signed part") }
      throw .notParsed(
        "root type metadata invalid: root file contained an empty payload", varies: false)
    }
    let type = GoType.signed(role)
    let value: GoValue
    do {
      value = try GoReader.read(payload, as: type)
    } catch {
      throw .notParsed(error.message, varies: true)
    }
    try GoStructure.check(content, role: role)
    self.role = role
    self.bytes = bytes
    self.content = content
    signatures = document.signatures
    signed = Self.signedBytes(value, type)
  }

  var header: DocumentHeader { content.header }

  var root: RootContent? {
    if case .root(let content) = content { content } else { nil }
  }

  var meta: [ExactText: FileMeta] {
    switch content {
    case .timestamp(let content), .snapshot(let content): content.meta
    default: [:]
    }
  }

  var targets: TargetsContent? {
    if case .targets(let content) = content { content } else { nil }
  }

  /// The signed part of an envelope, as `encoding/json` finds it; nil where it is missing or null.
  private static func payload(of json: JSONDocument) throws(Failure) -> JSONValue? {
    let root = json.root
    guard root.kind == .object || root.kind == .null else {
      let kind = GoReader.name(of: root.kind)
      throw .notUnmarshalled(
        "json: cannot unmarshal \(kind) into Go value of type data.Signed")
    }
    var payload: JSONValue?
    for member in root.members {
      if GoFold.matches(member.nameBytes, "signed") {
        payload = member.value.kind == .null ? nil : member.value
      } else if GoFold.matches(member.nameBytes, "signatures") {
        try checkSignatures(member.value)
      }
    }
    return payload
  }

  private static func checkSignatures(_ value: JSONValue) throws(Failure) {
    guard value.kind == .array || value.kind == .null else {
      throw .notUnmarshalled(
        "json: cannot unmarshal \(GoReader.name(of: value.kind)) into Go struct field "
          + "Signed.signatures of type []data.Signature")
    }
    for element in value.elements {
      do {
        _ = try GoReader.read(element, as: .signature)
      } catch {
        throw .notUnmarshalled(error.message)
      }
    }
  }

  private static func signedBytes(_ value: GoValue, _ type: GoType) -> SignedBytes {
    let written: [UInt8]
    do {
      written = try GoWriter.write(value, as: type)
    } catch {
      return .notWritten(error.message)
    }
    do throws(JSONError) {
      let again = try JSONDocument(parsing: written)
      guard let message = try? CanonicalJSON.encode(again.root) else {
        return .notRead("json: unsupported value")
      }
      return .message(SignedMessage(message))
    } catch {
      return .notRead(GoSyntax.message(of: error, in: written))
    }
  }
}
