import Foundation
import NotaryCore
import TestSupport
import Testing

/// A program of a test's own: a shell script.
private struct Script {
  let folder: TemporaryFolder
  let path: String

  init(_ text: String) throws {
    folder = try TemporaryFolder()
    path = "\(folder.path)/helper"
    try folder.write("#!/bin/sh\n\(text)\n", to: "helper")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  /// Waits until the script has written a file, and gives its text.
  func text(of name: String) async throws -> String {
    while true {
      if let bytes = FileManager.default.contents(atPath: "\(folder.path)/\(name)"),
        bytes.last == UInt8(ascii: "\n")
      {
        return String(decoding: bytes.dropLast(), as: UTF8.self)
      }
      try await Task.sleep(for: .milliseconds(5))
    }
  }
}

@Suite("A helper program")
struct HelperProgramTests {
  @Test("gets words, input and variables as they are, and its output and errors stay apart")
  func everything() async throws {
    let script = try Script(
      #"printf '%s|' "$@" "$A" "${HOME-none}"; cat; printf 'no' >&2; exit 3"#)
    let program = HelperProgram(
      [script.path, "a b", "$(id)", "'"], environment: ["A": "x y", "HOME": nil],
      input: Array("the input".utf8))
    #expect(
      await program.run()
        == .exited(
          status: 3, output: Array("a b|$(id)|'|x y|none|the input".utf8),
          errors: Array("no".utf8)))
  }

  @Test("is looked up in PATH where its name has no slash")
  func lookedUp() async {
    #expect(
      await HelperProgram(["printf", "found"]).run()
        == .exited(status: 0, output: Array("found".utf8), errors: []))
  }

  @Test("that is not there or is no program is told apart")
  func notStarted() async throws {
    let script = try Script("")
    #expect(await HelperProgram(["no-such-helper-here"]).run() == .failed(.notFound))
    #expect(await HelperProgram([]).run() == .failed(.notFound))
    #expect(await HelperProgram(["\(script.path)/x"]).run() == .failed(.notFound))
    #expect(await HelperProgram([script.folder.path]).run() == .failed(.notExecutable))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: script.path)
    #expect(await HelperProgram([script.path]).run() == .failed(.notExecutable))
  }

  @Test("that a signal ends has no exit status")
  func killed() async throws {
    let script = try Script("kill -TERM $$")
    #expect(await HelperProgram([script.path]).run() == .failed(.killed(signal: SIGTERM)))
  }

  @Test("takes much input and gives much output, in whatever order it likes")
  func large() async throws {
    let input = [UInt8](repeating: UInt8(ascii: "x"), count: 3 << 20)
    let echo = HelperProgram(["cat"], input: input, outputLimit: 4 << 20)
    #expect(await echo.run() == .exited(status: 0, output: input, errors: []))
    let deaf = HelperProgram(["true"], input: input)
    #expect(await deaf.run() == .exited(status: 0, output: [], errors: []))
  }

  @Test("that prints more than it may is ended, and of its errors the first bytes are kept")
  func bounds() async throws {
    let flood = HelperProgram(["yes"], outputLimit: 1_000)
    #expect(await flood.run() == .failed(.tooMuchOutput(limit: 1_000)))
    let exact = HelperProgram(["printf", "12345"], outputLimit: 5)
    #expect(await exact.run() == .exited(status: 0, output: Array("12345".utf8), errors: []))
    let loud = try Script("head -c 200000 /dev/zero >&2")
    guard case .exited(0, [], let errors) = await HelperProgram([loud.path]).run() else {
      Issue.record("it did not end")
      return
    }
    #expect(errors.count == HelperProgram.errorLimit)
  }

  @Test("that takes too long is ended")
  func timeout() async throws {
    let script = try Script("echo $$ > \"$0.pid\"; exec sleep 1000")
    let outcome = await HelperProgram([script.path], seconds: 0.5).run()
    #expect(outcome == .failed(.timedOut(seconds: 0.5)))
  }

  @Test("ends with the task that waits for it")
  func cancellation() async throws {
    let script = try Script("echo $$ > \"$0.pid\"; exec sleep 1000")
    let task = Task { await HelperProgram([script.path]).run() }
    let process = try #require(pid_t(try await script.text(of: "helper.pid")))
    task.cancel()
    #expect(await task.value == .failed(.cancelled))
    #expect(kill(process, 0) == -1)
    let early = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await HelperProgram([script.path]).run()
    }
    #expect(await early.value == .failed(.cancelled))
  }

  @Test("has ended when it has, whoever else holds its output")
  func heldPipes() async throws {
    let script = try Script("sleep 1000 & echo $! > \"$0.pid\"; printf done")
    let outcome = await HelperProgram([script.path]).run()
    let child = try #require(pid_t(try await script.text(of: "helper.pid")))
    kill(child, SIGKILL)
    #expect(outcome == .exited(status: 0, output: Array("done".utf8), errors: []))
  }

  @Test("has no signal blocked or ignored")
  func signals() async throws {
    // Beyond the first 31 are those that the C library keeps for itself.
    let script = try Script(
      #"sed -nE 's/^Sig(Blk|Ign):.*(.{8})$/\1 \2/p' /proc/self/status"#)
    guard case .exited(0, let output, _) = await HelperProgram([script.path]).run() else {
      Issue.record("it did not end well")
      return
    }
    let text = String(decoding: output, as: UTF8.self)
    #expect(text.contains("Blk 00000000"))
    #expect(text.contains("Ign 00000000") || text.contains("Ign 80000000"))
  }

  @Test("runs beside others without disturbing them")
  func together() async {
    await withTaskGroup { group in
      for number in 0..<20 {
        group.addTask {
          let input = Array("\(number)".utf8)
          return await HelperProgram(["cat"], input: input).run()
            == .exited(status: 0, output: input, errors: [])
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
