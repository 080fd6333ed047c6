import Inspector
import NotaryCore
import PolicyEditor
import TerminalKit

/// Everything that the screen shows and the keys change. One value, changed by `update` alone.
public struct Model: Sendable {
  /// What is inspected.
  public internal(set) var session: Session
  var size = Size(columns: 80, rows: 24)
  var view: ViewName
  /// The pane of the Trust view that has the keys.
  var focus = Pane.tree
  var trust = TrustPane()
  /// What was loaded last, as every judge sees it.
  var presentation: Presentation?
  var judge = Judge.notaryClient
  var verdict: VerdictPane
  var policy = PolicyPane()
  var tests: TestsPane
  var images: ImagesPane
  /// Whether the image was opened in the Images view, where Esc leads back to.
  var isFromImages = false
  /// The denial that was pasted last, about this image.
  var rejection: Rejection?
  /// What is read in place of the view.
  var overlay: Overlay?
  /// Facts beside the chain of trust, over the view.
  var aside: AsidePane?
  var loading = Loading.none
  var explaining = Loading.none
  /// The time for which the server wants not to be asked.
  var pause: ServerPause?
  /// Where the configuration was before another place was named, until that has been read.
  var placeBefore: PlaceBefore?
  /// What runs in the cluster whose configuration is shown; nil where it is not known by now.
  var running: RunningConfiguration?
  /// The secrets of validators that are at hand.
  var secrets: ValidatorSecrets
  /// The cluster that was asked for some of them.
  var secretsOrigin: ClusterReference?
  /// What a step of the Verdict view led away from, and Esc leads back to.
  var departure: Departure?
  var popup: Popup?
  /// What the filter's field holds while it is typed.
  var filterField: TextFieldState?
  /// The beginning of a sequence such as `gg`.
  var pendingKeys: [Key] = []
  /// Said in place of the footer until the next key.
  var notice: Notice?

  /// The views, each on the key of its number.
  enum ViewName: Int, CaseIterable, Sendable {
    case verdict = 1
    case trust = 2
    case policy = 3
    case tests = 4
    case images = 5

    var title: String {
      switch self {
      case .verdict: "Verdict"
      case .trust: "Trust"
      case .policy: "Policy"
      case .tests: "Tests"
      case .images: "Images"
      }
    }

    /// What leads there.
    var action: Action {
      switch self {
      case .verdict: .verdict
      case .trust: .trust
      case .policy: .policy
      case .tests: .tests
      case .images: .images
      }
    }
  }

  enum Pane: Sendable {
    case tree, detail
  }

  /// Where fetching stands. The number tells the answers of an abandoned load from those of the
  /// one that counts.
  enum Loading: Equatable, Sendable {
    case none
    case running(Int)
    case failed(String)
    case cancelled

    var isRunning: Bool {
      if case .running = self { true } else { false }
    }
  }

  struct Notice: Equatable, Sendable {
    let text: String
    let isBad: Bool
  }

  /// Who judged in the Trust view before evidence was shown there.
  struct Departure: Sendable {
    let judge: Judge
    let focus: Pane
  }

  public init(session: Session) {
    self.session = session
    secrets = session.secrets
    view =
      session.image == nil && session.images != nil
      ? .images : session.place == nil ? .trust : session.image == nil ? .policy : .verdict
    images = ImagesPane(front: session.connaisseur)
    verdict = VerdictPane(front: session.connaisseur)
    tests = TestsPane(file: session.suiteFile)
  }

  /// The images that were looked at, the last one first.
  var seenImages: [String] = []
  /// Counts loads.
  var generation = 0
  /// The number of the last load.
  var loadGeneration = 0

  /// Whether there is a configuration, so that there is or will be a verdict.
  var hasValues: Bool { session.place != nil }

  /// Whether anything is being fetched.
  var isLoading: Bool { loading.isRunning || explaining.isRunning || isReadingCluster }
}
