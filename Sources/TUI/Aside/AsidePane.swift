import Inspector
import NotaryCore
import TerminalKit

/// Facts beside the chain of trust, over the view that asked for them: a list, and what stands behind
/// its line. They are fetched only when they are asked for.
struct AsidePane: Sendable {
  /// What the facts are about.
  enum Kind: Sendable, Equatable {
    case history, registry
    /// What became of the repository since an archive or a folder has it.
    case comparison(path: String)

    var title: String {
      switch self {
      case .history: "Root history"
      case .registry: "Registry"
      case .comparison: "What has changed"
      }
    }
  }

  let kind: Kind
  var loading: Model.Loading
  private(set) var sheet: FactSheet?
  /// How far fetching is, in a few words; empty where that is not known.
  private(set) var progress = ""
  /// How signing in went where they were asked for.
  var trace: AuthenticationTrace?
  /// For how long whoever was asked wants to be left alone.
  var pause: ServerPause?
  var focus = Model.Pane.tree
  private(set) var list = ListState()
  private(set) var filter = FilterMatch("")
  var detail = TextPaneState()
  private(set) var detailLines: [StyledText] = []
  private var detailColumns = 80
  /// Whether the user has chosen a line; until then the cursor stays on the first.
  private var hasMoved = false

  init(_ kind: Kind, loading: Model.Loading) {
    self.kind = kind
    self.loading = loading
  }

  /// The rows that match the filter.
  private(set) var rows: [FactRow] = []

  var selected: FactRow? {
    list.selection.flatMap { rows.indices.contains($0) ? rows[$0] : nil }
  }

  /// The width of the longest title, up to a bound.
  var titleWidth: Int { min(rows.reduce(0) { max($0, CharacterWidth.cells(of: $1.title)) }, 20) }

  /// Shows what there is by now; the cursor stays on its line where the user chose it.
  mutating func show(_ sheet: FactSheet, progress: String) {
    let before = hasMoved ? selected?.title : nil
    self.sheet = sheet
    self.progress = progress
    choose()
    if let before, let row = rows.firstIndex(where: { $0.title == before }) { list.moveTo(row) }
    refreshDetail(keepsPlace: true)
  }

  /// Shows the rows of which a line contains a text; the cursor stays on its line if that is one.
  mutating func setFilter(_ text: String) {
    let before = selected?.title
    filter = FilterMatch(text)
    choose()
    if let before, let row = rows.firstIndex(where: { $0.title == before }) { list.moveTo(row) }
    refreshDetail(keepsPlace: selected?.title == before)
  }

  private mutating func choose() {
    rows = (sheet?.rows ?? []).filter { row in
      filter.isEmpty || filter.matches(row.line(titleWidth: 0).text)
        || row.details.contains { filter.matches($0.text) }
    }
    list.setCount(rows.count)
  }

  mutating func resize(list rows: Int, detail area: Size) {
    list.setHeight(rows)
    detail.setHeight(area.rows)
    guard area.columns != detailColumns else { return }
    detailColumns = area.columns
    refreshDetail(keepsPlace: true)
  }

  mutating func move(_ change: (inout ListState) -> Void) {
    let before = list.selection
    hasMoved = true
    change(&list)
    if list.selection != before { refreshDetail(keepsPlace: false) }
  }

  private mutating func refreshDetail(keepsPlace: Bool) {
    let top = keepsPlace ? detail.top : 0
    detailLines =
      selected?.details.flatMap { StyledText.lines(of: $0, columns: detailColumns) } ?? []
    detail.setCount(detailLines.count)
    detail.scrollTo(top)
  }
}
