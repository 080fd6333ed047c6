import Inspector
public import NotaryCore
import PolicyEditor

/// An edition that is to be looked through for problems.
public struct LintInquiry: Sendable, Equatable {
  let edition: PolicyEdition
  let versions: [ConnaisseurVersion]

  /// The problems; takes up to a second for a file of ten thousand rules.
  ///
  /// - Parameter moment: as of when dates are judged.
  public func answer(at moment: Instant) -> PolicyLint {
    PolicyLint(
      number: edition.number,
      problems: PolicyProblems(in: edition.values, for: versions, at: moment))
  }
}

/// What lint found in an edition.
public struct PolicyLint: Sendable {
  /// The edition's.
  let number: Int
  let problems: PolicyProblems
}

extension PolicyPane {
  /// The problems of what is edited; nil while they are looked for.
  var problems: PolicyProblems? {
    lint?.number == edition?.number ? lint?.problems : nil
  }

  /// The problems that are told: the one that was gone to, then those of the line under the cursor.
  var shownProblems: [Int] {
    guard let problems else { return [] }
    let own = selection.map(problems.numbers) ?? []
    guard let problem else { return own }
    return own.contains(problem)
      ? [problem] + own.filter { $0 != problem } : [problem]
  }

  /// The problem that was gone to, out of all.
  var problemTitle: String? {
    guard let problem, let problems else { return nil }
    return "problem \(problem + 1) of \(problems.all.count)"
  }

  var problemPosition: SourcePosition? {
    guard let problem, let range = problems?.all[problem].range else { return nil }
    return SourcePosition(file: range.file, line: range.start.line, column: range.start.column)
  }

  /// Whether the problem that was gone to is not one of the line under the cursor.
  var isProblemElsewhere: Bool {
    guard let problem, let problems else { return false }
    return !(selection.map(problems.numbers) ?? []).contains(problem)
  }

  /// The problem behind or in front of the one that is told, else of the line under the cursor, around
  /// the ends; nil where there is none.
  func problem(forward: Bool) -> Int? {
    guard let problems, let files = edition?.values.files.map(\.name), !problems.all.isEmpty else {
      return nil
    }
    let count = problems.all.count
    if let problem { return (problem + (forward ? 1 : count - 1)) % count }
    guard let position else { return forward ? 0 : count - 1 }
    func place(_ file: String, _ line: Int) -> (Int, Int) {
      (files.firstIndex(of: file) ?? 0, line)
    }
    let here = place(position.file, position.line)
    // What is told of the line is passed over.
    let isTold = !shownProblems.isEmpty
    let places = problems.all.map { place($0.range.file, $0.range.start.line) }
    return forward
      ? places.firstIndex { isTold ? $0 > here : $0 >= here } ?? 0
      : places.lastIndex { $0 < here } ?? count - 1
  }

  /// The first problem that is told which can be mended by an edit.
  var fixable: LintProblem? {
    shownProblems.compactMap { problems?.all[$0] }.first { $0.edit != nil }
  }
}
