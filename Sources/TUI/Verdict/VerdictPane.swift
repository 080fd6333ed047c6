import Inspector
import PolicyEditor
import TerminalKit

/// The verdicts: a list for each version, of which one is in front. Each keeps its cursor and folds.
struct VerdictPane: Sendable {
  private(set) var presentation: VerdictPresentation?
  /// The version whose steps are shown.
  private(set) var front: Generation
  private var lists: [Generation: VerdictList] = [:]
  private var size = Size(columns: 80, rows: 20)

  init(front: Generation) {
    self.front = front
  }

  var report: VerdictReport? { presentation?.report }

  /// The decision in front; nil while there is none.
  var answer: Explanation.Answer? { report?.explanation.answer(of: front) }

  /// The list in front.
  var list: VerdictList {
    get { lists[front] ?? VerdictList() }
    set { lists[front] = newValue }
  }

  var other: Generation { front == .go ? .python : .go }

  mutating func show(_ presentation: VerdictPresentation) {
    self.presentation = presentation
    for generation in Generation.allCases {
      var list = lists[generation] ?? VerdictList()
      list.resize(size)
      if let tree = presentation.trees[generation] { list.show(tree) }
      lists[generation] = list
    }
  }

  /// What is shown stays, though it could not be asked for anew.
  mutating func keep(despite problem: String) {
    for (generation, tree) in presentation?.trees ?? [:] {
      lists[generation]?.show(tree.keptDespite(problem))
    }
  }

  /// Another image is asked about.
  mutating func clear() {
    presentation = nil
    lists = [:]
  }

  mutating func resize(_ size: Size) {
    self.size = size
    for generation in lists.keys { lists[generation]?.resize(size) }
  }

  mutating func bringToFront(_ generation: Generation) {
    front = generation
  }
}
