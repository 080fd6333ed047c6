public import Inspector
public import NotaryCore
public import PolicyEditor
public import TerminalKit

/// What happened: to the terminal, or to something that an effect did.
public enum Message: Sendable {
  case event(TerminalEvent)
  /// A load has more to show. The last one of a load is complete.
  case loaded(generation: Int, Presentation)
  /// The server of a load wants not to be asked for so many seconds, until then.
  case askedToWait(generation: Int, seconds: Int, until: Instant)
  /// That time is over.
  case waited(generation: Int)
  /// A load could not begin.
  case loadFailed(generation: Int, String)
  /// Both Connaisseurs have decided.
  case explained(generation: Int, VerdictPresentation)
  /// There is no verdict, because the configuration cannot be read.
  case explainFailed(generation: Int, String)
  /// The files of values have been read for the Policy view.
  case policyRead(PolicyDesk, PolicyEdition)
  case policyFailed(number: Int, String)
  /// The contexts that kubectl's configuration has.
  case contextsRead(Result<ClusterContexts, ClusterProblem>)
  /// What runs in a cluster has been read.
  case runningRead(RunningConfiguration, PolicyEdition)
  case runningFailed(number: Int, ClusterProblem)
  /// A cluster was asked for the secrets that the validators of an image name.
  case secretsRead(generation: Int, ReadSecrets)
  /// What takes longer than a key may has been found out about an edition.
  case studied(PolicyStudy)
  case triedOut(TryOut)
  /// What lint found in an edition.
  case linted(PolicyLint)
  /// What saving changes, for looking at it (nil) or for saving.
  case difference(PolicyDifference, quits: Bool?)
  case saved(SaveAnswer)
  /// What the files hold now, by their places.
  case diskRead([Int: DiskText])
  /// Something happened to a file.
  case fileChanged
  case recoveryFound([Int: Recovery])
  /// A text came back from the editor.
  case textEdited(TextEdit, ChildProcess.Outcome, Result<[UInt8], PathProblem>)
  case impacts([Impact], number: Int, isLast: Bool)
  /// Something of the Images view has come.
  case images(number: Int, ImagesAnswer)
  /// An audit was written into a file, or why it was not.
  case imagesExported(ImagesExport, SaveFailure?)
  /// The images of a manifest or a suite.
  case manifestRead(Result<[String], PathProblem>)
  case suiteRead(SuiteReading)
  /// What a suite comes to by now; the last one of a run is whole.
  case suiteRan(SuiteReport, number: Int, done: Int, isLast: Bool)
  case suiteFailed(String, number: Int)
  /// A case was written into a suite, or why not.
  case caseAdded(SaveFailure?)
  case connectionTested(ConnectionTest, [StyledText], AuthenticationTrace?)
  /// The delegations of a repository, as rules name them.
  case delegationsRead([String])
  case folderListed(FolderListing)
  /// The text of a file that was chosen for a form.
  case keyFileRead(Result<String, PathProblem>)
  /// The stores of this machine were read beside the documents of a load.
  case storesRead(generation: Int, LocalReport)
  /// Facts beside the chain of trust have come.
  case asideAnswered(generation: Int, AsideAnswer)
  case copied(String, Clipboard.Outcome)
  /// The editor was left.
  case edited(ChildProcess.Outcome)
}

/// A report and its tree, both made off the loop.
public struct Presentation: Sendable {
  public private(set) var report: TrustReport
  public let tree: TrustTree
  public let isComplete: Bool
  /// The same documents under the pins of other judges, where those differ.
  private var others: [Judge: (report: TrustReport, tree: TrustTree)]

  public init(report: TrustReport, isComplete: Bool, others: [Judge: TrustReport] = [:]) {
    self.init(
      report: report, tree: TrustTree(report), isComplete: isComplete,
      others: others.mapValues { ($0, TrustTree($0)) })
  }

  private init(
    report: TrustReport, tree: TrustTree, isComplete: Bool,
    others: [Judge: (report: TrustReport, tree: TrustTree)]
  ) {
    self.report = report
    self.tree = tree
    self.isComplete = isComplete
    self.others = others
  }

  /// The same with what lies on this machine.
  func beside(_ local: LocalReport) -> Presentation {
    var copy = self
    copy.report.local = local
    for judge in others.keys { copy.others[judge]?.report.local = local }
    return copy
  }

