import Inspector
import NotaryCore
import TerminalKit

/// One line of the tree: status, fold mark, title, facts.
struct NodeRow {
  let row: TreeRow<TrustNode, TrustNode.ID>
  /// Where the facts begin, counted from the fold mark.
  let titleWidth: Int
  let columns: Int
  /// The tag that is inspected.
  let tag: String?
  /// What another judge than the Notary client makes of the role.
  let outcome: RoleOutcome?
  /// What this machine knows of it.
  let localMark: Span?

  var text: StyledText {
    let node = row.node
    let status = outcome?.status ?? node.status
    var text = StyledText(status.rawValue, Style(status.tone)).padded(to: 5)
    text.append(String(repeating: " ", count: row.depth))
    text.append(row.isFolded ? "+" : " ", .accent)
    text += StyledText(node.title, titleStyle).padded(to: max(0, titleWidth - row.depth))
    if let mark = outcome?.difference?.mark {
      text += StyledText("  ") + StyledText(mark.text, Style(mark.tone))
    }
    if let localMark {
      text += StyledText("  ") + StyledText(localMark.text, Style(localMark.tone))
    }
    for (index, fact) in node.facts.enumerated() {
      var piece = StyledText("  ") + StyledText(fact.text, Style(fact.tone))
      // Versions make a column.
      if index == 0, isRole, node.facts.count > 1, fact.text.hasPrefix("v") {
        piece = piece.padded(to: 5)
      }
      // A fact is whole or not there, unless it is what matters.
      let isUrgent = fact.tone == .bad || fact.tone == .warning
      guard text.width + piece.width <= columns || index == 0 || isUrgent else { continue }
      text += piece
    }
    return text
  }

  private var isRole: Bool {
    if case .role = row.node.id { true } else { false }
  }

  private var titleStyle: Style {
    switch row.node.id {
    case .role: .plain.bold
    case .target(_, let name) where name.text == tag: .accent
    default: .plain
    }
  }
}
