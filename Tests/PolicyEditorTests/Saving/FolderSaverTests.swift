import Foundation
import PolicyEditor
import TestSupport
import Testing

@Suite("Saving a folder")
struct FolderSaverTests {
  private let files: [(name: String, bytes: [UInt8])] = [
    ("index", [1]), ("a/b/c.json", [2, 3]), ("a/d.json", []),
  ]

  private func names(in folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
  }

  @Test("makes all of its files, and nothing beside it", arguments: ["new", "new/"])
  func whole(name: String) throws {
    let folder = try TemporaryFolder()
    try FolderSaver("\(folder.path)/\(name)").save(files)
    #expect(
      try names(in: folder) == [
        "new", "new/a", "new/a/b", "new/a/b/c.json", "new/a/d.json", "new/index",
      ])
    let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/new/a/b/c.json"))
    #expect([UInt8](bytes) == [2, 3])
  }

  @Test("leaves alone what is there", arguments: ["full", "file"])
  func taken(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("precious", to: "full/mine")
    try folder.write("precious", to: "file")
    let before = try names(in: folder)
    #expect(throws: SaveFailure.alreadyThere(path: "\(folder.path)/\(name)")) {
      try FolderSaver("\(folder.path)/\(name)").save(files)
    }
    #expect(try names(in: folder) == before)
    #expect(
      try String(contentsOfFile: "\(folder.path)/full/mine", encoding: .utf8) == "precious")
  }

  @Test("leaves nothing where a file cannot be written")
  func failed() throws {
    let folder = try TemporaryFolder()
    // A file that another one needs as its folder.
    let impossible = files + [("index/below", [4])]
    #expect(throws: SaveFailure.self) { try FolderSaver("\(folder.path)/new").save(impossible) }
    #expect(try names(in: folder) == [])
    #expect(throws: SaveFailure.self) { try FolderSaver("\(folder.path)/no/where").save(files) }
    #expect(try names(in: folder) == [])
  }
}
