import PolicyEditor

/// Walks the objects of a manifest.
struct ManifestReader {
  private(set) var workloads: [Workload] = []
  private(set) var namespaces: [Manifest.NamespaceLabel] = []
  private let limits: Manifest.Limits
  /// How many objects of each kind were passed over, in the order in which kinds came.
  private var counts: [String?: Int] = [:]
  private var kinds: [String?] = []
  private var imageCount = 0

  /// An object, and what the request it stands in says of it.
  private struct Found {
    let node: ManifestNode
    /// The kind that a typed list gives its items, which leave it out.
    var listKind: String?
    var namespace: String?
    var operation: Workload.Operation?
    var before: ManifestNode?
  }

  init(limits: Manifest.Limits) { self.limits = limits }

  var passedOver: [Manifest.PassedOver] {
    kinds.map { Manifest.PassedOver(kind: $0, count: counts[$0] ?? 0) }
  }

  mutating func read(_ roots: [ManifestNode]) throws(ManifestError) {
    // The next one last: lists may stand in lists.
    var pending = roots.reversed().map { Found(node: $0) }
    var count = 0
    while let found = pending.popLast() {
      guard !found.node.isNull else { continue }
      count += 1
      guard count <= limits.objects else {
        throw .tooMany(
          file: found.node.position.file, what: "objects", limit: limits.objects)
      }
      if let inner = items(of: found) {
        guard pending.count + inner.count <= limits.objects else {
          throw .tooMany(
            file: found.node.position.file, what: "objects", limit: limits.objects)
        }
        pending += inner.reversed()
      } else if let workload = try workload(found) {
        workloads.append(workload)
      } else {
        let kind = found.node["kind"]?.string ?? found.listKind
        if kind == "Namespace" { keepNamespace(found.node) }
        passOver(kind)
      }
    }
  }

  private mutating func passOver(_ kind: String?) {
    if counts[kind] == nil { kinds.append(kind) }
    counts[kind, default: 0] += 1
  }

  private mutating func keepNamespace(_ node: ManifestNode) {
    guard let name = node[path: ["metadata", "name"]]?.string else { return }
    let value = node[path: ["metadata", "labels", Manifest.NamespaceLabel.key]]?.string
    namespaces.append(Manifest.NamespaceLabel(name: name, value: value))
  }

  /// What a list or an admission review holds; nil where this is neither.
  private func items(of found: Found) -> [Found]? {
    let node = found.node
    if node.isList { return node.elements.map { Found(node: $0) } }
    guard let kind = node["kind"]?.string else { return nil }
    if kind == "AdmissionReview", let object = node[path: ["request", "object"]], !object.isNull {
      return [
        Found(
          node: object, listKind: node[path: ["request", "kind", "kind"]]?.string,
          namespace: node[path: ["request", "namespace"]]?.string,
          operation: node[path: ["request", "operation"]]?.string.flatMap {
            Workload.Operation(rawValue: $0.uppercased())
          },
          before: node[path: ["request", "oldObject"]])
      ]
    }
    guard kind.hasSuffix("List"), let items = node["items"], items.isList || items.isNull else {
      return nil
    }
    let itemKind = kind == "List" ? nil : String(kind.dropLast("List".count))
    return items.elements.map { Found(node: $0, listKind: itemKind) }
  }

  private mutating func workload(_ found: Found) throws(ManifestError) -> Workload? {
    let node = found.node
    guard let name = node["kind"]?.string ?? found.listKind,
      let kind = Workload.Kind(rawValue: name),
      isServed(node["apiVersion"]?.string, as: kind)
    else { return nil }
    let containers = Self.containers(of: node, kind)
    imageCount += containers.count
    guard imageCount <= limits.images else {
      throw .tooMany(file: node.position.file, what: "images", limit: limits.images)
    }
    let metadata = node["metadata"]
    let before = found.before.map { Self.containers(of: $0, kind).compactMap(\.image) }
    return Workload(
      kind: kind, namespace: metadata?["namespace"]?.string ?? found.namespace,
      name: metadata?["name"]?.string ?? metadata?["generateName"]?.string,
      uid: metadata?["uid"]?.string, owners: Self.owners(of: metadata),
      replicas: node[path: ["spec", "replicas"]]?.integer, containers: containers,
      position: node.position, operation: found.operation, imagesBefore: before ?? [])
  }

  /// Other groups have kinds of the same names. What has no group is taken by its kind, so that a
  /// template with a placeholder there is read too.
  private func isServed(_ version: String?, as kind: Workload.Kind) -> Bool {
    guard let version, let slash = version.firstIndex(of: "/") else { return true }
    return kind.groups.contains(String(version[..<slash]))
  }

  private static func owners(of metadata: ManifestNode?) -> [Workload.Owner] {
    (metadata?["ownerReferences"]?.elements ?? []).compactMap { owner in
      guard let kind = owner["kind"]?.string, let name = owner["name"]?.string else { return nil }
      return Workload.Owner(kind: kind, name: name, uid: owner["uid"]?.string)
    }
  }

  private static func containers(of node: ManifestNode, _ kind: Workload.Kind) -> [Container] {
    guard let pod = node[path: kind.podPath] else { return [] }
    return Container.Role.allCases.flatMap { role in
      (pod[role.rawValue]?.elements ?? []).enumerated().map { index, container in
        let image = container["image"]
        return Container(
          role: role, index: index, name: container["name"]?.string, image: image?.string,
          position: (image ?? container).position)
      }
    }
  }
}
