public import Inspector
public import NotaryCore
public import PolicyEditor

/// What the program needs from outside: where trust data and configuration come from, what is
/// trusted, what time it is.
public struct Environment: Sendable {
  /// The source for an image, or the sentence that says why there is none. The validator is that of
  /// the rule that wins, where there is one.
  public typealias ImageSource =
    @Sendable (ImageReference, NotaryValidator?) -> Result<any TrustSource, Problem>
  /// Reads a file of values, by its name.
  public typealias FileReading = @Sendable (String) -> Result<[UInt8], Problem>
  /// Reads a suite of tests, by its name; nil where there is no such file.
  public typealias SuiteFileReading = @Sendable (String) -> Result<[UInt8]?, Problem>
  /// The sources of a suite that names a trust folder, or none.
  public typealias SuiteSource = @Sendable (String?) -> Result<Explainer.SourceChoice, Problem>
  /// The registry of an image, or why there is none. The validator is as above.
  public typealias ImageRegistry =
    @Sendable (ImageReference, NotaryValidator?) async -> Result<RegistryClient, Problem>

  /// Reads the workloads whose images are judged together.
  public typealias WorkloadReading =
    @Sendable (ImagesOrigin) async -> Result<AuditInput, Problem>

  public let source: ImageSource
  public let file: FileReading
  /// The source from which a Connaisseur's validator would read.
  public let validatorSource: Explainer.SourceChoice
  /// The stores of clients on this machine, such as `~/.docker/trust`.
  public let stores: @Sendable () -> [TrustStore]
  public let registry: ImageRegistry
  public let suite: SuiteFileReading
  public let suiteSource: SuiteSource
  public let clusters: ClusterAccess
  public let workloads: WorkloadReading
  public let pins: TrustPins
  /// The moment as of which dates are judged.
  public let moment: @Sendable () -> Instant
  /// Whether the user chose the moment.
  public let isMomentChosen: Bool
  /// Where unsaved work is kept; nil where it is not.
  public let recovery: RecoveryStore?
  /// The words of `$VISUAL` or `$EDITOR`; empty where there is no editor.
  public let editor: [String]

  /// Why something is not to be had, in a sentence.
  public struct Problem: Error {
    public let message: String

    public init(_ message: String) { self.message = message }
  }

  /// Reads files of values and puts them together.
  func values(_ names: [String]) -> Result<Values, Problem> {
    var files: [(name: String, bytes: [UInt8])] = []
    for name in names {
      switch file(name) {
      case .success(let bytes): files.append((name, bytes))
      case .failure(let problem): return .failure(problem)
      }
    }
    do throws(ValuesError) {
      return .success(try Values.load(files: files))
    } catch {
      return .failure(Problem(error.message))
    }
  }

  public init(
    source: @escaping ImageSource, file: @escaping FileReading,
    validatorSource: @escaping Explainer.SourceChoice,
    stores: @escaping @Sendable () -> [TrustStore] = { [] },
    registry: @escaping ImageRegistry = { _, _ in .failure(Problem("there is no registry")) },
    clusters: ClusterAccess = .none,
    suite: @escaping SuiteFileReading = { _ in .success(nil) }, suiteSource: SuiteSource? = nil,
    workloads: @escaping WorkloadReading = { _ in .failure(Problem("there are no manifests")) },
    pins: TrustPins,
    moment: @escaping @Sendable () -> Instant, isMomentChosen: Bool = false, editor: [String] = [],
    recovery: RecoveryStore? = nil
  ) {
    self.source = source
    self.file = file
    self.validatorSource = validatorSource
    self.stores = stores
    self.registry = registry
    self.clusters = clusters
    self.suite = suite
    self.suiteSource = suiteSource ?? { _ in .success(validatorSource) }
    self.workloads = workloads
    self.pins = pins
    self.moment = moment
    self.isMomentChosen = isMomentChosen
    self.editor = editor
    self.recovery = recovery
  }
}
