import NotaryCore
import PolicyEditor

/// A value of a manifest, whichever language it is written in.
struct ManifestNode: Sendable {
  private enum Content: Sendable {
    case yaml(YAMLValue)
    /// With the offset of its text in the file.
    case json(JSONValue, Int)
  }

  private let content: Content
  private let source: Source

  /// The file, and where its lines begin.
  private final class Source: Sendable {
    let file: String
    private let lineStarts: [Int]

    init(file: String, bytes: [UInt8]) {
      self.file = file
      lineStarts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
    }

    func location(of offset: Int) -> (line: Int, column: Int) {
      var low = 0
      var high = lineStarts.count
      while low + 1 < high {
        let middle = (low + high) / 2
        if lineStarts[middle] <= offset { low = middle } else { high = middle }
      }
      return (low + 1, offset - lineStarts[low] + 1)
    }
  }

  /// The member of this name, the last of several, as sigs.k8s.io/yaml and encoding/json take it.
  subscript(name: String) -> ManifestNode? {
    switch content {
    case .yaml(let value):
      value.member(named: name, by: .helm).map { ManifestNode(content: .yaml($0), source: source) }
    case .json(let value, let offset):
      value[name].map { ManifestNode(content: .json($0, offset), source: source) }
    }
  }

  subscript(path path: [String]) -> ManifestNode? {
    var node: ManifestNode? = self
    for name in path { node = node?[name] }
    return node
  }

  /// The elements of a list; none for anything else.
  var elements: [ManifestNode] {
    switch content {
    case .yaml(let value):
      value.elements.map { ManifestNode(content: .yaml($0), source: source) }
    case .json(let value, let offset):
      value.elements.map { ManifestNode(content: .json($0, offset), source: source) }
    }
  }

  var isList: Bool {
    switch content {
    case .yaml(let value): value.kind == .sequence
    case .json(let value, _): value.kind == .array
    }
  }

  var isNull: Bool {
    switch content {
    case .yaml(let value): value.scalarType(by: .helm) == .null
    case .json(let value, _): value.kind == .null
    }
  }

  /// The text of a string; nil for anything else, numbers included: the API server refuses these
  /// where a string has to be.
  var string: String? {
    switch content {
    case .yaml(let value):
      value.scalarType(by: .helm) == .string ? value.text : nil
    case .json(let value, _): value.string
    }
  }

  var integer: Int? {
    switch content {
    case .yaml(let value):
      if case .integer(let number)? = value.scalarType(by: .helm) { number } else { nil }
    case .json(let value, _):
      value.kind == .number ? Int(String(decoding: value.rawBytes, as: UTF8.self)) : nil
    }
  }

  var position: SourcePosition {
    switch content {
    case .yaml(let value):
      let place = value.location
      return SourcePosition(file: source.file, line: place.line, column: place.column)
    case .json(let value, let offset):
      let place = source.location(of: offset + value.range.lowerBound)
      return SourcePosition(file: source.file, line: place.line, column: place.column)
    }
  }
}

extension ManifestNode {
  /// The documents of a file.
  static func roots(
    of bytes: [UInt8], file: String, limits: Manifest.Limits
  ) throws(ManifestError) -> [ManifestNode] {
    guard bytes.count <= limits.bytes else {
      throw .tooLarge(file: file, limit: limits.bytes)
    }
    let source = Source(file: file, bytes: bytes)
    let first = bytes.first { $0 > 0x20 }
    let looksLikeJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    if looksLikeJSON, let values = json(bytes, limits) {
      return values.map { ManifestNode(content: .json($0.value, $0.offset), source: source) }
    }
    var yaml = YAMLDocument.Limits()
    yaml.bytes = limits.bytes
    yaml.depth = limits.depth
    yaml.values = limits.values
    yaml.expandedValues = limits.values
    do {
      let document = try YAMLDocument(parsing: bytes, limits: yaml)
      return document.roots.map { ManifestNode(content: .yaml($0), source: source) }
    } catch {
      if looksLikeJSON { throw .notJSON(file: file, line: error.location.line) }
      throw .notYAML(file: file, error)
    }
  }

  /// JSON, also several values one after the other; nil where it is something else.
  private static func json(
    _ bytes: [UInt8], _ limits: Manifest.Limits
  ) -> [(value: JSONValue, offset: Int)]? {
    var json = JSONDocument.Limits()
    json.depth = limits.depth
    json.values = limits.values
    do {
      return [(try JSONDocument(parsing: bytes, limits: json).root, 0)]
    } catch {
      guard error.reason == .trailingText else { return nil }
    }
    var values: [(value: JSONValue, offset: Int)] = []
    var end = 0
    for range in JSONObjects.ranges(in: bytes, limit: limits.objects) {
      guard bytes[end..<range.lowerBound].allSatisfy({ $0 <= 0x20 }),
        let document = try? JSONDocument(parsing: Array(bytes[range]), limits: json)
      else { return nil }
      values.append((document.root, range.lowerBound))
      json.values -= min(json.values, range.count / 2)
      end = range.upperBound
    }
    return bytes[end...].allSatisfy { $0 <= 0x20 } ? values : nil
  }
}
