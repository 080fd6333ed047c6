public import NotaryCore

/// A document's JSON, laid out for reading, with the marks of the judgement beside the lines they
/// belong to. Text that is not JSON is shown as it came.
public struct RawDocument: Sendable {
  /// One line of the document.
  public struct Line: Sendable, Hashable {
    /// How many levels deep it stands.
    public let depth: Int
    public let text: String
    /// What the judgement says of it.
    public var mark: Span?
  }

  public let lines: [Line]
  /// The problems of the document as a whole, in a sentence each.
  public let remarks: [Span]

  /// The most lines that are laid out.
  public static let lineLimit = 200_000

  public init(of role: RoleJudgement) {
    remarks = role.problems.map { Span($0.message, $0.isNotice ? .warning : .bad) }
    guard let document = role.document else {
      lines = []
      return
    }
    if let json = document.json {
      lines = RawLayout(json, marks: RawMarks(role)).lines
    } else {
      let text = String(decoding: document.answer.bytes ?? [], as: UTF8.self)
      lines = text.split(
        maxSplits: RawDocument.lineLimit, omittingEmptySubsequences: false,
        whereSeparator: \.isNewline
      ).map { Line(depth: 0, text: VisibleText.of(String($0)), mark: nil) }
    }
  }
}

/// Which places of a document carry a mark.
private struct RawMarks {
  private var byOffset: [Int: Span] = [:]
  private let signatures: [SignatureJudgement]

  init(_ role: RoleJudgement) {
    signatures = role.signatures
    for problem in role.problems {
      let tone: Tone = problem.isNotice ? .warning : .bad
      switch problem {
      case .malformedMember(_, _, _, let offset), .notAnInteger(_, _, let offset),
        .malformedDate(_, _, let offset), .malformedBase64(_, let offset),
        .duplicateMember(_, let offset), .memberInTwoSpellings(_, let offset):
        byOffset[offset] = Span(problem.code, tone)
      case .noCanonicalForm(let reason): byOffset[reason.offset] = Span(problem.code, tone)
      default: break
      }
    }
  }

  func mark(at offset: Int) -> Span? { byOffset[offset] }

  /// The mark of the signature at a place in the list.
  func signature(_ index: Int) -> Span? {
    guard signatures.indices.contains(index) else { return nil }
    let signature = signatures[index]
    let word = StatusWord(signature)
    return Span("\(word.rawValue) \(signature.status.words)", word.tone)
  }
}

/// Lays JSON out, one member or element a line, without recursion.
private struct RawLayout {
  private(set) var lines: [RawDocument.Line] = []
  private let marks: RawMarks

  private struct Item {
    let value: JSONValue
    let prefix: String
    let nameOffset: Int?
    let depth: Int
    let isLast: Bool
    /// The place in the list of signatures, for its elements.
    var signature: Int?
  }

  private enum Work {
    case item(Item)
    case close(String, depth: Int)
  }

  init(_ document: JSONDocument, marks: RawMarks) {
    self.marks = marks
    var stack: [Work] = [
      .item(Item(value: document.root, prefix: "", nameOffset: nil, depth: 0, isLast: true))
    ]
    while let work = stack.popLast(), lines.count < RawDocument.lineLimit {
      switch work {
      case .close(let text, let depth):
        lines.append(RawDocument.Line(depth: depth, text: text))
      case .item(let item):
        open(item, &stack)
      }
    }
  }

  private mutating func open(_ item: Item, _ stack: inout [Work]) {
    let comma = item.isLast ? "" : ","
    let children = self.children(of: item)
    guard !children.isEmpty else {
      add(item, text: scalar(item.value) + comma)
      return
    }
    let isObject = item.value.kind == .object
    add(item, text: isObject ? "{" : "[")
    stack.append(.close((isObject ? "}" : "]") + comma, depth: item.depth))
    stack += children.reversed().map { .item($0) }
  }

  private mutating func add(_ item: Item, text: String) {
    let mark =
      item.signature.flatMap { marks.signature($0) }
      ?? item.nameOffset.flatMap { marks.mark(at: $0) }
      ?? marks.mark(at: item.value.range.lowerBound)
    lines.append(RawDocument.Line(depth: item.depth, text: item.prefix + text, mark: mark))
  }

  private func children(of item: Item) -> [Item] {
    let isSignatures = item.depth == 1 && item.prefix.lowercased() == "\"signatures\": "
    if item.value.kind == .array {
      let elements = item.value.elements
      return elements.enumerated().map { index, value in
        Item(
          value: value, prefix: "", nameOffset: nil, depth: item.depth + 1,
          isLast: index + 1 == elements.count, signature: isSignatures ? index : nil)
      }
    }
    let members = item.value.members
    return members.enumerated().map { index, member in
      Item(
        value: member.value, prefix: text(member.name) + ": ",
        nameOffset: member.name.range.lowerBound, depth: item.depth + 1,
        isLast: index + 1 == members.count)
    }
  }

  private func scalar(_ value: JSONValue) -> String {
    switch value.kind {
    case .object: "{}"
    case .array: "[]"
    default: text(value)
    }
  }

  private func text(_ value: JSONValue) -> String {
    VisibleText.of(String(decoding: value.rawBytes, as: UTF8.self))
  }
}
