import PolicyEditor
import TestSupport

/// A change of a document that nobody would think of.
struct RandomChange {
  private var numbers: SeededGenerator

  init(seed: UInt64) { numbers = SeededGenerator(seed: seed) }

  private static let texts = [
    "new", "*:*", "docker.io/acme/*:*", "on", "1.0", "", "it's", "a: b #c", "é 日", "two\nlines\n",
    "-----BEGIN-----\nabc\n-----END-----\n", " x", "tab\there", "no end\nat all",
  ]

  mutating func content(depth: Int = 0) -> YAMLContent {
    switch Int.random(in: 0..<(depth > 1 ? 8 : 11), using: &numbers) {
    case 0: return .null
    case 1: return .boolean(true)
    case 2: return .integer(7)
    case 8: return .sequence([content(depth: depth + 1), content(depth: depth + 1)])
    case 9:
      return .mapping([
        .init("name", content(depth: depth + 1)), .init("key", content(depth: depth + 1)),
      ])
    case 10: return Bool.random(using: &numbers) ? .sequence([]) : .mapping([])
    default: return .text(Self.texts.randomElement(using: &numbers) ?? "")
    }
  }

  mutating func change(of document: YAMLDocument) -> YAMLChange? {
    let values = document.allValues.filter { !$0.isAlias }
    guard let value = values.randomElement(using: &numbers) else { return nil }
    let count = value.kind == .mapping ? value.members.count : value.elements.count
    guard value.kind != .scalar, Int.random(in: 0..<8, using: &numbers) > 0 else {
      return .set(value, to: content())
    }
    let number = Int.random(in: 0...count, using: &numbers)
    switch Int.random(in: 0..<5, using: &numbers) {
    case 0 where number < count: return .remove(number, from: value.place)
    case 1 where number < count:
      return .move(number, to: Int.random(in: 0..<count, using: &numbers), in: value.place)
    case 2 where number < count && value.kind == .sequence:
      return .copy(number, to: count - number, in: value.place, setting: [:])
    case 3 where number < count && value.kind == .mapping:
      return .rename(value.members[number], to: "renamed")
    default:
      return value.kind == .mapping
        ? .insertMember(.init("new-\(number)", content()), into: value.place, at: number)
        : .insert(content(), into: value.place, at: number)
    }
  }
}
