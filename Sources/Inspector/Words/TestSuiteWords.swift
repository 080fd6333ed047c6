public import PolicyEditor

/// Why a suite cannot be read, in one sentence with its place, and what to do.
extension TestSuiteError {
  /// `FILE:LINE:COLUMN: REASON`.
  public var message: String { "\(position.words): \(reason.sentence)" }
}

extension TestSuiteError.Reason {
  fileprivate var sentence: String {
    switch self {
    case .notYAML(let error): error.message
    case .severalDocuments: "a suite is one YAML document, and here a second one begins"
    case .notMapping(.suite):
      "a suite is a mapping of \(TestSuiteKey.list(of: .suite)), and this is not"
    case .notMapping(.aCase): "a case is a mapping of \(TestSuiteKey.list(of: .aCase))"
    case .notList: "cases is a list: write each case behind '- '"
    case .tooManyCases(let limit): "there are more than \(limit) cases; make several suites"
    case .keyNotText: "a key is a text"
    case .unknownKey(let name, let home, let meant): unknown(name, home, meant)
    case .repeatedKey(let key, let line): "\(key.rawValue) is given twice, first on line \(line)"
    case .noSubject: "the case has neither image nor manifest"
    case .twoSubjects: "the case has both image and manifest; make two cases of it"
    case .noExpectation: "the case does not say what it expects: add expect: \(Self.verdicts)"
    case .notText(let key): "\(key.rawValue) \(key.wanted)"
    case .badVersion(let text):
      "'\(shown(text))' is no version: write 'all' or a version of Connaisseur 3, such as \"3.9\""
    case .badTime(let text):
      "'\(shown(text))' is not a time; write it as 2026-11-22T17:00:00Z or 2026-11-22"
    case .badVerdict(let text, let meant):
      "'\(shown(text))' is nothing to expect"
        + (meant.map { "; did you mean '\($0.rawValue)'?" } ?? ": write \(Self.verdicts)")
    case .badDigest(let text):
      "'\(shown(text))' is no digest: write all of it, sha256: and its hexadecimal digits"
    case .badExpression(let fault): "the regular expression cannot be used: \(fault.sentence)"
    case .neverHolds(.digest, let verdict):
      "a digest goes with expect: admit; with \(verdict.rawValue) there never is one"
    case .neverHolds(let key, let verdict):
      "\(key.rawValue) goes with expect: deny; with \(verdict.rawValue) there never is one"
    }
  }

  private static let verdicts = "admit, deny, crash or unknown"

  private func unknown(
    _ name: String, _ home: TestSuiteKey.Home, _ meant: TestSuiteKey?
  ) -> String {
    let place = home == .suite ? "a suite" : "a case"
    guard let meant else {
      return "'\(shown(name))' is no key of \(place); there are \(TestSuiteKey.list(of: home))"
    }
    guard meant.home == home else {
      let other = home == .suite ? "the cases" : "the suite, beside cases"
      return "'\(shown(name))' is no key of \(place): it belongs to \(other)"
    }
    return "'\(shown(name))' is no key of \(place); did you mean '\(meant.rawValue)'?"
  }

  private func shown(_ text: String) -> String { VisibleText.of(text, limit: 80) }
}

extension TestSuiteKey {
  fileprivate static func list(of home: Home) -> String {
    Inspector.list(keys(of: home).map(\.rawValue))
  }

  /// What has to be there.
  fileprivate var wanted: String {
    switch self {
    case .connaisseur: "names no Connaisseur: write 'all' or versions, as in [\"3.9\"]"
    case .at: "is a time, such as 2026-11-22T17:00:00Z"
    case .trust: "is the path of a trust folder or archive"
    case .cases: "is a list of cases"
    case .image: "is an image, as it stands in a manifest"
    case .manifest: "is the path of a Kubernetes manifest"
    case .expect: "is admit, deny, crash or unknown"
    case .digest: "is sha256: and hexadecimal digits"
    case .rule: "is the pattern of a rule"
    case .validator: "is the name of a validator"
    case .name, .message: "is a text"
    }
  }
}

extension RegularExpression.Fault {
  /// What is wrong, with the character from 1.
  public var sentence: String {
    let place = "character \(offset + 1)"
    return switch reason {
    case .empty: "it is empty"
    case .tooLong(let limit): "it has more than \(limit) characters"
    case .tooLarge(let limit): "it repeats more than \(limit) characters"
    case .tooDeep(let limit): "it nests deeper than \(limit) brackets"
    case .nothingToRepeat: "there is nothing to repeat at \(place)"
    case .badRepetition: "the repetition at \(place) is none"
    case .unclosedGroup: "the bracket '(' at \(place) is not closed"
    case .unopenedGroup: "the bracket ')' at \(place) closes nothing"
    case .unclosedSet: "the bracket '[' at \(place) is not closed"
    case .badRange: "the range at \(place) ends before it begins"
    case .badEscape(let scalar):
      "'\\\(VisibleText.of(String(scalar)))' at \(place) is not known here"
    case .endsInEscape: "nothing follows the '\\' at its end"
    case .unsupportedGroup:
      "the group at \(place) is of a kind that cannot be matched in bounded time, or not known"
    }
  }
}
