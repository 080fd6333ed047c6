/// A JSON text laid out for reading, one member or element a line.
///
/// Only what each line shows is kept, as numbers: the lines of a large document cost little until
/// they are looked at.
public struct JSONLines: RandomAccessCollection, Sendable {
  /// One line.
  public struct Line: Sendable {
    public enum Kind: Sendable {
      /// A scalar, or an array or object with nothing in it.
      case whole
      /// The beginning of an array or object.
      case opening
      /// The end of one.
      case closing
    }

    public let kind: Kind
    public let value: JSONValue
    /// The name of a member; nil for its closing line and for anything else.
    public let name: JSONValue?
    /// In how many arrays and objects it stands.
    public let depth: Int
    /// Whether a comma follows, as after all but the last in an array or object.
    public let hasComma: Bool
  }

  private struct Place {
    let node: UInt32
    let depth: UInt32
    let kind: Line.Kind
    let isMember: Bool
    let hasComma: Bool
  }

  private let document: JSONDocument
  private let places: [Place]

  /// - Parameter limit: the most lines that are laid out.
  public init(_ document: JSONDocument, limit: Int) {
    self.document = document
    places = Self.places(document.nodes, limit: limit)
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { places.count }

  public subscript(position: Int) -> Line {
    let place = places[position]
    let node = Int(place.node)
    return Line(
      kind: place.kind, value: JSONValue(document: document, index: node),
      name: place.isMember ? JSONValue(document: document, index: node - 1) : nil,
      depth: Int(place.depth), hasComma: place.hasComma)
  }

  /// Walks over the nodes in their order, without recursion.
  private static func places(_ nodes: [JSONNode], limit: Int) -> [Place] {
    var places: [Place] = []
    var open: [Int] = []
    /// Whether something follows what ends before a node, within what is open.
    func isFollowed(_ end: UInt32) -> Bool { open.last.map { nodes[$0].next != end } ?? false }
    var index = 0
    while places.count < limit {
      if let last = open.last, index >= nodes[last].next {
        open.removeLast()
        places.append(
          Place(
            node: UInt32(last), depth: UInt32(open.count), kind: .closing, isMember: false,
            hasComma: isFollowed(nodes[last].next)))
        continue
      }
      guard index < nodes.count else { break }
      let isMember = open.last.map { nodes[$0].kind == .object } ?? false
      let value = isMember ? index + 1 : index
      let node = nodes[value]
      // A scalar has nothing within it either.
      let isEmpty = node.next == value + 1
      places.append(
        Place(
          node: UInt32(value), depth: UInt32(open.count), kind: isEmpty ? .whole : .opening,
          isMember: isMember, hasComma: isEmpty && isFollowed(node.next)))
      if !isEmpty { open.append(value) }
      index = value + 1
    }
    return places
  }
}
