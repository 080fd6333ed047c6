internal import NotaryCore

extension TestSuite {
  /// Bounds on what is read.
  public struct Limits: Sendable {
    public var bytes = 4 << 20
    public var cases = 20_000

    public init() {}
  }

  /// Reads a suite.
  ///
  /// Whatever is not known is an error: an expectation that is silently left out would let a test
  /// pass that tests nothing.
  ///
  /// - Parameter file: as it was named; paths in the suite begin at its folder.
  public init(
    file: String, bytes: [UInt8], limits: Limits = Limits()
  ) throws(TestSuiteError) {
    self = try TestSuiteReader(file: file, limits: limits).suite(in: bytes)
  }
}

/// Walks the YAML of a suite.
struct TestSuiteReader {
  let file: String
  let limits: TestSuite.Limits

  fileprivate func suite(in bytes: [UInt8]) throws(TestSuiteError) -> TestSuite {
    var members: [TestSuiteKey: YAMLValue] = [:]
    if let root = try root(of: bytes) { members = try self.members(of: root, .suite) }
    return TestSuite(
      file: file, connaisseur: try members[.connaisseur].map(connaisseur),
      moment: try members[.at].map(moment), trust: try entry(.trust, of: members),
      cases: try members[.cases].map(cases) ?? [])
  }

  /// The suite's mapping; nil for a file with nothing in it.
  private func root(of bytes: [UInt8]) throws(TestSuiteError) -> YAMLValue? {
    var yaml = YAMLDocument.Limits()
    yaml.bytes = limits.bytes
    let roots: [YAMLValue]
    do throws(YAMLError) {
      roots = try YAMLDocument(parsing: bytes, limits: yaml).roots
    } catch {
      throw TestSuiteError(
        position: SourcePosition(
          file: file, line: error.location.line, column: error.location.column),
        reason: .notYAML(error))
    }
    guard roots.count <= 1 else { throw error(at: roots[1], .severalDocuments) }
    guard let root = roots.first, root.scalarType(by: .go) != .null else { return nil }
    return root
  }

  // MARK: The suite

  private func connaisseur(
    _ value: YAMLValue
  ) throws(TestSuiteError) -> TestSuite.Entry<[ConnaisseurChoice]> {
    let values = value.kind == .sequence ? value.elements : [value]
    guard !values.isEmpty else { throw error(at: value, .notText(.connaisseur)) }
    var choices: [ConnaisseurChoice] = []
    for value in values {
      // As it is written: 3.10 is no number here.
      let entry = try text(value, .connaisseur)
      guard let choice = ConnaisseurChoice(entry.value) else {
        throw error(at: value, .badVersion(entry.value))
      }
      choices.append(choice)
    }
    return TestSuite.Entry(value: choices, position: position(of: value))
  }

  private func moment(_ value: YAMLValue) throws(TestSuiteError) -> TestSuite.Entry<Instant> {
    let entry = try text(value, .at)
    guard let moment = Instant(timeOrDate: entry.value) else {
      throw error(at: value, .badTime(entry.value))
    }
    return TestSuite.Entry(value: moment, position: entry.position)
  }

  private func cases(_ value: YAMLValue) throws(TestSuiteError) -> [TestSuite.Case] {
    guard value.scalarType(by: .go) != .null else { return [] }
    guard value.kind == .sequence else { throw error(at: value, .notList) }
    let elements = value.elements
    guard elements.count <= limits.cases else {
      throw error(at: elements[limits.cases], .tooManyCases(limit: limits.cases))
    }
    var cases: [TestSuite.Case] = []
    for element in elements { cases.append(try readCase(element)) }
    return cases
  }

  // MARK: A case

  private func readCase(_ value: YAMLValue) throws(TestSuiteError) -> TestSuite.Case {
    let members = try members(of: value, .aCase)
    let subject: TestSuite.Case.Subject
    switch (try entry(.image, of: members), try entry(.manifest, of: members)) {
    case (let image?, nil): subject = .image(image)
    case (nil, let manifest?): subject = .manifest(manifest)
    case (nil, nil): throw error(at: value, .noSubject)
    case (_?, _?): throw error(at: members[.manifest] ?? value, .twoSubjects)
    }
    guard let expected = members[.expect] else { throw error(at: value, .noExpectation) }
    let verdict = try verdict(expected)
    // What admits says nothing, and only what admits has a digest.
    let hasMessage = verdict.value == .deny || verdict.value == .unknown
    if let value = members[.message], !hasMessage {
      throw error(at: value, .neverHolds(.message, verdict.value))
    }
    if let value = members[.digest], verdict.value != .admit {
      throw error(at: value, .neverHolds(.digest, verdict.value))
    }
    return TestSuite.Case(
      name: try entry(.name, of: members), subject: subject,
      expectation: TestSuite.Expectation(
        verdict: verdict, digest: try members[.digest].map(digest),
        rule: try entry(.rule, of: members), validator: try entry(.validator, of: members),
        message: try members[.message].map(message)),
      position: position(of: value))
  }

