import PolicyEditor
import Testing

/// A text, and what is done to it.
struct YAMLEditing {
  let document: YAMLDocument

  init(_ text: String) throws { document = try readYAML(text) }

  func value(_ path: [String]) throws -> YAMLValue {
    var value = try #require(document.roots.first)
    for step in path {
      if value.kind == .sequence, let number = Int(step) {
        value = try #require(value.elements[number...].first)
      } else {
        value = try #require(value.members.last { $0.name.text == step }?.value)
      }
    }
    return value
  }

  private func text(after changes: [YAMLChange]) throws -> String {
    let (edit, edited) = try document.edit("test", changes)
    #expect(edit.applied(to: document.bytes) == edited.bytes)
    #expect(edit.inverse.applied(to: edited.bytes) == document.bytes)
    let read = try YAMLDocument(parsing: edited.bytes)
    #expect(read.outline == edited.outline)
    return String(decoding: edited.bytes, as: UTF8.self)
  }

  func set(_ path: String..., to content: YAMLContent) throws -> String {
    try text(after: [.set(value(path), to: content)])
  }

  func rename(_ path: String..., to name: String) throws -> String {
    let mapping = try value(Array(path.dropLast()))
    let member = try #require(mapping.members.last { $0.name.text == path.last })
    return try text(after: [.rename(member, to: name)])
  }

  func insert(_ content: YAMLContent, at number: Int, into path: String...) throws -> String {
    try text(after: [.insert(content, into: value(path).place, at: number)])
  }

  func insert(
    _ name: String, _ content: YAMLContent, at number: Int, into path: String...
  ) throws -> String {
    try text(after: [.insertMember(.init(name, content), into: value(path).place, at: number)])
  }

  func remove(_ numbers: Int..., from path: String...) throws -> String {
    let place = try value(path).place
    return try text(after: numbers.map { .remove($0, from: place) })
  }

  func move(_ from: Int, to: Int, in path: String...) throws -> String {
    try text(after: [.move(from, to: to, in: value(path).place)])
  }
}

/// Edits the text before, and compares with the text behind.
func expectEdit(
  _ before: String, _ after: String, sourceLocation: SourceLocation = #_sourceLocation,
  _ edit: (YAMLEditing) throws -> String
) throws {
  let result = try edit(YAMLEditing(before))
  #expect(result == after, sourceLocation: sourceLocation)
}

/// Why an edit is refused.
func refusal(of text: String, _ edit: (YAMLEditing) throws -> String) throws -> YAMLEditRefusal? {
  do {
    let result = try edit(YAMLEditing(text))
    Issue.record("it is not refused, but gives \(result)")
    return nil
  } catch let refusal as YAMLEditRefusal {
    return refusal
  }
}
