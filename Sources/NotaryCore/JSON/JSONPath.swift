extension JSONDocument {
  /// The way to a value, as in `signed.roles.root.keyids[0]`, for messages.
  func path(to index: Int) -> String {
    var path = ""
    var current = root
    while current.index != index {
      switch current.kind {
      case .object:
        guard let member = current.members.first(where: { contains($0.value, index) }) else {
          return path
        }
        if !path.isEmpty { path += "." }
        path += member.name.string ?? ""
        current = member.value
      case .array:
        let elements = current.elements
        guard let place = elements.firstIndex(where: { contains($0, index) }) else { return path }
        path += "[\(place)]"
        current = elements[place]
      default:
        return path
      }
      // A path of thousands of steps helps nobody.
      if path.utf8.count > 200 { return path + "…" }
    }
    return path
  }

  private func contains(_ value: JSONValue, _ index: Int) -> Bool {
    (value.index..<Int(nodes[value.index].next)).contains(index)
  }
}

extension JSONValue {
  /// The way from the outermost value to this one.
  public var path: String { document.path(to: index) }
}
