/// Comments that say which problems are known and meant: `# tastevin: ignore CODE`, with several
/// codes after a comma, on the line of the problem or the line above it.
struct LintSuppression {
  private struct Mark {
    let file: String
    let range: SourceRange
    let code: String
    /// The lines whose problems it is for.
    let lines: Set<Int>
  }

  private struct Key: Hashable {
    let file: String
    let line: Int
    let code: String
  }

  private var marks: [Mark] = []

  private static let sign = "tastevin: ignore"

  init(in values: Values) {
    for text in values.texts {
      for comment in text.document.comments { add(comment, of: text) }
    }
  }

  private mutating func add(_ comment: YAMLComment, of text: ValuesText) {
    let words = String(decoding: text.document.bytes[comment.range], as: UTF8.self)
    guard let sign = words.firstRange(of: Self.sign) else { return }
    let range = text.range(of: comment.range)
    // A comment that stands alone is for the line below, past other comments.
    let line = range.start.line
    let last = comment.isAlone ? text.nextLine(after: comment, from: line) : line
    let codes = words[sign.upperBound...].split { $0 == "," || $0 == " " }
    for code in codes.prefix(Self.codeLimit) {
      marks.append(
        Mark(file: text.file, range: range, code: String(code), lines: [line, last]))
    }
  }

  private static let codeLimit = 20

  /// The problems that are not ignored, and the comments that ignore nothing.
  func applied(to problems: [LintProblem]) -> [LintProblem] {
    guard !marks.isEmpty else { return problems }
    var places: [Key: [Int]] = [:]
    for (index, mark) in marks.enumerated() {
      for line in mark.lines {
        places[Key(file: mark.file, line: line, code: mark.code), default: []].append(index)
      }
    }
    var used: Set<Int> = []
    var shown: [LintProblem] = []
    for problem in problems {
      let key = Key(
        file: problem.range.file, line: problem.range.start.line, code: problem.code.rawValue)
      if let found = places[key] { used.formUnion(found) } else { shown.append(problem) }
    }
    let generations = Generation.allCases.filter { generation in
      problems.contains { $0.generations.contains(generation) }
    }
    for (index, mark) in marks.enumerated() where !used.contains(index) {
      let isCode = LintCode(rawValue: mark.code) != nil
      shown.append(
        LintProblem(
          code: .unusedIgnore, severity: .info,
          generations: generations.isEmpty ? Generation.allCases : generations, path: "",
          range: mark.range,
          message: isCode
            ? "there is no problem \(mark.code) here to ignore"
            : "there is no problem with the code \(LintText.quoted(mark.code))",
          fix: "remove the comment, or correct the code", edit: nil))
    }
    return shown
  }
}

extension Values.File {
  /// The whole of the file.
  var text: ValuesText { ValuesText(file: name, document: document) }
}

extension Values {
  /// The texts that hold values: the files, and what stands in a scalar of one.
  var texts: [ValuesText] {
    files.flatMap { file -> [ValuesText] in
      let inner: ValuesText? =
        switch file.content.layout {
        case .values(let value): value?.text
        case .configuration(let value), .ignored(let value): value.text
        }
      guard let inner, !inner.isFile else { return [file.text] }
      return [file.text, inner]
    }
  }
}

extension ValuesText {
  /// The line of the file on which what a comment stands above begins; that of the comment where
  /// nothing follows it.
  func nextLine(after comment: YAMLComment, from line: Int) -> Int {
    let own = document.location(of: comment.range.lowerBound).line
    for passed in 1...Self.commentLimit where own + passed <= document.lineCount {
      let range = document.range(ofLine: own + passed)
      let text = document.bytes[range].drop { $0 == 0x20 || $0 == 0x09 }
      guard let first = text.first else { return line }
      if first != UInt8(ascii: "#") { return line + passed }
    }
    return line
  }

  /// How many lines of comments may stand between.
  private static let commentLimit = 20
}
