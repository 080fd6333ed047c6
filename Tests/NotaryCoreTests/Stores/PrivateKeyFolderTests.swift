import Foundation
@testable import NotaryCore
import TestSupport
import Testing

@Suite("The private keys of a store")
struct PrivateKeyFolderTests {
  private let id = String(repeating: "ab", count: 32)
  private let other = String(repeating: "cd", count: 32)

  private func keys(
    _ body: (TemporaryFolder) throws -> Void
  ) async throws -> (keys: StoredKeys, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    try folder.write("", to: "tuf/.keep")
    try body(folder)
    let store = try TrustStore(path: folder.path)
    return (await store.contents(for: acme).keys, folder)
  }

  private static let secret = "MHcCAQEEIBsecretsecretsecretsecretsecretsecretsecretsecretsecret"

  @Test("are told by their names and headers")
  func headers() async throws {
    let (found, folder) = try await keys {
      try $0.write(
        """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        gun: docker.io/acme/web
        role: targets

        \(Self.secret)
        -----END ENCRYPTED PRIVATE KEY-----
        """, to: "private/\(id).key")
      try $0.write(
        "-----BEGIN EC PRIVATE KEY-----\nrole: root\n\n\(Self.secret)\n", to: "private/\(other).key"
      )
    }
    #expect(found.passedOver.isEmpty)
    #expect(found.keys.map(\.id.rawValue) == [id, other])
    #expect(found.keys.map(\.role) == [.targets, .root])
    #expect(found.keys.map(\.gun) == [acme, nil])
    #expect(found.keys.map(\.isEncrypted) == [true, false])
    #expect(found.keys.first?.path == "\(folder.path)/private/\(id).key")
  }

  @Test("of old clients are told by their folders, and their headers by RFC 1421")
  func oldLayout() async throws {
    let (found, _) = try await keys {
      try $0.write(
        """
        -----BEGIN EC PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: aes-256-cbc,0011
        role: root

        \(Self.secret)
        """, to: "private/root_keys/\(id)_root.key")
      try $0.write(
        "-----BEGIN EC PRIVATE KEY-----\n\(Self.secret)\n",
        to: "private/tuf_keys/docker.io/acme/web/\(other)_snapshot.key")
    }
    #expect(found.keys.map(\.role) == [.root, .snapshot])
    #expect(found.keys.map(\.gun) == [nil, acme])
    #expect(found.keys.map(\.isEncrypted) == [true, false])
  }

  @Test(
    "are not read beyond the headers",
    arguments: ["role: root\n\n", "role: root\n", "", "gun: docker.io/acme/web\nrole: x\n\n"])
  func notRead(headers: String) throws {
    let text = Array("-----BEGIN PRIVATE KEY-----\n\(headers)\(Self.secret)\n".utf8)
    var count = 0
    let read = PrivateKeyHeaders.read {
      count += 1
      return text[count - 1]
    }
    #expect(try read.get().isEncrypted == false)
    let end = text.count - Self.secret.utf8.count - 1
    // The byte after the headers tells that there is no more of them.
    #expect(count <= end + 1)
  }

  @Test("are not taken from links, pipes, folders, or files with other names or contents")
  func hostile() async throws {
    let (found, folder) = try await keys {
      try $0.write("-----BEGIN PRIVATE KEY-----\nrole: root\n\n", to: "elsewhere.key")
      try $0.write("", to: "private/keep")
      let path = $0.path
      symlink("\(path)/elsewhere.key", "\(path)/private/\(id).key")
      symlink("\(path)/private", "\(path)/private/loop")
      mkfifo("\(path)/private/\(other).key", 0o600)
      try $0.write("hello", to: "private/\(String(repeating: "0", count: 64)).key")
      try $0.write(
        "-----BEGIN CERTIFICATE-----\n", to: "private/\(String(repeating: "1", count: 64)).key")
      try $0.write("-----BEGIN PRIVATE KEY-----\n", to: "private/not an id\u{1B}[31m.key")
    }
    #expect(found.keys.isEmpty)
    let reasons = Dictionary(
      uniqueKeysWithValues: found.passedOver.map {
        (String($0.path.dropFirst(folder.path.count + "/private/".count)), $0.reason)
      })
    #expect(reasons["\(id).key"] == .symbolicLink)
    #expect(reasons["loop"] == .symbolicLink)
    #expect(reasons["\(other).key"] == .notRegular)
    #expect(reasons["\(String(repeating: "0", count: 64)).key"] == .notAPrivateKey)
    #expect(reasons["\(String(repeating: "1", count: 64)).key"] == .notAPrivateKey)
    #expect(reasons["not an id\u{1B}[31m.key"] == .name)
    #expect(reasons.count == 6)
  }

  @Test("of endless headers, and in endless folders, are bounded")
  func bounds() async throws {
    let endless = String(repeating: "role: ", count: 1) + String(repeating: "x", count: 1 << 20)
    let (found, _) = try await keys {
      try $0.write("-----BEGIN PRIVATE KEY-----\n\(endless)", to: "private/\(id).key")
      let deep = String(repeating: "d/", count: 40)
      try $0.write("-----BEGIN PRIVATE KEY-----\n", to: "private/\(deep)\(other).key")
    }
    #expect(found.keys.map(\.id.rawValue) == [id])
    #expect(found.keys.first?.role?.rawValue.utf8.count ?? 0 < 4_096)
    #expect(found.passedOver.map(\.reason) == [.tooDeep])
  }

  @Test("of a store without any are none")
  func none() async throws {
    let (found, _) = try await keys { _ in }
    #expect(found.keys.isEmpty)
    #expect(found.passedOver.isEmpty)
    #expect(throws: TrustStore.Failure.missing(path: "/nonexistent")) {
      try TrustStore(path: "/nonexistent")
    }
  }
}
