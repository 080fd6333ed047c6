public import NotaryCore

/// A repository of trust data for tests: it says what should be there, and signs it when asked for
/// its files. As made by ``init(_:)`` it is sound at ``now``.
///
///     var repository = TestRepository("docker.io/acme/web")
///     repository.targets.targets = ["v1": TestTarget("hello")]
///     repository.delegations["targets/alice"] = TestRole(signers: [TestSigner("alice")])
///     repository.edit(.snapshot, .beforeSigning) { $0["version"] = 0 }
public struct TestRepository: Sendable {
  /// The moment from which the dates of ``init(_:)`` are reckoned: 2026-11-22T17:00:00Z.
  public static let now = Instant(rfc3339: "2026-11-22T17:00:00Z") ?? .zero

  public var gun: GUN
  public var root: TestRole
  public var timestamp: TestRole
  public var snapshot: TestRole
  public var targets: TestRole
  /// By name, such as `targets/releases` or `targets/a/b`; each is declared by its parent.
  public var delegations: [RoleName: TestRole] = [:]
  /// Files beside those of the roles, such as `1.root.json`.
  public var extraFiles: [String: [UInt8]] = [:]

  private var edits: [(role: RoleName, edit: Edit)] = []

  /// One root key in a certificate, one key for each other base role, thresholds of 1, the dates that
  /// Notary would choose, and no targets.
  public init(_ gun: String) {
    self.gun = GUN(gun)
    let certificate = TestCertificate(TestKey(.p256, "root"), commonName: gun)
    root = TestRole(signers: [TestSigner(certificate)], days: 3_650)
    timestamp = TestRole(signers: [TestSigner("timestamp")], days: 14)
    snapshot = TestRole(signers: [TestSigner("snapshot")])
    targets = TestRole(signers: [TestSigner("targets")])
  }

  /// The same repository with something changed.
  public func with(_ change: (inout TestRepository) throws -> Void) rethrows -> TestRepository {
    var copy = self
    try change(&copy)
    return copy
  }

  /// When an edit is made, and so what covers its result.
  public enum Stage: Sendable {
    /// The content of `signed`: signatures and hashes cover the result.
    case beforeSigning
    /// The whole document: hashes cover the result, signatures do not.
    case afterSigning
    /// The file, after all hashes were taken: nothing covers the result.
    case served
  }

  private enum Edit: Sendable {
    case signed(@Sendable (inout TestJSON) -> Void)
    case document(@Sendable (inout TestJSON) -> Void)
    case hashedBytes(@Sendable (inout [UInt8]) -> Void)
    case servedBytes(@Sendable (inout [UInt8]) -> Void)
  }

  /// Changes a document's JSON; at `.served` there is only ``editBytes(_:_:_:)``.
  public mutating func edit(
    _ role: RoleName, _ stage: Stage, _ change: @escaping @Sendable (inout TestJSON) -> Void
  ) {
    precondition(stage != .served, "a served file has only bytes")
    edits.append((role, stage == .beforeSigning ? .signed(change) : .document(change)))
  }

  /// Changes a document's bytes, after signing or as served.
  public mutating func editBytes(
    _ role: RoleName, _ stage: Stage, _ change: @escaping @Sendable (inout [UInt8]) -> Void
  ) {
    precondition(stage != .beforeSigning, "what is signed is JSON")
    edits.append((role, stage == .served ? .servedBytes(change) : .hashedBytes(change)))
  }

  /// The files by the names under `_trust/tuf/`, such as `targets/alice.json`.
  public func files() -> [String: [UInt8]] {
    var documents: [RoleName: [UInt8]] = [:]
    func add(_ name: RoleName, _ role: TestRole, _ signed: TestJSON) {
      guard role.isServed else { return }
      documents[name] = document(name, role, signed)
    }
    add(.root, root, rootContent())
    let children = Dictionary(grouping: delegations) { $0.key.parent }
    func addTargets(_ name: RoleName, _ role: TestRole) {
      add(name, role, Self.targetsContent(role, children: children[name] ?? []))
    }
    addTargets(.targets, targets)
    for (name, role) in delegations { addTargets(name, role) }
    let inSnapshot = documents.filter { delegations[$0.key]?.isInSnapshot ?? true }
    add(.snapshot, snapshot, metaContent("Snapshot", snapshot, inSnapshot))
    let inTimestamp = documents.filter { $0.key == .snapshot }
    add(.timestamp, timestamp, metaContent("Timestamp", timestamp, inTimestamp))

    var files = extraFiles
    for (name, bytes) in documents { files["\(name).json"] = served(name, bytes) }
    return files
  }

  /// The file of a role.
  public func file(_ role: RoleName) -> [UInt8]? { files()["\(role).json"] }
}

/// What documents hold.
extension TestRepository {
  private func document(_ name: RoleName, _ role: TestRole, _ content: TestJSON) -> [UInt8] {
    var content = content
    for case (name, .signed(let change)) in edits { change(&content) }
    let covered = content.canonical
    let signatures = (role.signedBy ?? role.signers).map { $0.signature(over: covered) }
    var document: TestJSON = [
      "signed": content.inCanonicalOrder, "signatures": .array(signatures),
    ]
    for case (name, .document(let change)) in edits { change(&document) }
    var bytes = document.bytes
    for case (name, .hashedBytes(let change)) in edits { change(&bytes) }
    return bytes
  }

  private func served(_ name: RoleName, _ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for case (name, .servedBytes(let change)) in edits { change(&bytes) }
    return bytes
  }

  private func rootContent() -> TestJSON {
    let roles: [(RoleName, TestRole)] = [
      (.root, root), (.timestamp, timestamp), (.snapshot, snapshot), (.targets, targets),
    ]
    var content = root.content(type: "Root")
    content["consistent_snapshot"] = false
    content["keys"] = Self.keys(roles.flatMap(\.1.signers))
    content["roles"] = .object(roles.map { (name: $0.0.rawValue, value: $0.1.thresholdJSON) })
    return content
  }

  private static func targetsContent(
    _ role: TestRole, children: [(key: RoleName, value: TestRole)]
  ) -> TestJSON {
    let children = children.sorted { $0.key < $1.key }
    var content = role.content(type: "Targets")
    content["delegations"] = [
      "keys": Self.keys(children.flatMap(\.value.signers)),
      "roles": .array(
        children.map { name, child in
          var json = child.thresholdJSON
          json["name"] = .string(name.rawValue)
          json["paths"] = .array(child.paths.map { .string($0) })
          return json
        }),
    ]
    content["targets"] = .object(
      role.targets.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value.json) })
    return content
  }

  private func metaContent(
    _ type: String, _ role: TestRole, _ documents: [RoleName: [UInt8]]
  ) -> TestJSON {
    var content = role.content(type: type)
    content["meta"] = .object(
      documents.sorted { $0.key < $1.key }.map { name, bytes in
        (name: name.rawValue, value: TestTarget(bytes).json)
      })
    return content
  }

  private static func keys(_ signers: [TestSigner]) -> TestJSON {
    signers.reduce(into: [:]) { $0[$1.id.rawValue] = $1.json }
  }
}
