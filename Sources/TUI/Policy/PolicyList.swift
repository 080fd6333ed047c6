import Inspector
import PolicyEditor
import TerminalKit

/// The lines of validators and rules: cursor, what is open, filter.
struct PolicyList: Sendable {
  typealias Item = PolicyOutline.Item

  private(set) var outline: PolicyOutline?
  private(set) var items: [Item] = []
  private(set) var list = ListState()
  private(set) var filter = FilterMatch("")
  /// The validators that are open, by name.
  private var open: Set<String> = []
  private(set) var widths = Widths()

  /// The cells that the columns need, up to a bound.
  struct Widths: Sendable {
    var validator = 0
    var pattern = 0
    /// Of the largest number of a rule.
    var number = 1
  }

  var selection: Item? {
    list.selection.flatMap { items.indices.contains($0) ? items[$0] : nil }
  }

  // MARK: What is shown

  /// The cursor stays on its line where that is still there, else where it is on the screen.
  mutating func show(_ outline: PolicyOutline) {
    let isFirst = self.outline == nil
    self.outline = outline
    widths = Widths(outline)
    refresh()
    if isFirst { list.moveTo(min(1, max(items.count - 1, 0))) }
  }

  mutating func setFilter(_ text: String) {
    guard text != filter.query else { return }
    filter = FilterMatch(text)
    refresh()
  }

  private mutating func refresh() {
    let before = selection
    let all = outline?.items(open: open) ?? []
    if filter.isEmpty {
      items = all
    } else {
      items = all.filter { $0.isSection || filter.matches(outline?.text(of: $0) ?? "") }
    }
    list.setCount(items.count)
    guard let before else { return }
    if items.contains(before) {
      select(before)
    } else if !filter.isEmpty {
      list.moveTo(items.firstIndex { !$0.isSection } ?? 0)
    }
  }

  // MARK: The cursor

  mutating func move(_ change: (inout ListState) -> Void) {
    change(&list)
  }

  /// Puts the cursor on a line, and opens what it stands in.
  mutating func reveal(_ item: Item) {
    if case .trustRoot(let validator, _) = item, let name = outline?.validator(validator)?.name,
      open.insert(name).inserted
    {
      refresh()
    }
    if !items.contains(item), !filter.isEmpty { setFilter("") }
    select(item)
  }

  private mutating func select(_ item: Item) {
    if let row = items.firstIndex(of: item) { list.moveTo(row) }
  }

  /// Moves to the next line that matches the filter, around the end.
  mutating func moveToMatch(forward: Bool) {
    guard let start = list.selection else { return }
    for step in 1...items.count {
      let row = ((start + (forward ? step : -step)) % items.count + items.count) % items.count
      if items[row].isSection { continue }
      list.moveTo(row)
      return
    }
  }

  // MARK: Folds

  /// Whether there is something below the line; nil where it is not open to be folded.
  func isOpen(_ item: Item) -> Bool? {
    guard case .validator(let index) = item, outline?.trustRoots(of: index).isEmpty == false else {
      return nil
    }
    return open.contains(outline?.validator(index)?.name ?? "")
  }

  mutating func toggle() {
    guard case .validator(let index)? = selection, let isOpen = isOpen(.validator(index)) else {
      return
    }
    setOpen(index, !isOpen)
  }

  mutating func fold() {
    switch selection {
    case .trustRoot(let validator, _): select(.validator(validator))
    case .validator(let index): setOpen(index, false)
    default: break
    }
  }

  mutating func unfold() {
    guard case .validator(let index)? = selection else { return }
    if isOpen(.validator(index)) == true { list.move(by: 1) } else { setOpen(index, true) }
  }

  mutating func setAllOpen(_ isOpen: Bool) {
    let names = outline?.configuration.validators.map { $0.name ?? "" } ?? []
    open = isOpen ? Set(names) : []
    if !isOpen, case .trustRoot(let validator, _)? = selection { select(.validator(validator)) }
    refresh()
  }

  private mutating func setOpen(_ validator: Int, _ isOpen: Bool) {
    let name = outline?.validator(validator)?.name ?? ""
    if isOpen { open.insert(name) } else { open.remove(name) }
    refresh()
  }
}

extension PolicyList.Widths {
  /// Beyond this, names are cut.
  private static let longest = 200

  init(_ outline: PolicyOutline) {
    validator = outline.configuration.validators.reduce(0) {
      max($0, Self.cells(of: $1.name ?? "?"))
    }
    pattern = outline.configuration.rules.reduce(0) { max($0, Self.cells(of: $1.pattern)) }
    number = String(outline.configuration.rules.count).count
  }

  /// The width of plain ASCII is its length, without a look at each character.
  private static func cells(of text: String) -> Int {
    let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    return min(isPlain ? text.utf8.count : CharacterWidth.cells(of: text), longest)
  }
}
