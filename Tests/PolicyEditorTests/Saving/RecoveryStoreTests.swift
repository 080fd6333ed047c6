import Foundation
import PolicyEditor
import TestSupport
import Testing

@Suite struct RecoveryStoreTests {
  private let folder: TemporaryFolder
  private let store: RecoveryStore
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    store = RecoveryStore(folder: "\(folder.path)/state/tastevin/recovery")
    path = "\(folder.path)/values.yaml"
    try folder.write("a: 1\n", to: "values.yaml")
  }

  private func changedDraft() throws -> PolicyDraft {
    var draft = try PolicyDraft(file: path, bytes: Array("a: 1\n".utf8))
    try draft.replaceText(Array("a: 2\n".utf8), "edit")
    return draft
  }

  private var files: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: store.folder)) ?? []
  }

  @Test func `unsaved work is kept for its user alone, and found again`() throws {
    try store.keep(changedDraft())
    let recovery = try #require(store.recovery(of: path))
    #expect(recovery.text == Array("a: 2\n".utf8))
    #expect(recovery.isMade(on: Array("a: 1\n".utf8)))
    #expect(!recovery.isMade(on: Array("a: 9\n".utf8)))
    var status = stat()
    stat("\(store.folder)/\(try #require(files.first))", &status)
    #expect(status.st_mode & 0o777 == 0o600)
    stat(store.folder, &status)
    #expect(status.st_mode & 0o777 == 0o700)
  }

  @Test func `a file has one recovery by all of its names`() throws {
    try store.keep(changedDraft())
    let link = "\(folder.path)/link.yaml"
    #expect(symlink(path, link) == 0)
    #expect(store.recovery(of: link)?.path == store.recovery(of: path)?.path)
    #expect(store.recovery(of: "\(folder.path)/state/../values.yaml") != nil)
    #expect(store.recovery(of: "\(folder.path)/other.yaml") == nil)
  }

  @Test func `what is saved or not wanted is forgotten`() throws {
    var draft = try changedDraft()
    try store.keep(draft)
    try draft.save()
    try store.keep(draft)
    #expect(store.recovery(of: path) == nil)
    #expect(files.isEmpty)
    try store.keep(changedDraft())
    store.forget(path)
    #expect(store.recovery(of: path) == nil)
  }

  @Test func `what is not whole or not ours is none`() throws {
    try store.keep(changedDraft())
    let file = "\(store.folder)/\(try #require(files.first))"
    let whole = try Data(contentsOf: URL(fileURLWithPath: file))
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<200 {
      let damaged = generator.damaged([UInt8](whole))
      try Data(damaged).write(to: URL(fileURLWithPath: file))
      let recovery = store.recovery(of: path)
      #expect(recovery == nil || recovery?.text == Array("a: 2\n".utf8))
    }
    unlink(file)
    try whole.write(to: URL(fileURLWithPath: "\(folder.path)/elsewhere"))
    #expect(symlink("\(folder.path)/elsewhere", file) == 0)
    #expect(store.recovery(of: path) == nil)
  }

  @Test func `the folder is where the environment says`() {
    func folder(_ environment: [String: String]) -> String? {
      RecoveryStore(environment: { environment[$0] })?.folder
    }
    #expect(folder(["XDG_STATE_HOME": "/s", "HOME": "/h"]) == "/s/tastevin/recovery")
    #expect(folder(["XDG_STATE_HOME": "s", "HOME": "/h"]) == "/h/.local/state/tastevin/recovery")
    #expect(folder([:]) == nil)
  }

  @Test func `a draft is saved into its file, unless somebody changed that`() throws {
    var draft = try changedDraft()
    try draft.save(keepsBackup: true)
    #expect(!draft.isChanged)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "a: 2\n")
    #expect(try String(contentsOfFile: path + ".bak", encoding: .utf8) == "a: 1\n")
    try draft.replaceText(Array("a: 3\n".utf8), "edit")
    try folder.write("a: 9\n", to: "values.yaml")
    #expect(throws: SaveFailure.changedOnDisk(.text(Array("a: 9\n".utf8)))) { try draft.save() }
    #expect(draft.isChanged)
    try draft.save(overwrites: true)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "a: 3\n")
  }
}
