import ArgumentParser
import Inspector
import PolicyEditor

/// The secrets with which validators sign in, from files.
struct SecretOptions: ParsableArguments {
  @Option(
    name: .customLong("secret"),
    help: ArgumentHelp(
      "A secret that validators name: its manifest, a folder of its keys, or a file that is one of"
        + " auth.yaml (3.3), secret.yaml (3.9) and .dockerconfigjson. Repeatable.",
      valueName: "name=path"))
  var files: [String] = []

  func validate() throws {
    for file in files where SecretOptions.parts(of: file) == nil {
      throw ValidationError("--secret takes the name of a secret and a path: NAME=PATH")
    }
  }

  /// The secrets by their names; of several of one name the last counts.
  func contents() throws(CommandFailure) -> [String: SecretContent] {
    var contents: [String: SecretContent] = [:]
    for file in files {
      guard let (name, path) = SecretOptions.parts(of: file) else { continue }
      SecretMemory.protect()
      contents[name] = try SecretFiles.content(at: path)
    }
    return contents
  }

  private static func parts(of text: String) -> (name: String, path: String)? {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    return (String(parts[0]), String(parts[1]))
  }
}

/// Reads a secret from a folder as a pod has it, from a file of one key, or from a manifest.
enum SecretFiles {
  static func content(at path: String) throws(CommandFailure) -> SecretContent {
    var values: [SecretContent.Key: [UInt8]] = [:]
    guard InputFile.isFolder(path) else { return try content(ofFile: path) }
    for key in SecretContent.Key.allCases {
      values[key] = try InputFile.readIfPresent(
        "\(path)/\(key.rawValue)", limit: SecretContent.limit)
    }
    return SecretContent(origin: path, values: values, isWhole: true)
  }

  private static func content(ofFile path: String) throws(CommandFailure) -> SecretContent {
    let bytes = try InputFile.read(path, limit: SecretContent.limit)
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    if let key = SecretContent.Key(rawValue: name) {
      return SecretContent(origin: path, values: [key: bytes], isWhole: false)
    }
    do throws(SecretManifestError) {
      return try SecretContent(manifest: bytes, origin: path)
    } catch {
      throw CommandFailure("--secret \(VisibleText.of(path)): \(error.message)")
    }
  }
}
