import Inspector
import NotaryCore
import PolicyEditor
import TerminalKit

/// Validators and rules, what is known of the one under the cursor, the file that it stands in, and an
/// image that is tried out.
struct PolicyPane: Sendable {
  enum Focus: Sendable, CaseIterable {
    case list, detail, text
  }

  struct Conflict: Sendable {
    let file: Int
    let theirs: [UInt8]
  }

  /// Where reading the files stands; the number tells the answers to an abandoned question.
  enum Reading: Equatable, Sendable {
    case none
    case running(Int)
    case failed(String)
  }

  var reading = Reading.none
  /// The texts that are edited.
  private(set) var desk: PolicyDesk?
  private(set) var edition: PolicyEdition?
  /// What was found out about the edition, or one before it.
  private(set) var study: PolicyStudy?
  /// What lint found in the edition, or one before it.
  private(set) var lint: PolicyLint?
  /// The problem that was gone to, by its number, until the cursor moves.
  private(set) var problem: Int?
  private(set) var list = PolicyList()
  private(set) var text = PolicyText()
  /// What `p` puts a copy of.
  var yanked: PolicyOutline.Item?
  /// A text that came back from the editor and could not be taken.
  var broken: TextEditUpdate.Broken?
  /// A file that somebody else changed while its draft was.
  var conflict: Conflict?
  /// Unsaved work of before, by the files' places.
  var recoveries: [Int: Recovery] = [:]
  /// The images whose changes were looked at.
  var impact: ImpactPane?
  /// How signing in went at the validator that was tested last.
  var trace: AuthenticationTrace?
  /// The form that waits for a file to be chosen.
  var waitingForm: PolicyForm?
  var tryOut = TryOutField()
  var focus = Focus.list
  var detail = TextPaneState()
  private(set) var detailTitle = ""
  private(set) var detailLines: [StyledText] = []
  private var detailColumns = 80
  /// Whether the cursor was put somewhere; until then it goes to the rule that wins.
  private var isMoved = false
  /// Counts editions.
  private var number = 0

  var outline: PolicyOutline? { list.outline }
  var selection: PolicyOutline.Item? { list.selection }
  var filter: FilterMatch { list.filter }

  /// Where what is under the cursor stands; nil for what is the chart's own.
  var position: SourcePosition? { selection.flatMap { outline?.position(of: $0) } }

  // MARK: What is shown

  /// The number of the edition that is going to be read.
  mutating func beginReading() -> Int {
    number += 1
    reading = .running(number)
    return number
  }

  /// The files have been read.
  mutating func show(_ desk: PolicyDesk, _ edition: PolicyEdition, as generation: Generation) {
    self.desk = desk
    show(edition, as: generation)
  }

  /// What runs in a cluster has been read: it is looked at, and not edited.
  mutating func show(running edition: PolicyEdition, as generation: Generation) {
    desk = nil
    show(edition, as: generation)
  }

  private mutating func show(_ edition: PolicyEdition, as generation: Generation) {
    self.edition = edition
    problem = nil
    list.show(edition.outline(as: generation))
    follow(keepsPlace: true)
  }

  /// True if it is about what is shown.
  mutating func show(_ study: PolicyStudy) -> Bool {
    guard study.number == edition?.number else { return false }
    self.study = study
    text.show(study.texts)
    follow(keepsPlace: true)
    return true
  }

  /// True if it is about what is shown.
  mutating func show(_ lint: PolicyLint) -> Bool {
    guard lint.number == edition?.number else { return false }
    self.lint = lint
    follow(keepsPlace: true)
    return true
  }

  /// What was found is not what is looked for now.
  mutating func forgetLint() {
    lint = nil
    problem = nil
    follow(keepsPlace: true)
  }

  mutating func show(_ answer: TryOut) {
    tryOut.show(answer)
    if !isMoved, !tryOut.isTyped, let generation = outline?.generation,
      let winner = tryOut.current?.reports[generation]?.choice?.winner
    {
      isMoved = true
      list.reveal(.rule(winner.index))
      follow(keepsPlace: false)
    }
    refreshDetail(keepsPlace: true)
  }

  /// The question for the image that stands in the field; nil where there is none, or no rules.
  var inquiry: TryOutInquiry? {
    guard let study, let edition, study.number == edition.number, !tryOut.image.isEmpty else {
      return nil
    }
    return TryOutInquiry(image: tryOut.image, number: study.number, policies: study.policies)
  }

  mutating func clear() {
    let before = self
    self = PolicyPane()
    tryOut = before.tryOut
    number = before.number
    resize(
      list: before.list.list.height,
      detail: Size(columns: before.detailColumns, rows: before.detail.height),
      text: before.text.pane.height)
  }

