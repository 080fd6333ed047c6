import Inspector
import NotaryCore
import TestSupport

extension TestRepository {
  /// A repository with two roots, two signers, and names that would control a terminal.
  static var motley: TestRepository {
    var repository = TestRepository("docker.io/acme/web")
    let other = TestCertificate(TestKey(.rsa2048, "a"), commonName: "docker.io/acme/*")
      .with { $0.signatureAlgorithm = TestCertificate.rsaSHA256 }
    repository.root.signers.append(TestSigner(other))
    repository.root.version = 2
    repository.targets.targets = [
      "v1": TestTarget("one"), "\u{1B}[2Jclear": TestTarget("escape"),
      "safe\u{202E}gnp.exe": TestTarget("bidi"),
    ]
    repository.delegations[.releases] = TestRole(
      signers: [TestSigner("alice")], targets: ["v1": TestTarget("other"), "v2": TestTarget("two")])
    repository.delegations["targets/alice"] = TestRole(
      signers: [TestSigner("alice")], targets: ["v2": TestTarget("two")])
    repository.delegations["targets/bob"] = TestRole(
      signers: [TestSigner("bob"), TestSigner(TestKey(.ed25519, "bob"))], threshold: 2)
    repository.delegations["targets/bob"]?.signedBy = [TestSigner("bob")]
    return repository
  }

  func report(
    _ image: String = "acme/web:v1", pins: TrustPins = .none,
    server: String = "https://notary.acme.io",
    replacing answers: [String: TrustAnswer.Outcome] = [:]
  ) async throws -> TrustReport {
    let files = files().mapValues { TrustAnswer.Outcome.document($0) }
    let source = MemorySource(
      name: server, answers: [gun: files.merging(answers) { _, replaced in replaced }])
    return TrustReport(
      image: try ImageReference(image), source: SourceLocation(kind: .server, text: server),
      documents: await TrustLoader(source: source, gun: gun).load(), pins: pins,
      at: TestRepository.now)
  }
}

let rootKey = TestKey(.p256, "root")

/// A report's JSON, read again.
func json(_ output: JSONOutput) throws -> JSONValue {
  try JSONDocument(parsing: Array(output.text.utf8)).root
}

extension JSONValue {
  /// The names of the members in their order.
  var names: [String] { members.compactMap(\.name.string) }
}

/// Whether a terminal would obey or reorder something in a text, lines apart.
func isSafe(_ text: String) -> Bool {
  !text.unicodeScalars.contains { scalar in
    switch scalar.properties.generalCategory {
    case .control: scalar != "\n"
    case .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
