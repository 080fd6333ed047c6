import NotaryCore
import TestSupport
import Testing

/// `explain --rejection` and `explain -f` as they are typed.
@Suite("Explaining denials and manifests on the command line")
struct ExplainDenialCommandTests {
  /// A folder with values and the trust data of docker.io/acme/web, which signs `v1`.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var repository = TestRepository("docker.io/acme/web")
    repository.targets.targets = ["v1": TestTarget("one")]
    for (name, bytes) in repository.files() {
      try folder.write(bytes, to: "trust/docker.io/acme/web/\(name)")
    }
    let key = TestKey(.p256, "root").publicPEM.split(separator: "\n").map { "        \($0)\n" }
    try folder.write(
      """
      application:
        validators:
        - name: default
          type: notaryv1
          host: notary.acme.example
          trustRoots:
          - name: default
            key: |
      \(key.joined())  policy:
        - pattern: "docker.io/acme/*:*"

      """, to: "values.yaml")
    return folder
  }

  private func explain(
    _ arguments: String..., in folder: TemporaryFolder, input: String = ""
  ) async throws -> Command.Outcome {
    let common = [
      "--values", "\(folder.path)/values.yaml", "--trust-dir", "\(folder.path)/trust", "--at",
      TestRepository.now.rfc3339,
    ]
    return try await Command(
      BuiltProduct.tastevin, ["explain"] + arguments + common, input: Array(input.utf8)
    ).run()
  }

  private func root(_ outcome: Command.Outcome) throws -> JSONValue {
    try JSONDocument(parsing: outcome.outputBytes).root
  }

  private static let said =
    "error during notaryv1 validation of image acme/web:v2: validated targets don't contain "
    + "reference: no tag 'v2' found in targets"
  private static let denial =
    "Error from server: error when creating \"web.yaml\": admission webhook "
    + "\"connaisseur-svc.connaisseur.svc\" denied the request: \(said)\n"

  @Test("the image may be left out where the denial names it")
  func imageFromDenial() async throws {
    let folder = try folder()
    let outcome = try await explain("--rejection", Self.denial, "-o", "json", in: folder)
    #expect(outcome.status == 1)
    let root = try root(outcome)
    #expect(root["image"]?["given"]?.string == "acme/web:v2")
    let rejection = try #require(root["rejection"])
    #expect(
      rejection.members.prefix(4).compactMap(\.name.string) == [
        "message", "connaisseur", "image", "reproduced",
      ])
    #expect(rejection["message"]?.string == Self.said)
    #expect(rejection["connaisseur"]?.string == "3.9")
    #expect(rejection["image"]?.string == "acme/web:v2")
    #expect(rejection["reproduced"]?.boolean == true)
  }

  @Test("a denial on standard input is compared with the image that is given")
  func standardInput() async throws {
    let folder = try folder()
    let outcome = try await explain(
      "acme/web:v1", "--rejection", "-", in: folder, input: "Static deny.\n")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("here and now: Connaisseur 3.3 admits it"))
    #expect(outcome.output.contains("another container of the same object"))
    #expect(outcome.output.contains("This is for the image alone"))
    let json = try await explain(
      "acme/web:v1", "--rejection", "-", "-o", "json", in: folder, input: "Static deny.\n")
    #expect(try root(json)["rejection"]?["image"]?.kind == .null)
    #expect(try root(json)["rejection"]?["reproduced"]?.boolean == false)
  }

  @Test("a webhook that was not reached is told without an image and without values")
  func webhook() async throws {
    let outcome = try await Command.tastevin(
      "explain", "--rejection",
      "failed calling webhook \"connaisseur-svc.connaisseur.svc\": failed to call webhook: Post "
        + "\"https://connaisseur-svc.connaisseur.svc:443/mutate?timeout=30s\": context deadline "
        + "exceeded"
    ).run()
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("Connaisseur did not"))
  }

  @Test("every image of a manifest is explained, with its place")
  func manifest() async throws {
    let folder = try folder()
    let text = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec:
        template:
          spec:
            containers:
            - name: app
              image: acme/web:v1
            initContainers:
            - name: setup
              image: acme/web:v2
      ---
      {apiVersion: v1, kind: Service}
      """
    try folder.write(text, to: "web.yaml")
    let outcome = try await explain("-f", "\(folder.path)/web.yaml", "-o", "json", in: folder)
    #expect(outcome.status == 1)
    let root = try root(outcome)
    let results = try #require(root["results"]?.elements)
    #expect(results.map { $0["image"]?["given"]?.string } == ["acme/web:v1", "acme/web:v2"])
    let place = try #require(results.last?["where"]?.elements.first)
    #expect(place["kind"]?.string == "Deployment")
    #expect(place["container"]?.string == "setup")
    #expect(place["list"]?.string == "initContainers")
    #expect(place["line"]?.rawBytes.elementsEqual(Array("12".utf8)) == true)
    #expect(
      root["objects"]?.elements.map { $0["verdict"]?.string } == ["denied", "denied"])
    #expect(root["passedOver"]?.elements.first?["kind"]?.string == "Service")

    let piped = try await explain("-f", "-", in: folder, input: text)
    #expect(piped.status == 1)
    #expect(piped.output.contains("DENIED: 1 of 2 images"))
    #expect(!piped.output.contains("This is for the image alone"))
    let tooLong = piped.output.split(separator: "\n").filter {
      $0.count > 80 && !$0.contains("sha256:")
    }
    #expect(tooLong == [])
  }

  @Test("what cannot be answered is told with the exit code of the contract")
  func refusals() async throws {
    let folder = try folder()
    #expect(try await explain(in: folder).status == 2)
    #expect(try await explain("--rejection", "no matching rule", in: folder).status == 2)
    #expect(try await explain("--rejection", "something else", in: folder).status == 2)
    #expect(try await explain("--rejection", " ", in: folder).status == 2)
    #expect(try await explain("--rejection", "-", "-f", "-", in: folder).status == 2)
    #expect(try await explain("-f", "/nonexistent.yaml", in: folder).status == 2)
    #expect(try await explain("-f", "-", in: folder, input: "a: [").status == 2)
    #expect(try await explain("-f", "-", in: folder, input: "{kind: Service}").status == 4)
    let escaped = try await explain(
      "acme/web:v1", "--rejection", "\u{1B}]0;x\u{7}\u{202E}Static deny.", in: folder)
    #expect(!escaped.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
  }
}