  /// Shows again what was shown before; answers to what was asked meanwhile do not count.
  mutating func restore(_ before: PolicyPane) {
    let number = number
    self = before
    self.number = number
  }

  // MARK: Editing

  /// The drafts that hold another text than their files, by their places.
  var changedDrafts: [Int: PolicyDraft] {
    let all = desk?.drafts.enumerated().filter { $0.element.isChanged } ?? []
    return Dictionary(uniqueKeysWithValues: all.map { ($0.offset, $0.element) })
  }

  mutating func markSaved(_ file: Int, _ bytes: [UInt8]) { desk?.markSaved(file, bytes) }

  /// What is edited, where the files do not hold it.
  var unsaved: PolicyEdition? { desk?.isChanged == true ? edition : nil }

  /// The draft that holds a section, or to which it would be added: the last one.
  func file(of section: Values.Section) -> Int {
    let last = max((desk?.drafts.count ?? 1) - 1, 0)
    switch outline?.origins[section] {
    case .file(let position), .deleted(let position): return desk?.index(of: position.file) ?? last
    case .chart, .absent, nil: return last
    }
  }

  /// The entries of a section as they stand in its file; nil where no file has them.
  func sections(holding section: Values.Section) -> PolicySections? {
    guard case .file? = outline?.origins[section], let drafts = desk?.drafts else { return nil }
    let file = file(of: section)
    return drafts.indices.contains(file) ? try? drafts[file].sections() : nil
  }

  func fileName(of section: Values.Section) -> String {
    let index = file(of: section)
    guard let drafts = desk?.drafts, drafts.indices.contains(index) else { return "" }
    return drafts[index].file
  }

  /// Changes files as one step; whether there was anything to change.
  mutating func make(
    as generation: Generation, _ change: (inout PolicyDesk) throws(PolicyRefusal) -> Bool
  ) throws(PolicyRefusal) -> Bool {
    guard var desk, try change(&desk) else { return false }
    try take(desk, as: generation)
    return true
  }

  /// Takes a step back, or makes it again; its name, or nil where there is none.
  mutating func walk(
    as generation: Generation, _ step: (inout PolicyDesk) -> String?
  ) -> String? {
    guard var desk, let name = step(&desk) else { return nil }
    // What was there before could be read.
    try? take(desk, as: generation)
    return name
  }

  private mutating func take(
    _ desk: PolicyDesk, as generation: Generation
  ) throws(PolicyRefusal) {
    let values = try desk.values()
    number += 1
    self.desk = desk
    show(PolicyEdition(number: number, values), as: generation)
  }

  /// The rules that use a validator or a trust root, by their places.
  func users(of item: PolicyOutline.Item) -> [Int] {
    guard let outline else { return [] }
    return outline.rules(using: item).map(\.index)
  }

  // MARK: The panes

  mutating func resize(list rows: Int, detail area: Size, text lines: Int) {
    list.move { $0.setHeight(rows) }
    text.resize(rows: lines)
    detail.setHeight(area.rows)
    guard area.columns != detailColumns else { return }
    detailColumns = area.columns
    refreshDetail(keepsPlace: true)
  }

  /// Changes the list; what is beside it follows.
  mutating func changeList(_ change: (inout PolicyList) -> Void) {
    let before = selection
    isMoved = true
    change(&list)
    guard selection != before else { return }
    problem = nil
    follow(keepsPlace: false)
  }

  /// Puts the cursor on the line that a problem is about, and shows where it stands.
  mutating func go(toProblem number: Int) {
    guard let problems, problems.all.indices.contains(number) else { return }
    if let item = PolicyOutline.Item(ofPath: problems.all[number].path) { list.reveal(item) }
    isMoved = true
    problem = number
    follow(keepsPlace: false)
  }

  mutating func scrollText(_ change: (inout TextPaneState) -> Void) { change(&text.pane) }

  private mutating func follow(keepsPlace: Bool) {
    text.follow(problemPosition ?? position)
    refreshDetail(keepsPlace: keepsPlace)
  }

  private mutating func refreshDetail(keepsPlace: Bool) {
    guard let outline, let selection else {
      detailTitle = ""
      detailLines = []
      detail.setCount(0)
      return
    }
    let detail = PolicyDetail(of: selection, in: outline, tryOut: tryOut.current)
    detailTitle = problemTitle ?? detail.title
    let told = shownProblems.flatMap { problems?.lines(of: $0) ?? [] }
    // What is said of a problem elsewhere is not mixed with the line under the cursor.
    let facts = isProblemElsewhere ? [] : detail.lines
    detailLines = (told + facts).flatMap { StyledText.lines(of: $0, columns: detailColumns) }
    self.detail.setCount(detailLines.count)
    if !keepsPlace { self.detail.moveToTop() }
  }
}
