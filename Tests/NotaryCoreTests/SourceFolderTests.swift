import Glibc
import NotaryCore
import TestSupport
import Testing

private let gun = GUN("localhost:5000/acme/web")

private func request(
  _ role: RoleName = .root, of name: GUN = gun, sha256: [UInt8]? = nil, rootVersion: Int? = nil,
  limit: Int = 1_000
) -> TrustRequest {
  TrustRequest(gun: name, role: role, rootVersion: rootVersion, sha256: sha256, limit: limit)
}

@Suite("A trust folder")
struct FolderSourceTests {
  let folder: TemporaryFolder
  let source: FolderSource

  init() throws {
    folder = try TemporaryFolder()
    source = try FolderSource(path: folder.path)
  }

  @Test("that does not exist, or is a file, is refused")
  func noFolder() throws {
    try folder.write("x", to: "file")
    for name in ["nowhere", "file", "file/x"] {
      #expect(throws: FolderSource.Failure.missing(path: "\(folder.path)/\(name)")) {
        try FolderSource(path: "\(folder.path)/\(name)")
      }
    }
  }

  @Test("holds each document under its GUN, a port's colon kept, and its role")
  func plainNames() async throws {
    try folder.write("root", to: "\(gun)/root.json")
    try folder.write("alice", to: "\(gun)/targets/alice.json")
    #expect(await text(request(.root)) == "root")
    #expect(await text(request(RoleName("targets/alice"))) == "alice")
    let answer = await source.answer(request(.root))
    #expect(answer.origin == "\(folder.path)/localhost:5000/acme/web/root.json")
    #expect(answer.httpStatus == nil)
    #expect(source.location(of: gun) == SourceLocation(kind: .folder, text: folder.path))
  }

  @Test("answers a request by checksum with that file if there is one, else with the plain one")
  func checksums() async throws {
    let hash = [UInt8](repeating: 0xAB, count: 32)
    try folder.write("plain", to: "\(gun)/targets.json")
    #expect(await text(request(.targets, sha256: hash)) == "plain")
    try folder.write("exact", to: "\(gun)/targets.\(Hexadecimal.text(of: hash)).json")
    #expect(await text(request(.targets, sha256: hash)) == "exact")
    #expect(await text(request(.targets, sha256: [1, 2])) == "plain")
  }

  @Test("has an old root only under its version")
  func oldRoots() async throws {
    try folder.write("new", to: "\(gun)/root.json")
    try folder.write("old", to: "\(gun)/1.root.json")
    #expect(await text(request(.root, rootVersion: 1)) == "old")
    #expect(await source.answer(request(.root, rootVersion: 2)).outcome == .missing)
  }

  @Test("with metadata folders is Docker's own")
  func dockerLayout() async throws {
    try folder.write("root", to: "\(gun)/metadata/root.json")
    try folder.write("releases", to: "\(gun)/metadata/targets/releases.json")
    try folder.write("not this one", to: "\(gun)/targets.json")
    #expect(await text(request(.root)) == "root")
    #expect(await text(request(.releases, sha256: [7])) == "releases")
    #expect(await source.answer(request(.targets)).outcome == .missing)
    #expect(source.location(of: gun).kind == .docker)
    #expect(source.location(of: GUN("other")).kind == .folder)
  }

  @Test("opened for one load keeps the layout that it found", arguments: ["", "metadata/"])
  func opened(layout: String) async throws {
    try folder.write("root", to: "\(gun)/\(layout)root.json")
    let opened = source.opened(for: gun)
    #expect(opened.answersAtOnce)
    #expect(opened.location == source.location(of: gun))
    if layout.isEmpty { try folder.write("other", to: "\(gun)/metadata/root.json") }
    let answer = await opened.answer(request(.root))
    #expect(answer.outcome == .document(Array("root".utf8)))
    #expect(answer.origin == "\(folder.path)/\(gun)/\(layout)root.json")
    #expect(await opened.answer(request(.targets, sha256: [7])).outcome == .missing)
    let outside = source.opened(for: GUN("../\(gun)"))
    #expect(await outside.answer(request(of: GUN("../\(gun)"))).outcome == .missing)
  }

  @Test("says missing for a file, a GUN or a name too long to be there")
  func missing() async throws {
    try folder.write("x", to: "\(gun)/targets")
    let long = RoleName("targets/" + String(repeating: "a", count: 300))
    for role in [.root, RoleName("targets/alice"), long] {
      #expect(await source.answer(request(role)).outcome == .missing)
      #expect(await source.answer(request(role, of: GUN("other/repo"))).outcome == .missing)
    }
  }

  @Test(
    "never leaves its folder for a name with empty, . or .. components",
    arguments: [
      "..", "a/..", "../x", "a/../..", ".", "./a", "a/./b", "", "/", "/etc", "a//b", "a/",
      "a\u{0}b",
    ])
  func escapes(name: String) async throws {
    // Each of these files would be found if the name were used as it is.
    try folder.write("secret", to: "root.json")
    try folder.write("secret", to: "a/root.json")
    try folder.write("secret", to: "a/b/root.json")
    let inner = try FolderSource(path: "\(folder.path)/a")
    #expect(await inner.answer(request(of: GUN(name))).outcome == .missing)
    #expect(await source.answer(request(of: GUN(name))).outcome == .missing)
    let role = RoleName("\(name)/root")
    #expect(await source.answer(request(role, of: GUN("a/b"))).outcome == .missing)
  }

  @Test("reads up to the limit and not a byte more")
  func limits() async throws {
    try folder.write("12345", to: "\(gun)/root.json")
    #expect(await text(request(limit: 5)) == "12345")
    #expect(await source.answer(request(limit: 4)).outcome == .tooLarge(size: 5))
    #expect(await source.answer(request(limit: -1)).outcome == .tooLarge(size: 5))
    #expect(await text(request(limit: .max)) == "12345")
  }

  @Test("does not wait for a FIFO, read a folder or follow a loop")
  func irregularFiles() async throws {
    try folder.write("x", to: "\(gun)/x")
    try #require(mkfifo("\(folder.path)/\(gun)/root.json", 0o600) == 0)
    try #require(mkdir("\(folder.path)/\(gun)/targets.json", 0o700) == 0)
    try #require(symlink("snapshot.json", "\(folder.path)/\(gun)/snapshot.json") == 0)
    try #require(symlink("/dev/zero", "\(folder.path)/\(gun)/timestamp.json") == 0)
    for role in RoleName.base {
      let outcome = await source.answer(request(role)).outcome
      guard case .failed(.unreadable(let detail)) = outcome else {
        Issue.record("\(role): \(outcome)")
        continue
      }
      #expect(!detail.isEmpty)
    }
  }

  private func text(_ request: TrustRequest) async -> String? {
    await source.answer(request).bytes.map { String(decoding: $0, as: UTF8.self) }
  }
}
