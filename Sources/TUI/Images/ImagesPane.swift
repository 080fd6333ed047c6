public import Inspector
import NotaryCore
import PolicyEditor
import TerminalKit

/// Where the images of the Images view are from.
public enum ImagesOrigin: Hashable, Sendable {
  /// Files and folders of manifests, as they were named.
  case manifests([String])
  /// The workloads that a cluster has now.
  case cluster(ClusterReference)

  /// As the title has it.
  var words: String {
    switch self {
    case .manifests(let names):
      names.map { VisibleText.of($0, limit: 200) }.joined(separator: ", ")
    case .cluster(let cluster): "context \(VisibleText.of(cluster.context, limit: 200))"
    }
  }
}

/// The images of manifests or of a cluster, with what is decided on each as it comes.
struct ImagesPane: Sendable {
  enum Focus: Sendable {
    case list, detail
  }

  /// Nil where nothing was named.
  var origin: ImagesOrigin?
  var loading = Model.Loading.none
  /// The Connaisseur whose decisions are in front.
  private(set) var front: Generation
  private(set) var audit: Audit?
  private(set) var entries: [AuditEntry] = []
  private(set) var gaps: [String] = []
  /// As of which dates are judged.
  private var moment = Instant.zero
  /// By what it is judged; nil before the first time.
  private(set) var judgedBy: ImagesBasis?
  /// Whether it has to wait until what judges has been read.
  var isWaiting = false
  /// What would replace a file, until that is decided.
  var pendingExport: ImagesExport?
  /// The cells of the longest image.
  private(set) var imageWidth = 0
  private(set) var summary = AuditSummary()
  private(set) var order = ImagesOrder()
  private(set) var filter = FilterMatch("")
  private(set) var rows: [ImagesRow] = []
  private(set) var list = ListState()
  var focus = Focus.list
  var detail = TextPaneState()
  private(set) var detailLines: [StyledText] = []
  private var detailColumns = 80
  /// Whether the user has chosen a line; until then the cursor stays on the first.
  private var hasMoved = false

  init(front: Generation) { self.front = front }

  var selectedRow: ImagesRow? {
    list.selection.flatMap { rows.indices.contains($0) ? rows[$0] : nil }
  }

  /// The image under the cursor.
  var selected: AuditEntry? {
    guard case .image(let index, _)? = selectedRow else { return nil }
    return entries.indices.contains(index) ? entries[index] : nil
  }

  /// How many images have been judged.
  var judged: Int { summary.images - summary[.pending] }

  // MARK: What comes

  /// Begins anew: what was shown stays until the manifests have been read.
  mutating func begin(_ origin: ImagesOrigin, number: Int, by basis: ImagesBasis) {
    if origin != self.origin {
      (audit, entries, gaps) = (nil, [], [])
      hasMoved = false
    }
    self.origin = origin
    judgedBy = basis
    loading = .running(number)
    refresh()
  }

  mutating func show(_ audit: Audit, gaps: [String], at moment: Instant) {
    self.audit = audit
    self.gaps = gaps
    self.moment = moment
    imageWidth = audit.images.reduce(0) { max($0, CharacterWidth.cells(of: $1.shownWhole)) }
    entries = audit.entries([:])
    refresh()
  }

  /// All that is known, for a file; nil where nothing is.
  var report: AuditReport? {
    audit.map { audit in
      var context: String?
      if case .cluster(let cluster)? = origin { context = cluster.context }
      return AuditReport(audit, entries, at: moment, liveContext: context, gaps: gaps)
    }
  }

  mutating func show(_ judged: [Int: AuditEntry]) {
    for (index, entry) in judged where entries.indices.contains(index) { entries[index] = entry }
    refresh()
  }

  // MARK: What is shown

  mutating func bringToFront(_ generation: Generation) {
    front = generation
    refresh()
  }

  mutating func setFilter(_ text: String) {
    guard text != filter.query else { return }
    filter = FilterMatch(text)
    refresh()
  }

  mutating func change(_ change: (inout ImagesOrder) -> Void) {
    change(&order)
    refresh()
  }

  /// Folds the heading that the cursor is on or under, or opens it.
  mutating func toggleFold() {
    let heading: String
    switch selectedRow {
    case .heading(let name, _): heading = name
    case .image(_, let name) where !name.isEmpty: heading = name
    default: return
    }
    if order.folded.remove(heading) == nil { order.folded.insert(heading) }
    refresh()
    moveTo { if case .heading(heading, _) = $0 { true } else { false } }
  }

  mutating func foldAll() {
    let headings = rows.compactMap { if case .heading(let name, _) = $0 { name } else { nil } }
    change { $0.folded = Set(headings) }
  }

  /// The cursor stays on its image, where the user chose it.
  private mutating func refresh() {
    let before = hasMoved ? selectedRow : nil
    summary = AuditSummary()
    for entry in entries { summary.add(entry.outcome(of: front)) }
    let shown = entries.indices.filter { filter.isEmpty || filter.matches(entries[$0].searchText) }
    rows = order.rows(entries, shown: shown, by: front)
    list.setCount(rows.count)
    switch before {
    case .image(let index, let heading)?:
      if !moveTo({ $0 == .image(index, under: heading) }) { moveTo { $0.image == index } }
    case .heading(let name, _)?: moveTo { if case .heading(name, _) = $0 { true } else { false } }
    case nil: list.moveToTop()
    }
    refreshDetail(keepsPlace: true)
  }

  @discardableResult
  private mutating func moveTo(_ matches: (ImagesRow) -> Bool) -> Bool {
    guard let row = rows.firstIndex(where: matches) else { return false }
    list.moveTo(row)
    return true
  }

  // MARK: The cursor

  mutating func move(_ change: (inout ListState) -> Void) {
    let before = list.selection
    hasMoved = true
    change(&list)
    if list.selection != before { refreshDetail(keepsPlace: false) }
  }

  mutating func resize(list rows: Int, detail area: Size) {
    list.setHeight(rows)
    detail.setHeight(area.rows)
    guard area.columns != detailColumns else { return }
    detailColumns = area.columns
    refreshDetail(keepsPlace: true)
  }

  private var details: [StyledLine] {
    switch selectedRow {
    case .image:
      selected.map { entry in
        // The title may be cut, by its frame or on a small screen by the names of the views.
        let name = entry.image.shownWhole
        let frame = detailColumns > 40 ? 4 : 16
        let isCut = CharacterWidth.cells(of: name) + frame > detailColumns
        return (isCut ? [StyledLine(name, .accent)] : [])
          + ImagesDetail(entry: entry, front: front).lines
      } ?? []
    case .heading(let name, let summary):
      ImagesGroupDetail(
        summary: summary, grouping: order.grouping,
        first: entries.first { order.grouping.headings(of: $0, by: front).contains(name) },
        front: front
      ).lines
    case nil: []
    }
  }

  private mutating func refreshDetail(keepsPlace: Bool) {
    let top = keepsPlace ? detail.top : 0
    detailLines = details.flatMap { StyledText.lines(of: $0, columns: detailColumns) }
    detail.setCount(detailLines.count)
    detail.scrollTo(top)
  }
}

extension ImagesRow {
  var image: Int? {
    if case .image(let index, _) = self { index } else { nil }
  }
}

extension String {
  /// An image's name made visible. A longer one is no image, and only its beginning is shown.
  var shownWhole: String { VisibleText.of(self, limit: 1_000) }
}

extension AuditEntry {
  /// What a filter looks at.
  fileprivate var searchText: String {
    let words = [image, outcome.word] + reasons.map(\.name) + places.map(\.title)
    return words.joined(separator: " ")
  }
}
