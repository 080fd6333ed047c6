public import NotaryCore
public import PolicyEditor

/// The problems that lint finds in a configuration, each by the line of the list and the line of the
/// file that it is about.
///
/// Made away from the screen: the looking up costs a frame nothing.
public struct PolicyProblems: Sendable {
  public let versions: [ConnaisseurVersion]
  /// In the order of the files.
  public let all: [LintProblem]
  private var items: [PolicyOutline.Item: [Int]] = [:]
  /// The worst that stands below a validator, in its trust roots.
  private var below: [Int: LintProblem.Severity] = [:]
  private var lines: [Line: LintProblem.Severity] = [:]

  private struct Line: Hashable {
    let file: String
    let line: Int
  }

  public init(in values: Values, for versions: [ConnaisseurVersion], at moment: Instant) {
    self.versions = versions
    all = Lint.problems(in: values, for: versions, at: moment)
    for (index, problem) in all.enumerated() {
      let line = Line(file: problem.range.file, line: problem.range.start.line)
      lines[line] = min(lines[line] ?? .info, problem.severity)
      guard let item = PolicyOutline.Item(ofPath: problem.path) else { continue }
      items[item, default: []].append(index)
      if case .trustRoot(let validator, _) = item {
        below[validator] = min(below[validator] ?? .info, problem.severity)
      }
    }
  }

  // MARK: What is where

  /// The numbers of the problems of a line of the list.
  public func numbers(of item: PolicyOutline.Item) -> [Int] { items[item] ?? [] }

  /// The worst problem of a line of the list.
  ///
  /// - Parameter isClosed: whether what is below it is hidden, so that it speaks for that, too.
  public func severity(
    of item: PolicyOutline.Item, isClosed: Bool = false
  ) -> LintProblem.Severity? {
    var found = numbers(of: item).map { all[$0].severity }
    if isClosed, case .validator(let index) = item { found += below[index].map { [$0] } ?? [] }
    return found.min()
  }

  /// The worst problem that begins on a line of a file, from 1.
  public func severity(inFile file: String, line: Int) -> LintProblem.Severity? {
    lines[Line(file: file, line: line)]
  }

  public func count(_ severity: LintProblem.Severity) -> Int {
    all.count { $0.severity == severity }
  }

  // MARK: Words

  /// `1 error, 2 warnings`, or that there are none.
  public var summary: String { all.countWords ?? "no problems" }

  public var tone: Tone {
    all.map(\.severity).min().map { $0 == .info ? .dim : $0.tone } ?? .good
  }

  /// The problem in full: what it is, and what to do.
  public func lines(of number: Int) -> [StyledLine] {
    guard all.indices.contains(number) else { return [] }
    return all[number].detailLines(of: versions)
  }
}

extension PolicyOutline.Item {
  /// The line of the list that a problem's path is about; nil for what is beside validators and
  /// policy.
  public init?(ofPath path: String) {
    let above = ["spec", "values", "connaisseur", "application"]
    let parts = path.split(separator: ".").drop { above.contains(String($0)) }
    guard let first = parts.first else { return nil }
    let (name, index) = Self.part(first)
    switch (name, index) {
    case ("validators", let index?):
      if let second = parts.dropFirst().first, case ("trustRoots", let root?) = Self.part(second) {
        self = .trustRoot(validator: index, root)
      } else {
        self = .validator(index)
      }
    case ("policy", let index?): self = .rule(index)
    case ("validators", nil): self = .section(.validators)
    case ("policy", nil): self = .section(.policy)
    default: return nil
    }
  }

  /// `policy[2]` as a name and a number.
  private static func part(_ text: Substring) -> (name: Substring, index: Int?) {
    let name = text.prefix { $0 != "[" }
    let number = text.dropFirst(name.count + 1).prefix { $0 != "]" }
    return (name, Int(number))
  }
}

extension LintProblem {
  /// One sentence, without the words of a Connaisseur that follow it.
  public var firstLine: String {
    String(message.prefix { !$0.isNewline })
  }

  /// Severity and message with its code, then what to do.
  fileprivate func detailLines(of versions: [ConnaisseurVersion]) -> [StyledLine] {
    let parts = message.split(separator: "\n", omittingEmptySubsequences: false)
    var detail = parts.enumerated().map { index, part in
      let label = LintProblem.label(index == 0 ? severity.rawValue : "", severity.tone)
      return StyledLine([label, Span("\(part)")], lead: 1)
    }
    let names = generations.map(\.rawValue).joined(separator: ", ")
    let scope = versions.count > 1 ? "  in \(names)" : ""
    detail[detail.count - 1].spans.append(Span("  [\(code.rawValue)]\(scope)", .dim))
    if let fix {
      let offer = edit == nil ? "" : "  (F does it)"
      detail.append(
        StyledLine([LintProblem.label("fix", .dim), Span(fix), Span(offer, .accent)], lead: 1))
    }
    return detail
  }

  private static func label(_ text: String, _ tone: Tone) -> Span {
    Span(text + String(repeating: " ", count: max(1, 11 - text.count)), tone)
  }
}

extension LintProblem.Severity {
  /// One letter, for a line that has no room for a word.
  public var sign: String {
    switch self {
    case .error: "E"
    case .warning: "W"
    case .info: "i"
    }
  }
}
