import NotaryCore
import TestSupport

/// Repositories of trust data with tags that a delegation signs, and a configuration that admits all of
/// them.
struct ManyRepositories {
  let count: Int
  let images: Int

  private static let rootKey = TestKey(.p256, "root")

  /// The images, one repository after the other and then again.
  var names: [String] {
    (0..<images).map { "docker.io/bench/r\($0 % count):v\($0 / count)" }
  }

  func repository(_ number: Int) -> TestRepository {
    let gun = "docker.io/bench/r\(number)"
    var repository = TestRepository(gun)
    repository.root.signers = [TestSigner(TestCertificate(Self.rootKey, commonName: gun))]
    let tags = (0..<images / count).map { ("v\($0)", TestTarget("\(number) \($0)")) }
    repository.delegations[.releases] = TestRole(
      signers: [TestSigner("releases \(number)")], targets: Dictionary(uniqueKeysWithValues: tags))
    return repository
  }

  /// Writes all of them into a folder.
  func write(to folder: String) throws {
    for number in 0..<count { try repository(number).write(to: folder) }
  }

  /// Under each Deployment one image, some of them in each file.
  func writeManifests(to folder: TemporaryFolder, inEach: Int = 100) throws {
    let names = names
    for start in stride(from: 0, to: names.count, by: inEach) {
      let objects = (start..<min(start + inEach, names.count)).map { number in
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: d\(number), namespace: n\(number % 20)}
        spec:
          template:
            spec:
              containers:
              - name: app
                image: \(names[number])

        """
      }
      try folder.write(objects.joined(separator: "---\n"), to: "manifests/\(start).yaml")
    }
  }

  var values: String {
    let key = Self.rootKey.publicPEM.split(separator: "\n").map { "        \($0)\n" }.joined()
    return """
      application:
        validators:
        - name: default
          type: notaryv1
          host: notary.acme.example
          trustRoots:
          - name: default
            key: |
      \(key)  policy:
        - pattern: "*:*"
        - pattern: "docker.io/bench/*:*"

      """
  }
}
