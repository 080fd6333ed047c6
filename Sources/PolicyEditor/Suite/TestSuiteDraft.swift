public import NotaryCore

/// A suite that is to be written.
public struct TestSuiteDraft: Sendable {
  /// Lines of a comment above everything. No comment may hold a line break or a control character.
  public var comments: [String] = []
  /// As they are to be written; none where the suite does not say.
  public var connaisseur: [Generation] = []
  public var moment: Instant?
  /// As it is to be written.
  public var trust: String?
  public var cases: [Case] = []
  /// Lines of a comment below everything.
  public var closing: [String] = []

  /// A case that is to be written.
  public struct Case: Sendable, Hashable {
    /// Lines of a comment above it.
    public var comments: [String] = []
    public var image: String
    public var verdict: TestSuite.Expectation.Verdict
    public var digest: String?
    public var rule: String?
    public var validator: String?
    /// As a suite says it: a part, or between slashes a regular expression.
    public var message: String?

    public init(image: String, verdict: TestSuite.Expectation.Verdict) {
      self.image = image
      self.verdict = verdict
    }
  }

  public init() {}

  /// The text, as ``TestSuite`` reads it.
  public var bytes: [UInt8] {
    get throws(YAMLError) {
      let layout = YAMLLayout(try YAMLDocument(parsing: []), near: [])
      let writer = YAMLWriter(layout: layout, isCautious: false)
      var text = Self.commented(comments, column: 0)
      func add(_ key: TestSuiteKey, _ content: YAMLContent) {
        text += writer.member(.init(key.rawValue, content), column: 0) + layout.lineBreak
      }
      if !connaisseur.isEmpty {
        add(.connaisseur, .sequence(connaisseur.map { .text($0.rawValue) }))
      }
      if let moment { add(.at, .text(moment.rfc3339)) }
      if let trust { add(.trust, .text(trust)) }
      guard !cases.isEmpty else {
        add(.cases, .sequence([]))
        return text + Self.commented(closing, column: 0)
      }
      text += Array("\(TestSuiteKey.cases.rawValue):".utf8) + layout.lineBreak
      for one in cases {
        text += Self.commented(one.comments, column: 0)
        text += writer.element(one.content, column: 0) + layout.lineBreak
      }
      return text + Self.commented(closing, column: 0)
    }
  }

  private static func commented(_ lines: [String], column: Int) -> [UInt8] {
    lines.flatMap { Array(($0.isEmpty ? "" : "# \($0)").utf8) + [0x0A] }
  }
}

extension TestSuiteDraft.Case {
  /// The case as a value of YAML.
  var content: YAMLContent {
    var members: [YAMLContent.Member] = []
    func add(_ key: TestSuiteKey, _ text: String?) {
      if let text { members.append(.init(key.rawValue, .text(text))) }
    }
    add(.image, image)
    add(.expect, verdict.rawValue)
    add(.digest, digest)
    add(.rule, rule)
    add(.validator, validator)
    add(.message, message)
    return .mapping(members)
  }
}

extension PolicyDraft {
  /// Adds a case behind those of a suite.
  public mutating func add(_ one: TestSuiteDraft.Case) throws(YAMLEditRefusal) {
    let name = "add a case for \(one.image)"
    guard let root = document.roots.first, root.kind == .mapping else {
      throw .policy("the suite is no mapping")
    }
    let key = TestSuiteKey.cases.rawValue
    guard let cases = root.member(named: key, by: .go) else {
      return try make(name, [.append(key, .sequence([one.content]), to: root)])
    }
    guard cases.kind == .sequence, !cases.elements.isEmpty else {
      return try make(name, [.set(cases, to: .sequence([one.content]))])
    }
    try make(name, [.append(one.content, to: cases)])
  }
}

extension ExpectedText {
  /// What a suite says of one of some messages, each of which must be found whole; nil where that
  /// would be too long.
  public static func written(for messages: [String]) -> String? {
    var distinct: [String] = []
    for message in messages where !distinct.contains(message) { distinct.append(message) }
    if distinct.count == 1, case .part(let part)? = try? ExpectedText(distinct[0]) { return part }
    let text = "/\(distinct.map(RegularExpression.escaped).joined(separator: "|"))/"
    return (try? ExpectedText(text)) == nil ? nil : text
  }
}

extension RegularExpression {
  /// An expression that finds a text as it is.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      if #"\.[](){}*+?|^$"#.unicodeScalars.contains(scalar) { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
  }
}
