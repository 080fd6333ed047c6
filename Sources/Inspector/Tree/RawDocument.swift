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

  /// The problems of the document as a whole, in a sentence each.
  public let remarks: [Span]

  private let content: Content

  private enum Content: Sendable {
    case none
    case json(JSONLines, RawMarks)
    case text([Substring])
  }

  /// The most lines that are laid out.
  public static let lineLimit = 200_000
  /// The most bytes of a name or value that are shown in a line.
  public static let valueLimit = 1 << 20

  public init(of role: RoleJudgement) {
    remarks = role.problems.map { Span($0.message, $0.isNotice ? .warning : .bad) }
    if let json = role.document?.json {
      content = .json(JSONLines(json, limit: RawDocument.lineLimit), RawMarks(role, json))
    } else if let document = role.document {
      let text = String(decoding: document.answer.bytes ?? [], as: UTF8.self)
      content = .text(
        text.split(
          maxSplits: RawDocument.lineLimit, omittingEmptySubsequences: false,
          whereSeparator: \.isNewline))
    } else {
      content = .none
    }
  }

  /// How many lines there are.
  public var count: Int {
    switch content {
    case .none: 0
    case .json(let lines, _): lines.count
    case .text(let lines): lines.count
    }
  }

  /// A line, made when it is asked for.
  ///
  /// - Parameter index: less than ``count``.
  public subscript(index: Int) -> Line {
    switch content {
    case .none: Line(depth: 0, text: "")
    case .json(let lines, let marks): RawDocument.line(lines[index], marks)
    case .text(let lines): Line(depth: 0, text: VisibleText.of(String(lines[index])))
    }
  }

  private static func line(_ line: JSONLines.Line, _ marks: RawMarks) -> Line {
    let isObject = line.value.kind == .object
    let isContainer = isObject || line.value.kind == .array
    let value: String =
      switch line.kind {
      case .opening: isObject ? "{" : "["
      case .closing: isObject ? "}" : "]"
      case .whole: isContainer ? (isObject ? "{}" : "[]") : text(line.value)
      }
    let name = line.name.map { text($0) + ": " } ?? ""
    return Line(
      depth: line.depth, text: name + value + (line.hasComma ? "," : ""),
      mark: line.kind == .closing ? nil : marks.mark(of: line))
  }

  private static func text(_ value: JSONValue) -> String {
    VisibleText.of(String(decoding: value.rawBytes.prefix(valueLimit), as: UTF8.self))
  }
}

/// Which places of a document carry a mark, by their offsets.
private struct RawMarks: Sendable {
  private var problems: [Int: Span] = [:]
  private var signatures: [Int: Span] = [:]

  init(_ role: RoleJudgement, _ document: JSONDocument) {
    for problem in role.problems {
      let tone: Tone = problem.isNotice ? .warning : .bad
      switch problem {
      case .malformedMember(_, _, _, let offset), .notAnInteger(_, _, let offset),
        .malformedDate(_, _, let offset), .malformedBase64(_, let offset),
        .duplicateMember(_, let offset), .memberInTwoSpellings(_, let offset):
        problems[offset] = Span(problem.code, tone)
      case .noCanonicalForm(let reason): problems[reason.offset] = Span(problem.code, tone)
      default: break
      }
    }
    for member in document.root.members where member.name.string?.lowercased() == "signatures" {
      for (signature, element) in zip(role.signatures, member.value.elements) {
        let word = StatusWord(signature)
        signatures[element.range.lowerBound] = Span(
          "\(word.rawValue) \(signature.status.words)", word.tone)
      }
    }
  }

  func mark(of line: JSONLines.Line) -> Span? {
    let offset = line.value.range.lowerBound
    return signatures[offset] ?? line.name.flatMap { problems[$0.range.lowerBound] }
      ?? problems[offset]
  }
}
