/// What a key does. The names are those of the `:` command line.
enum Action: String, CaseIterable, Sendable {
  case up, down
  case pageUp = "page-up"
  case pageDown = "page-down"
  case halfPageUp = "half-page-up"
  case halfPageDown = "half-page-down"
  case top, bottom
  case fold, unfold
  case toggleFold = "toggle-fold"
  case foldAll = "fold-all"
  case unfoldAll = "unfold-all"
  case open
  case switchPane = "switch-pane"
  case raw, filter
  case nextMatch = "next-match"
  case previousMatch = "previous-match"
  case verdict, trust, policy, tests, images
  /// Another Connaisseur in front, or another judge.
  case judge
  /// To where a fact can be looked at.
  case evidence
  /// Holds an image against the rules.
  case tryOut = "try-out"
  // Editing.
  case add, remove, yank, put
  case addTrustRoot = "add-trust-root"
  case moveUp = "move-up"
  case moveDown = "move-down"
  case undo, redo
  // Problems that lint finds.
  case problems, fix
  case nextProblem = "next-problem"
  case previousProblem = "previous-problem"
  /// Saving, and leaving without it.
  case save = "write"
  case saveAndQuit = "write-quit"
  case quitAnyway = "quit!"
  /// What is unsaved, and what becomes of images by it.
  case difference = "diff"
  case impact
  /// Pins the root key under the cursor.
  case pin
  case testConnection = "test-connection"
  /// The versions of root.
  case history
  /// What the registry has for the image.
  case registry
  /// What has changed since an archive has it.
  case compare
  /// Tests one case again.
  case runCase = "run-case"
  // Many images.
  /// The images of manifests, or of what runs in a cluster.
  case manifests, live
  case sort, group
  /// Writes them into a file.
  case export
  /// Reads a file of values.
  case values
  /// Reads what runs in a cluster.
  case cluster
  /// How signing in went.
  case signIn = "sign-in"
  case edit
  case copy, image, reload, commands, help, back, quit

  /// The action of a command as vim has it.
  init?(typed text: String) {
    switch text {
    case "w": self = .save
    case "wq", "x": self = .saveAndQuit
    case "q": self = .quit
    case "q!": self = .quitAnyway
    default: return nil
    }
  }

  /// Moving is for keys alone; everything else can be called by its name.
  var isCommand: Bool {
    switch self {
    case .up, .down, .pageUp, .pageDown, .halfPageUp, .halfPageDown, .commands: false
    default: true
    }
  }
}
