import Foundation
import NotaryCore
import TUI
import TerminalKit

/// Draws the documentation's pictures: the canvases that a terminal would get, on the demo's data.
///
///     pictures docs/pictures
@main
enum Pictures {
  static func main() async throws {
    let folder = URL(filePath: CommandLine.arguments.dropFirst().first ?? "docs/pictures")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for scene in Scene.all {
      let canvas = try await scene.canvas()
      for (name, palette) in [("dark", SVGPalette.dark), ("light", SVGPalette.light)] {
        let picture = SVGPicture(canvas, palette: palette, title: scene.title)
        let file = folder.appending(path: "\(scene.name)-\(name).svg")
        try Data(picture.text.utf8).write(to: file)
        print(file.relativePath)
      }
    }
  }
}

/// A screen to draw: an image of the demo, and the keys that lead there.
struct Scene {
  let name: String
  let title: String
  let image: String
  var keys: [Key] = []
  var size = Size(columns: 100, rows: 28)

  static let all = [
    Scene(
      name: "verdict", title: "Why an image is denied, step by step",
      image: "docker.io/acme/broken:v1"),
    Scene(
      name: "versions", title: "Denied by 3.3, admitted by 3.9",
      image: "docker.io/acme/platform:v3", keys: ["v"]),
    Scene(
      name: "evidence", title: "From a step of the verdict to its evidence",
      image: "docker.io/acme/broken:v1", keys: [.enter]),
    Scene(
      name: "trust", title: "The chain of trust of a sound image", image: "docker.io/acme/web:v1",
      keys: ["2"]),
    Scene(
      name: "broken", title: "A delegation with a signature that does not match",
      image: "docker.io/acme/broken:v1", keys: ["2"]),
    Scene(
      name: "details", title: "A root key: its IDs, certificate and public key",
      image: "docker.io/acme/web:v1", keys: ["2", "j", .enter]),
    Scene(
      name: "tampered", title: "A document that was changed after it was signed",
      image: "docker.io/acme/tampered:v1", keys: ["2", "j", "j", "j"]),
    Scene(
      name: "raw", title: "The document itself, with the marks of the judgement",
      image: "docker.io/acme/tampered:v1", keys: ["2", "x", .enter, "G"]),
    Scene(
      name: "copy", title: "What can be copied of a root key", image: "docker.io/acme/web:v1",
      keys: ["2", "j", "y"]),
    Scene(
      name: "policy",
      title: "Validators and rules, what is known of one, and its lines in the file",
      image: "docker.io/acme/web:v1", keys: ["3", "G", "k", "k"],
      size: Size(columns: 140, rows: 32)),
    Scene(
      name: "tests", title: "A suite of what must be admitted and denied, and a case that fails",
      image: "docker.io/acme/web:v1", keys: ["4", "j", "j", "j"],
      size: Size(columns: 120, rows: 28)),
    Scene(
      name: "images", title: "The images of a manifest, grouped by why they are not admitted",
      image: "docker.io/acme/web:v1", keys: ["5", "b", "j"], size: Size(columns: 120, rows: 30)),
    Scene(
      name: "small", title: "The same on 40 columns and 10 rows", image: "docker.io/acme/web:v1",
      keys: ["2"], size: Size(columns: 40, rows: 10)),
  ]

  func canvas() async throws -> Canvas {
    var program = await DemoProgram(on: try ImageReference(image), size: size)
    for key in keys { await program.send(.event(.key(key))) }
    return program.canvas
  }
}
