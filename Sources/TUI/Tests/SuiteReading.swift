public import Inspector
public import NotaryCore
public import PolicyEditor

/// What came of reading a suite.
public struct SuiteReading: Sendable {
  let number: Int
  let outcome: Outcome

  enum Outcome: Sendable {
    case missing
    case failed(String)
    case read(Suite)
  }

  /// A suite, and the text that it stands in.
  public struct Suite: Sendable {
    let plan: SuitePlan
    let draft: PolicyDraft
  }

  init(_ number: Int, _ outcome: Outcome) {
    self.number = number
    self.outcome = outcome
  }

  /// Reads a suite and the manifests that it names.
  ///
  /// - Parameters:
  ///   - bytes: the file; nil where there is none.
  ///   - manifest: reads a manifest by a path that can be opened.
  public init(
    _ number: Int, file: String, bytes: [UInt8]?,
    manifest: (String) -> Result<[UInt8], PathProblem>
  ) {
    self.init(number, Self.outcome(file, bytes, manifest))
  }

  private static func outcome(
    _ file: String, _ bytes: [UInt8]?, _ manifest: (String) -> Result<[UInt8], PathProblem>
  ) -> Outcome {
    guard let bytes else { return .missing }
    do throws(TestSuiteError) {
      let suite = try TestSuite(file: file, bytes: bytes)
      guard let draft = try? PolicyDraft(file: file, bytes: bytes) else {
        return .failed("\(VisibleText.of(file)) cannot be read")
      }
      return plan(of: suite, draft, manifest)
    } catch {
      return .failed(error.message)
    }
  }

  private static func plan(
    of suite: TestSuite, _ draft: PolicyDraft, _ read: (String) -> Result<[UInt8], PathProblem>
  ) -> Outcome {
    do throws(PathProblem) {
      let plan = try SuitePlan(suite) { (entry) throws(PathProblem) in
        try manifest(suite.path(of: entry.value), at: entry.position, read)
      }
      return .read(Suite(plan: plan, draft: draft))
    } catch {
      return .failed(error.sentence)
    }
  }

  private static func manifest(
    _ path: String, at place: SourcePosition, _ read: (String) -> Result<[UInt8], PathProblem>
  ) throws(PathProblem) -> Manifest {
    let bytes: [UInt8]
    switch read(path) {
    case .success(let found): bytes = found
    case .failure(let problem): throw PathProblem("\(place.words): \(problem.sentence)")
    }
    do throws(ManifestError) {
      return try Manifest(file: path, bytes: bytes)
    } catch {
      throw PathProblem("\(place.words): \(error.message)")
    }
  }
}

/// A suite that is to be run.
public struct SuiteOrder: Sendable, Equatable {
  let plan: SuitePlan
  let edition: PolicyEdition
  let secrets: ValidatorSecrets
  public let number: Int
  /// Whether more edits may follow at once.
  let isEdited: Bool

  public static func == (left: SuiteOrder, right: SuiteOrder) -> Bool {
    left.number == right.number
  }

  public var suite: TestSuite { plan.suite }

  /// What the suite comes to.
  ///
  /// - Parameter progress: told how many images are done, with what they come to.
  public func report(
    at moment: Instant, by source: @escaping Explainer.SourceChoice,
    progress: (_ done: Int, _ partial: () -> SuiteReport) async -> Void = { _, _ in }
  ) async -> SuiteReport {
    var values = edition.values
    values.secrets.contents = secrets.contents
    values.secrets.problems = secrets.problems
    let explainer = Explainer(
      values: values, reading: edition.reading, at: moment, source: source)
    let run = SuiteRun(plan, by: suite.generations, of: values, at: moment)
    return await run.report(by: explainer, progress: progress)
  }
}

/// A case that is to be written into a suite.
public struct SuiteAddition: Sendable, Equatable {
  /// The suite as it will be.
  let draft: PolicyDraft
  /// Whether there is no file yet.
  let isNew: Bool

  public var text: [UInt8] { draft.bytes }
}