  /// The documents under the pins of a judge.
  func seen(by judge: Judge) -> Presentation {
    guard let other = others[judge] else { return self }
    return Presentation(
      report: other.report, tree: other.tree, isComplete: isComplete, others: others)
  }
}

/// The decisions of both Connaisseurs and their trees, made off the loop.
public struct VerdictPresentation: Sendable {
  public let report: VerdictReport
  let trees: [Generation: VerdictTree]

  public init(_ report: VerdictReport) {
    self.report = report
    trees = Dictionary(
      uniqueKeysWithValues: Generation.allCases.map { ($0, VerdictTree(report, front: $0)) })
  }
}

/// What is to be done off the loop, or to the terminal.
public enum Effect: Equatable, Sendable {
  /// Fetch and judge an image; ends a load that is under way.
  case load(ImageReference, generation: Int)
  /// The same by a configuration, which is read anew: what both Connaisseurs decide, and the trust
  /// data under the pins of the rules that win.
  case examine(Inquiry)
  case cancelLoad
  /// Tell when so many seconds are over.
  case wait(seconds: Int, generation: Int)
  /// Read files of values for the Policy view.
  case readPolicy([String], number: Int)
  /// List the contexts of kubectl's configuration.
  case readContexts
  /// Have kubectl read what runs in a cluster.
  case readRunning(ClusterReference, number: Int)
  case cancelCluster
  case study(PolicyEdition)
  /// Look for problems; ends a search that is under way.
  case lint(LintInquiry)
  case tryOut(TryOutInquiry)
  case showDifference([PolicyDraft], quits: Bool?)
  case save(SaveOrder)
  case checkDisk([PolicyDraft])
  /// Tell when one of the files changes.
  case watch([String])
  /// Keep unsaved work so that it survives the program.
  case keepRecovery([PolicyDraft])
  case forgetRecovery([String])
  case forgetAndQuit([String])
  case editText(TextEdit)
  case impact(ImpactInquiry)
  case cancelImpact
  case images(ImagesEffect)
  case readManifest(String)
  /// Read the images of a suite.
  case readSuite(String)
  /// Read a suite for the Tests view.
  case readTests(String, number: Int)
  /// Test the policy; ends a run that is under way.
  case runSuite(SuiteOrder)
  case cancelSuite
  case addCase(SuiteAddition)
  case testConnection(ConnectionTest)
  /// Ask a validator's server which delegations the repository of an image has.
  case readDelegations(DelegationInquiry)
  case listFolder(String)
  case readKeyFile(String)
  /// Fetch the versions of root.
  case history(AsideInquiry)
  /// Compares the repository with an earlier state in an archive or a folder.
  case compare(AsideInquiry, path: String)
  /// Ask the image's registry.
  case registry(AsideInquiry, RegistryQuestion)
  /// End what facts beside the chain of trust are fetched.
  case cancelAside
  /// Put text into the clipboard; the name says what it is.
  case copy(String, name: String)
  /// Give the terminal to the editor, on a line of a file.
  case edit(file: String, line: Int)
  case quit
}

/// An image, and the configuration by which it is judged.
public struct Inquiry: Equatable, Sendable {
  public let image: Subject
  public let place: ConfigurationPlace
  /// The configuration, where it is not read anew from files.
  public let known: KnownConfiguration?
  /// The secrets of validators that are at hand.
  public let secrets: ValidatorSecrets
  /// The Connaisseur that the user runs: its rule tells the server and the Notary client's pins.
  public let connaisseur: Generation
  /// A denial with which the answers are compared.
  public let rejection: Rejection?
  /// Whether trust data comes from elsewhere than the validators' servers.
  public let isOtherSource: Bool
  /// Whether a verdict is shown that stays where the files cannot be read; then nothing else is asked.
  public let hasVerdict: Bool
  public let generation: Int

  /// The files of values, as they were named.
  public var files: [String] {
    if case .files(let names, _) = place { names } else { [] }
  }
}

/// A configuration that is known already.
public enum KnownConfiguration: Equatable, Sendable {
  /// The files as they are edited, where that is not what is on disk; asked a moment later, because
  /// more changes may follow.
  case edited(PolicyEdition)
  /// What runs in a cluster.
  case running(RunningConfiguration, PolicyEdition)
}
