import Inspector
import PolicyEditor
import TerminalKit

/// Validators and rules, what is known of the one under the cursor, the file that it stands in, and an
/// image that is tried out.
struct PolicyPane: Sendable {
  enum Focus: Sendable, CaseIterable {
    case list, detail, text
  }

  /// Where reading the files stands; the number tells the answers to an abandoned question.
  enum Reading: Equatable, Sendable {
    case none
    case running(Int)
    case failed(String)
  }

  var reading = Reading.none
  private(set) var edition: PolicyEdition?
  /// What was found out about the edition, or one before it.
  private(set) var study: PolicyStudy?
  private(set) var list = PolicyList()
  private(set) var text = PolicyText()
  var tryOut = TryOutField()
  var focus = Focus.list
  var detail = TextPaneState()
  private(set) var detailTitle = ""
  private(set) var detailLines: [StyledText] = []
  private var detailColumns = 80
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

  mutating func show(_ edition: PolicyEdition, as generation: Generation) {
    self.edition = edition
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

  mutating func show(_ answer: TryOut) {
    tryOut.show(answer)
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
    change(&list)
    if selection != before { follow(keepsPlace: false) }
  }

  mutating func scrollText(_ change: (inout TextPaneState) -> Void) { change(&text.pane) }

  private mutating func follow(keepsPlace: Bool) {
    text.follow(position)
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
    detailTitle = detail.title
    detailLines = detail.lines.flatMap { StyledText.lines(of: $0, columns: detailColumns) }
    self.detail.setCount(detailLines.count)
    if !keepsPlace { self.detail.moveToTop() }
  }
}
