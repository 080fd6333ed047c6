import Foundation
import PolicyEditor
import TestSupport
import Testing

@Suite struct FileSaverTests {
  private let folder: TemporaryFolder
  private let path: String
  private let old = Array("a: 1\n".utf8)
  private let new = Array("a: 2\nb: 3\n".utf8)

  init() throws {
    folder = try TemporaryFolder()
    path = "\(folder.path)/values.yaml"
    try folder.write(old, to: "values.yaml")
  }

  private func read(_ name: String = "values.yaml") throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)")))
  }

  private func failure(_ save: () throws -> Void) -> SaveFailure? {
    do { try save() } catch { return error as? SaveFailure }
    return nil
  }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }

  @Test func `a file is replaced, and nothing is left beside it`() throws {
    try FileSaver(path).save(new, expecting: .text(old))
    #expect(try read() == new)
    #expect(try names == ["values.yaml"])
  }

  @Test func `the mode stays`() throws {
    chmod(path, 0o640)
    try FileSaver(path).save(new, expecting: .text(old))
    var status = stat()
    stat(path, &status)
    #expect(status.st_mode & 0o7777 == 0o640)
  }

  @Test func `a symbolic link stays one, and its file is replaced`() throws {
    try folder.write(old, to: "real/values.yaml")
    let link = "\(folder.path)/link.yaml"
    #expect(symlink("real/values.yaml", link) == 0)
    try FileSaver(link).save(new, expecting: .text(old))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real/values.yaml")
    #expect(try read("real/values.yaml") == new)
    #expect(try names == ["link.yaml", "real", "values.yaml"])
  }

  @Test func `a backup is the old file itself`() throws {
    chmod(path, 0o600)
    try folder.write("an older backup", to: "values.yaml.bak")
    try FileSaver(path).save(new, expecting: .text(old), keepsBackup: true)
    #expect(try read("values.yaml.bak") == old)
    #expect(try names == ["values.yaml", "values.yaml.bak"])
    try FileSaver(path).save(old, expecting: .text(new), keepsBackup: true)
    #expect(try read("values.yaml.bak") == new)
  }

  @Test func `a file that somebody changed is not overwritten unasked`() throws {
    let theirs = Array("a: 9\n".utf8)
    try folder.write(theirs, to: "values.yaml")
    let saver = FileSaver(path)
    #expect(failure { try saver.save(new, expecting: .text(old)) } == .changedOnDisk(.text(theirs)))
    #expect(try read() == theirs)
    #expect(try names == ["values.yaml"])
    try saver.save(new, expecting: .anything)
    #expect(try read() == new)
  }

  @Test func `a change that leaves size and time as they were is seen`() throws {
    var times = [timespec(), timespec()]
    var status = stat()
    stat(path, &status)
    times = [status.st_atim, status.st_mtim]
    try folder.write("a: 9\n", to: "values.yaml")
    utimensat(AT_FDCWD, path, times, 0)
    #expect(failure { try FileSaver(path).save(new, expecting: .text(old)) } != nil)
  }

  @Test func `a file that is gone is not made again unasked`() throws {
    unlink(path)
    #expect(
      failure { try FileSaver(path).save(new, expecting: .text(old)) } == .changedOnDisk(.missing))
    try FileSaver(path).save(new, expecting: .missing)
    #expect(try read() == new)
  }

  @Test func `a file that is protected against writing is left alone`() throws {
    chmod(path, 0o444)
    #expect(
      failure { try FileSaver(path).save(new, expecting: .text(old)) } == .readOnly(path: path))
    #expect(try read() == old)
    #expect(try names == ["values.yaml"])
  }

  @Test func `what is no file is told`() throws {
    #expect(
      failure { try FileSaver(folder.path).save(new, expecting: .anything) }
        == .notAFile(path: folder.path))
    let nowhere = "\(folder.path)/no/values.yaml"
    guard
      case .system(.create, _, _) = failure({
        try FileSaver(nowhere).save(new, expecting: .anything)
      })
    else {
      Issue.record("a folder that is not there is told")
      return
    }
  }

  @Test func `a disk without room leaves the old file as it was`() async throws {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      let path = "\(folder.path)/values.yaml"
      try folder.write("old", to: "values.yaml")
      // Writing beyond the limit fails as it does on a full disk.
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 4_096, rlim_max: 4_096)
      setrlimit(__rlimit_resource_t(1), &limit)
      var reason: String?
      do {
        try FileSaver(path).save([UInt8](repeating: 0x61, count: 10_000), expecting: .anything)
      } catch let failure as SaveFailure {
        if case .system(.write, _, let text) = failure { reason = text }
      }
      let content = try String(contentsOfFile: path, encoding: .utf8)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      exit(reason != nil && content == "old" && names == ["values.yaml"] ? 0 : 1)
    }
  }

  /// Each child saves without end until it is killed, at any moment.
  @Test func `a save that is killed leaves the old text or the new one`() async throws {
    let shared = KilledSaving.folder(of: getpid())
    try FileManager.default.createDirectory(atPath: shared, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: shared) }
    try Data(KilledSaving.text(0)).write(to: URL(fileURLWithPath: "\(shared)/values.yaml"))
    for _ in 0..<12 {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        try KilledSaving.saveUntilKilled(in: KilledSaving.folder(of: getppid()))
      }
      let found = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(shared)/values.yaml")))
      #expect(KilledSaving.isWhole(found))
    }
    let saves = try FileManager.default.attributesOfItem(atPath: "\(shared)/count")[.size]
    #expect((saves as? Int ?? 0) >= 12)
  }
}

/// A process that saves a file again and again, and is killed while it does.
enum KilledSaving {
  static func folder(of process: pid_t) -> String { "/tmp/tastevin-killed-\(process)" }

  /// Texts whose every byte says which one they are.
  static func text(_ number: Int) -> [UInt8] {
    [UInt8](repeating: UInt8(0x61 + number % 26), count: 20_000 + number % 26)
  }

  static func isWhole(_ text: [UInt8]) -> Bool {
    guard let first = text.first else { return false }
    return text == self.text(Int(first) - 0x61)
  }

  static func saveUntilKilled(in folder: String) throws {
    let saver = FileSaver("\(folder)/values.yaml")
    let count = open("\(folder)/count", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    let delay = UInt32.random(in: 1_000..<120_000)
    Thread.detachNewThread {
      // Not before the first save, however long the machine takes.
      while lseek(count, 0, SEEK_END) == 0 { usleep(100) }
      usleep(delay)
      kill(getpid(), SIGKILL)
    }
    for number in 0... {
      try saver.save(text(number), expecting: .anything)
      write(count, ".", 1)
    }
  }
}
