import Inspector
import PolicyEditor
import TerminalKit

/// A suite, what its cases come to by the policy as it is edited, and the one under the cursor.
struct TestsPane: Sendable {
  enum Reading: Sendable {
    /// Nobody has looked at the view yet.
    case unread
    case running(Int)
    /// There is no such file.
    case missing
    case failed(String)
    case read(SuiteReading.Suite)
  }

  /// A run that is under way.
  struct Run: Sendable, Equatable {
    let number: Int
    let total: Int
    /// Whether it is of one case alone.
    var isOfOne = false
    var done = 0
  }

  /// The suite's file; nil where there is no configuration.
  private(set) var file: String?
  var reading = Reading.unread
  private(set) var report: SuiteReport?
  /// The edition of the policy that was tested last, or is being.
  var tested: Int?
  var run: Run?
  var isCancelled = false
  var focus = Model.Pane.tree
  private(set) var list = ListState()
  private(set) var filter = FilterMatch("")
  /// The entries that are shown, by their places in the report.
  private(set) var rows: [Int] = []
  var detail = TextPaneState()
  private(set) var detailLines: [StyledText] = []
  private var detailColumns = 80
  /// Counts questions.
  private var number = 0

  init(file: String?) { self.file = file }

  var suite: SuiteReading.Suite? {
    if case .read(let suite) = reading { suite } else { nil }
  }

  var selected: SuiteEntry? {
    guard let row = list.selection, rows.indices.contains(row) else { return nil }
    return entry(at: row)
  }

  func entry(at row: Int) -> SuiteEntry? { report?.entries[rows[row]] }

  mutating func nextNumber() -> Int {
    number += 1
    return number
  }

  // MARK: What is shown

  /// Everything begins anew, with another file.
  mutating func clear(file: String?) {
    let before = self
    self = TestsPane(file: file)
    number = before.number
    resize(
      list: before.list.height,
      detail: Size(columns: before.detailColumns, rows: before.detail.height))
  }

  /// The cursor stays on its case where that is still there.
  mutating func show(_ report: SuiteReport?) {
    let before = selected
    self.report = report
    refresh()
    if let before,
      let row = rows.indices.first(where: { entry(at: $0)?.isSame(as: before) == true })
    {
      list.moveTo(row)
    }
    refreshDetail(keepsPlace: true)
  }

  mutating func setFilter(_ text: String) {
    guard text != filter.query else { return }
    filter = FilterMatch(text)
    refresh()
    refreshDetail(keepsPlace: false)
  }

  private mutating func refresh() {
    let entries = report?.entries ?? []
    rows = entries.indices.filter { filter.isEmpty || filter.matches(entries[$0].searchText) }
    list.setCount(rows.count)
  }

  // MARK: The panes

  mutating func resize(list rows: Int, detail area: Size) {
    list.setHeight(rows)
    detail.setHeight(area.rows)
    guard area.columns != detailColumns else { return }
    detailColumns = area.columns
    refreshDetail(keepsPlace: true)
  }

  mutating func move(_ change: (inout ListState) -> Void) {
    let before = list.selection
    change(&list)
    if list.selection != before { refreshDetail(keepsPlace: false) }
  }

  /// The row that is drawn at a line of the list's place.
  func row(atLine line: Int) -> Int? { list.row(atLine: line) }

  private mutating func refreshDetail(keepsPlace: Bool) {
    let top = keepsPlace ? detail.top : 0
    detailLines =
      selected?.details(columns: detailColumns).flatMap {
        StyledText.lines(of: $0, columns: detailColumns)
      } ?? []
    detail.setCount(detailLines.count)
    detail.scrollTo(top)
  }
}

extension SuiteEntry {
  fileprivate func isSame(as other: SuiteEntry) -> Bool {
    test.position == other.test.position && image == other.image
      && generation == other.generation
  }
}
