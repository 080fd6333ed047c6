import Foundation
import Inspector

/// Manifests and admission reviews, in a folder `values/manifests` beside the corpus: each must be read,
/// and have the images that a look for members named `image` finds in its lists of containers.
enum ManifestCases {
  private static let kinds = Set(Workload.Kind.allCases.map(\.rawValue))

  /// Reads everything and prints what differs; whether nothing does. Nil where there is no such folder.
  static func run(beside corpus: URL) throws -> Bool? {
    let folder = corpus.deletingLastPathComponent().appendingPathComponent("values/manifests")
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      return nil
    }
    var tally = Tally()
    for name in names.sorted() {
      let data = try Data(contentsOf: folder.appendingPathComponent(name))
      let expected = name.hasSuffix(".json") ? images(json: data) : images(yaml: data)
      tally.count(
        [read(name, data)], [expected.sorted().joined(separator: " ")], "images of \(name)")
    }
    return tally.report("images of manifests")
  }

  private static func read(_ name: String, _ data: Data) -> String {
    do {
      return try Manifest(file: name, bytes: [UInt8](data)).images.sorted()
        .joined(separator: " ")
    } catch {
      return error.message
    }
  }

  /// What stands in a workload's lists of containers, but for what an update replaces.
  private static func images(json data: Data) -> Set<String> {
    guard let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
      return []
    }
    let request = root["request"] as? [String: Any]
    guard let object = request.map({ $0["object"] as? [String: Any] }) ?? root,
      kinds.contains(object["kind"] as? String ?? "")
    else { return [] }
    return images(in: object)
  }

  private static func images(in value: Any) -> Set<String> {
    if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(images(in: $1)) } }
    guard let members = value as? [String: Any] else { return [] }
    return members.reduce(into: []) { found, member in
      guard member.key.hasSuffix("ontainers"), let list = member.value as? [[String: Any]] else {
        return found.formUnion(images(in: member.value))
      }
      found.formUnion(list.compactMap { $0["image"] as? String })
    }
  }

  /// Every line that gives an image.
  private static func images(yaml data: Data) -> Set<String> {
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    return lines.reduce(into: []) { found, line in
      let text = line.drop { $0 == " " || $0 == "-" }
      guard text.hasPrefix("image:") else { return }
      found.insert(text.dropFirst("image:".count).trimmingCharacters(in: [" ", "\"", "'"]))
    }
  }
}
