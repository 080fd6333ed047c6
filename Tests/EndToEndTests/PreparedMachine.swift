import Foundation
import TestSupport

/// A machine as `scripts/setup.sh` sees it: its whole `PATH` is one folder of small scripts that play
/// the package manager, sudo and Swift, and write down what was asked of them.
struct PreparedMachine: Sendable {
  /// The packages that are there from the start; everything else is missing.
  var installed: Set<String> = []
  var user: User = .root
  /// What `swift --version` prints, nil if there is no Swift.
  var swift: String? = "Swift version 6.3.1 (swift-6.3.1-RELEASE)"
  /// The Swift tools lack a library until these packages are installed.
  var swiftNeeds: String?
  /// apt finds no package before `apt-get update`.
  var hasPackageLists = true
  /// A package that apt does not have at all.
  var unknownPackage: String?

  enum User: Sendable {
    case root
    case withSudo
    case withSudoThatAsks
    case withoutSudo
  }

  /// What setting up did: its exit status, its messages, and the calls of apt-get and sudo in order.
  struct Result: Sendable {
    let status: Int32?
    let messages: String
    let calls: [String]
  }

  /// Runs `scripts/setup.sh` for these purposes on this machine.
  func setUp(_ purposes: String...) async throws -> Result {
    let machine = try TemporaryFolder()
    defer { withExtendedLifetime(machine) {} }
    let folder = machine.path
    try await write(to: folder)
    let outcome = try await Command(
      folder + "/bin/bash", [Self.script] + purposes, environment: ["PATH": folder + "/bin"]
    ).run()
    let calls = (try? String(contentsOfFile: folder + "/calls", encoding: .utf8)) ?? ""
    return Result(
      status: outcome.status, messages: outcome.errors,
      calls: calls.split(separator: "\n").map(String.init))
  }

  private static let script: String = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return root.appending(path: "scripts/setup.sh").path
  }()

  private func write(to folder: String) async throws {
    let files = FileManager.default
    try files.createDirectory(atPath: folder + "/bin", withIntermediateDirectories: true)
    for tool in ["bash", "cat", "env", "grep", "mktemp", "rm"] {
      try files.createSymbolicLink(
        atPath: "\(folder)/bin/\(tool)", withDestinationPath: "/usr/bin/\(tool)")
    }
    try (installed.sorted().joined(separator: "\n") + "\n").write(
      toFile: folder + "/installed", atomically: true, encoding: .utf8)
    for (name, body) in tools {
      let text = "#!\(folder)/bin/bash\nhere=\(folder)\n\(body)\n"
      let path = "\(folder)/\(name)"
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      // A copy made by another process: a file that this one has written may still be open for
      // writing in a child that is just starting, and cannot be run then.
      let copy = Command("install", ["-m", "755", path, "\(folder)/bin/\(name)"])
      guard try await copy.run().status == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
    if hasPackageLists {
      try "".write(toFile: folder + "/lists", atomically: true, encoding: .utf8)
    }
  }

  private var tools: [String: String] {
    var tools = [
      "id": "echo \(user == .root ? 0 : 1000)",
      // The last argument is the package or a pattern; a package that is not there fails.
      "dpkg-query": """
      while read -r package; do
        [[ $package == ${!#} ]] && { printf 'installed '; exit 0; }
      done <"$here/installed"
      printf 'not-installed '; exit 1
      """,
      "apt-get": """
      echo "apt-get $*" >>"$here/calls"
      if [[ " $* " == *" update "* ]]; then : >"$here/lists"; exit 0; fi
      [[ -e $here/lists ]] || { echo "E: Unable to locate package" >&2; exit 100; }
      for package in "${@##* }"; do
        [[ $package == "\(unknownPackage ?? "")" ]] && { echo "E: no $package" >&2; exit 100; }
        echo "$package" >>"$here/installed"
      done
      """,
    ]
    if user == .withSudo {
      tools["sudo"] = """
        [[ "$*" == "-n true" ]] || echo "sudo" >>"$here/calls"
        [[ $1 == -n ]] && shift
        [[ $1 == true ]] || exec "$@"
        """
    } else if user == .withSudoThatAsks {
      tools["sudo"] = "echo 'sudo: a password is required' >&2; exit 1"
    }
    if let swift {
      let library = swiftNeeds.map { need in
        """
        grep -qx \(need) "$here/installed" || { echo "swift: error while loading libx.so" >&2; exit 127; }
        """
      }
      tools["swift"] = (library.map { $0 + "\n" } ?? "") + "echo '\(swift)'"
    }
    return tools
  }
}
