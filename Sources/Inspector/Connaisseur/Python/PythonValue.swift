/// What Python's `json.loads` makes of a JSON text.
enum PythonValue: Sendable {
  case none
  case bool(Bool)
  /// The digits with their sign, as Python writes the number again.
  case integer(String)
  case float(Double)
  case text(PythonText)
  case list([PythonValue])
  case dict(PythonDict)

  var text: PythonText? { if case .text(let text) = self { text } else { nil } }
  var list: [PythonValue]? { if case .list(let list) = self { list } else { nil } }
  var dict: PythonDict? { if case .dict(let dict) = self { dict } else { nil } }

  /// A number of exactly this value, as `==` compares in Python.
  func equals(_ number: Int) -> Bool {
    switch self {
    case .integer(let digits): digits == String(number)
    case .float(let value): value == Double(number)
    default: false
    }
  }
}

/// A dict: members in the order in which their names first came, each with its last value.
struct PythonDict: Sendable {
  private(set) var members: [(name: PythonText, value: PythonValue)] = []
  /// Where the members are, once they are too many to look through.
  private var places: [PythonText: Int] = [:]

  private static let searchable = 8

  var isEmpty: Bool { members.isEmpty }
  var names: [PythonText] { members.map(\.name) }

  subscript(_ name: PythonText) -> PythonValue? {
    place(of: name).map { members[$0].value }
  }

  mutating func set(_ name: PythonText, _ value: PythonValue) {
    if let place = place(of: name) {
      members[place].value = value
      return
    }
    members.append((name, value))
    if members.count == Self.searchable + 1 {
      for (place, member) in members.enumerated() { places[member.name] = place }
    } else if members.count > Self.searchable {
      places[name] = members.count - 1
    }
  }

  private func place(of name: PythonText) -> Int? {
    members.count > Self.searchable
      ? places[name] : members.firstIndex { $0.name == name }
  }
}
