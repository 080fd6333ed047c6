import NotaryCore

/// An object as the Kubernetes API describes it in JSON. What is not of its kind reads as nothing.
struct ClusterObject {
  let json: JSONValue

  /// How deep an object may be nested: far more than any of those that are read here.
  private static let depth = 64

  var kind: String { json["kind"]?.string ?? "" }
  var name: String { json["metadata"]?["name"]?.string ?? "" }
  var namespace: String { json["metadata"]?["namespace"]?.string ?? "" }

  /// The objects of an answer: one, or the items of a list.
  static func all(in output: [UInt8], kind: String) throws(ClusterProblem) -> [ClusterObject] {
    var limits = JSONDocument.Limits()
    limits.depth = depth
    let root: JSONValue
    do throws(JSONError) {
      root = try JSONDocument(parsing: output, limits: limits).root
    } catch {
      throw .unreadable("it is not JSON")
    }
    let isList = root["kind"]?.string?.hasSuffix("List") == true
    let objects = (isList ? root["items"]?.elements ?? [] : [root]).map(ClusterObject.init)
    let wanted = ClusterObject.kinds[kind] ?? kind
    guard objects.allSatisfy({ $0.kind == wanted || (isList && $0.kind.isEmpty) }) else {
      throw .unreadable("it is not of kind \(wanted)")
    }
    return objects
  }

  private static let kinds = [
    "deployments": "Deployment", "configmaps": "ConfigMap", "secrets": "Secret",
  ]

  /// The texts of `data`, by their keys.
  var data: [String: [UInt8]] {
    guard let members = json["data"]?.members else { return [:] }
    return Dictionary(
      members.compactMap { member in
        member.value.stringBytes.map { (String(decoding: member.nameBytes, as: UTF8.self), $0) }
      }
    ) { _, last in last }
  }
}