  private func verdict(
    _ value: YAMLValue
  ) throws(TestSuiteError) -> TestSuite.Entry<TestSuite.Expectation.Verdict> {
    let entry = try text(value, .expect)
    guard let verdict = TestSuite.Expectation.Verdict(rawValue: entry.value) else {
      throw error(at: value, .badVerdict(entry.value, meant: .meant(by: entry.value)))
    }
    return TestSuite.Entry(value: verdict, position: entry.position)
  }

  /// `sha256:` and digits. How many is not said: 3.3 admits digests of other lengths.
  private func digest(_ value: YAMLValue) throws(TestSuiteError) -> TestSuite.Entry<String> {
    let entry = try text(value, .digest)
    let digits = entry.value.utf8.dropFirst("sha256:".utf8.count)
    guard entry.value.hasPrefix("sha256:"), digits.count >= 32,
      digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
    else { throw error(at: value, .badDigest(entry.value)) }
    return entry
  }

  private func message(
    _ value: YAMLValue
  ) throws(TestSuiteError) -> TestSuite.Entry<ExpectedText> {
    let entry = try text(value, .message)
    guard !entry.value.isEmpty else { throw error(at: value, .notText(.message)) }
    do throws(RegularExpression.Fault) {
      return TestSuite.Entry(value: try ExpectedText(entry.value), position: entry.position)
    } catch {
      throw self.error(at: value, .badExpression(error))
    }
  }

  // MARK: Values and names

  private func entry(
    _ key: TestSuiteKey, of members: [TestSuiteKey: YAMLValue]
  ) throws(TestSuiteError) -> TestSuite.Entry<String>? {
    guard let value = members[key] else { return nil }
    return try text(value, key)
  }

  /// A scalar as it is written, whatever YAML would take it for.
  private func text(
    _ value: YAMLValue, _ key: TestSuiteKey
  ) throws(TestSuiteError) -> TestSuite.Entry<String> {
    guard let text = value.string(by: .go), !text.isEmpty || key == .image else {
      throw error(at: value, .notText(key))
    }
    return TestSuite.Entry(value: text, position: position(of: value))
  }

  /// The members of a mapping, those that `<<` takes over behind its own.
  private func members(
    of mapping: YAMLValue, _ home: TestSuiteKey.Home
  ) throws(TestSuiteError) -> [TestSuiteKey: YAMLValue] {
    guard mapping.kind == .mapping else { throw error(at: mapping, .notMapping(home)) }
    var members: [TestSuiteKey: YAMLValue] = [:]
    var names: [TestSuiteKey: YAMLValue] = [:]
    var merged: [YAMLValue] = []
    for member in mapping.members {
      if member.isMerge {
        merged += member.value.kind == .sequence ? member.value.elements : [member.value]
        continue
      }
      let key = try key(member.name, home)
      if let first = names.updateValue(member.name, forKey: key) {
        throw error(at: member.name, .repeatedKey(key, firstLine: first.location.line))
      }
      members[key] = member.value
    }
    // As deep as the document at most, whose depth is bounded.
    for mapping in merged {
      members.merge(try self.members(of: mapping, home)) { own, _ in own }
    }
    return members
  }

  private func key(
    _ name: YAMLValue, _ home: TestSuiteKey.Home
  ) throws(TestSuiteError) -> TestSuiteKey {
    guard let text = name.text else { throw error(at: name, .keyNotText) }
    if let key = TestSuiteKey(rawValue: text), key.home == home { return key }
    let meant = TestSuiteKey(rawValue: text) ?? .meant(by: text, in: home)
    throw error(at: name, .unknownKey(text, in: home, meant: meant))
  }

  // MARK: Places

  private func error(at value: YAMLValue, _ reason: TestSuiteError.Reason) -> TestSuiteError {
    TestSuiteError(position: position(of: value), reason: reason)
  }

  private func position(of value: YAMLValue) -> SourcePosition {
    SourcePosition(file: file, line: value.location.line, column: value.location.column)
  }
}
