/// The paths of a delegation, made ready to be asked about many names: each is a prefix of what may be
/// signed, and documents by strangers may hold very many of both.
struct PathPrefixes: Sendable {
  /// Sorted, and none begins with another.
  private let prefixes: [ExactText]

  init(_ paths: [ExactText]) {
    var kept: [ExactText] = []
    for path in paths.sorted() {
      if let last = kept.last, path.text.utf8.starts(with: last.text.utf8) { continue }
      kept.append(path)
    }
    prefixes = kept
  }

  /// Whether a name begins with one of the paths. Only the greatest that is not above the name can be
  /// one: whatever stands between it and the name would begin with it too.
  func allow(_ name: ExactText) -> Bool {
    var low = 0
    var high = prefixes.count
    while low < high {
      let middle = (low + high) / 2
      if name < prefixes[middle] { high = middle } else { low = middle + 1 }
    }
    return low > 0 && name.text.utf8.starts(with: prefixes[low - 1].text.utf8)
  }
}
