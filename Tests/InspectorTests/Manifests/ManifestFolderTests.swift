import Foundation
import Inspector
import TestSupport
import Testing

@Suite("Folders of manifests")
struct ManifestFolderTests {
  private func files(
    _ folder: TemporaryFolder, limits: ManifestFolder.Limits = .init()
  ) throws -> [String] {
    try ManifestFolder.files(below: folder.path, limits: limits).map {
      String($0.dropFirst(folder.path.count + 1))
    }
  }

  @Test("are read with all below them, by the endings that kubectl takes, in a stable order")
  func order() throws {
    let folder = try TemporaryFolder()
    for name in ["b.yaml", "a/z.yml", "a/c.json", "a/b/d.yaml", "README.md", "c.yaml.bak"] {
      try folder.write("kind: Pod\n", to: name)
    }
    #expect(try files(folder) == ["a/b/d.yaml", "a/c.json", "a/z.yml", "b.yaml"])
    #expect(
      try ManifestFolder.files(below: folder.path + "/").first == "\(folder.path)/a/b/d.yaml")
  }

  @Test("may have links in a circle and links to nothing; each file is read once")
  func links() throws {
    let folder = try TemporaryFolder()
    try folder.write("kind: Pod\n", to: "a/pod.yaml")
    func link(_ name: String, to target: String) throws {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/\(name)", withDestinationPath: target)
    }
    try link("a/up", to: "..")
    try link("b.yaml", to: "a/pod.yaml")
    try link("c.yaml", to: "nowhere.yaml")
    try link("d.yaml", to: "d.yaml")
    #expect(try files(folder) == ["a/pod.yaml"])
  }

  @Test("may hold what is no file, which is not waited for")
  func pipes() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo("\(folder.path)/pipe.yaml", 0o600) == 0)
    try folder.write("kind: Pod\n", to: "pod.yaml")
    #expect(try files(folder) == ["pod.yaml"])
  }

  @Test(
    "with a name that is not UTF-8 are refused where a manifest could stand behind it",
    arguments: [("pod-\u{FF}.yaml", false), ("a\u{FF}", true), ("\u{FF}.md", nil)])
  func names(name: String, isFolder: Bool?) throws {
    let folder = try TemporaryFolder()
    try folder.write("kind: Pod\n", to: "pod.yaml")
    let path = Array("\(folder.path)/".utf8CString.dropLast()) + latin1(name) + [0]
    if isFolder == true {
      #expect(mkdir(path, 0o700) == 0)
    } else {
      #expect(close(open(path, O_CREAT | O_WRONLY, 0o600)) == 0)
    }
    if isFolder == nil {
      #expect(try files(folder) == ["pod.yaml"])
    } else {
      #expect(throws: ManifestError.self) { try files(folder) }
    }
  }

  private func latin1(_ text: String) -> [CChar] {
    text.unicodeScalars.map { CChar(bitPattern: UInt8(truncatingIfNeeded: $0.value)) }
  }

  @Test("are bounded, and say what is too much")
  func bounds() throws {
    let folder = try TemporaryFolder()
    for number in 0..<5 { try folder.write("", to: "a/b/c/\(number).yaml") }
    var limits = ManifestFolder.Limits()
    limits.files = 4
    #expect(throws: ManifestError.tooMany(file: folder.path, what: "files", limit: 4)) {
      try files(folder, limits: limits)
    }
    limits = ManifestFolder.Limits()
    limits.depth = 2
    #expect(throws: ManifestError.self) { try files(folder, limits: limits) }
    limits = ManifestFolder.Limits()
    limits.entries = 3
    #expect(throws: ManifestError.self) { try files(folder, limits: limits) }
    #expect(throws: ManifestError.self) { try ManifestFolder.files(below: "/nonexistent") }
  }
}
