/// Whether a Connaisseur starts with a configuration.
///
/// Both generations check their configuration once, when the pod starts. A pod that does not start
/// answers no request, and what becomes of these says the webhook's `failurePolicy`.
public enum StartupVerdict: Sendable, Hashable {
  case starts
  case doesNotStart(StartupRefusal)
  /// The sentence says what cannot be judged from here.
  case unknown(fact: String)
}

/// Why a Connaisseur does not start.
public struct StartupRefusal: Sendable, Hashable {
  /// What it says before it ends, word for word; nil where it dies without words of its own.
  public let message: String?
  /// Whether the words are only partly known. What 3.3 says goes on after ``message`` in its
  /// library's words. In what 3.9 says, line numbers count in the file that Connaisseur reads; here
  /// they count in the file that was given.
  public let messageVaries: Bool
  /// What is wrong, the culprit that is named first before the others. At least one.
  public let problems: [StartupProblem]

  /// Where the first culprit stands; nil where no file says anything of it.
  public var at: SourcePosition? { problems.first?.position }

  /// The first problem in a sentence.
  public var fact: String { problems.first?.sentence ?? "the configuration is not accepted" }

  /// The section at fault; nil where it is neither of the two.
  public var section: Values.Section? {
    guard let path = problems.first?.path else { return nil }
    return Values.Section.allCases.first { path.hasPrefix($0.rawValue) }
  }
}

/// One thing that keeps a Connaisseur from starting.
public struct StartupProblem: Sendable, Hashable {
  public let fault: StartupFault
  /// What is at fault, such as `validators[0].trustRoots[1].key`; empty for the whole file.
  public let path: String
  public let position: SourcePosition?
  /// What is said of this problem alone; nil where it is not told apart from others.
  public internal(set) var words: String?
  let place: LintPlace?

  init(_ fault: StartupFault, at node: ConfigurationNode) {
    self.fault = fault
    path = node.path
    position = node.position
    place = node.place
  }

  /// - Parameter position: where it is wrong, in a secret that is named at `node`; nil for there.
  init(_ fault: StartupFault, at node: ConfigurationNode, position: SourcePosition?) {
    self.fault = fault
    path = node.path
    self.position = position ?? node.position
    place = node.place
  }

  /// - Parameter name: the name of a member, which is at fault rather than its value.
  init(_ fault: StartupFault, in node: ConfigurationNode, name: YAMLValue) {
    self.fault = fault
    path = node.path(of: name.text ?? "")
    position = node.value?.with(name).position ?? node.position
    place = node.place(ofName: name)
  }

  public static func == (left: StartupProblem, right: StartupProblem) -> Bool {
    left.fault == right.fault && left.path == right.path && left.position == right.position
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(fault)
    hasher.combine(path)
    hasher.combine(position)
  }

  /// The same with what is said of it.
  func saying(_ words: String) -> StartupProblem {
    var problem = self
    problem.words = words
    return problem
  }
}

extension Values {
  /// Whether a Connaisseur starts with this configuration, as far as its validators and its policy
  /// decide it. Secrets that are not at hand are taken to exist and to be in order.
  ///
  /// - Parameter reading: as it stands, a file is what Connaisseur reads; deployed, the chart reads
  ///   it and writes what Connaisseur reads.
  public func startup(
    of generation: Generation, reading: Reading = .deployed
  ) -> StartupVerdict {
    let configuration = writtenConfiguration(for: generation, reading: reading)
    return switch generation {
    case .python: PythonStartup.verdict(on: configuration, secrets: secrets)
    case .go: GoStartup.verdict(on: configuration, secrets: secrets)
    }
  }
}
