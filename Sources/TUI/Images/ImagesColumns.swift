import Inspector
import PolicyEditor
import TerminalKit

/// The columns of the list of images, by the room that there is.
struct ImagesColumns {
  private let front: Generation
  private let columns: Int
  private let imageWidth: Int

  private static let statusWidth = 6
  private static let verdictWidth = 10
  private static let whyWidth = 26
  /// From these widths there is room for why, and for the answers of both Connaisseurs.
  private static let whyColumns = 60
  private static let verdictColumns = 96

  /// - Parameter longest: the cells of the longest image.
  init(front: Generation, columns: Int, longest: Int) {
    self.front = front
    self.columns = columns
    var room = columns - ImagesColumns.statusWidth
    if columns >= ImagesColumns.verdictColumns { room -= 2 * ImagesColumns.verdictWidth }
    if columns >= ImagesColumns.whyColumns { room -= ImagesColumns.whyWidth }
    imageWidth = max(min(longest, room), 1)
  }

  private var generations: [Generation] {
    [front] + Generation.allCases.filter { $0 != front }
  }

  var head: StyledText {
    var text = StyledText("").padded(to: ImagesColumns.statusWidth)
    if columns >= ImagesColumns.verdictColumns {
      for generation in generations {
        text += StyledText(generation.rawValue, .dim).padded(to: ImagesColumns.verdictWidth)
      }
    }
    text += StyledText("image", .dim).padded(to: imageWidth)
    if columns >= ImagesColumns.whyColumns { text.append("  why", .dim) }
    return text
  }

  func line(_ entry: AuditEntry) -> StyledText {
    let outcome = entry.outcome(of: front)
    var text = StyledText(outcome.status.rawValue, Style(outcome.tone))
      .padded(to: ImagesColumns.statusWidth)
    if columns >= ImagesColumns.verdictColumns {
      for generation in generations {
        let own = entry.outcome(of: generation)
        let word = own == .pending ? "…" : own.word
        text += StyledText(word, Style(own.tone)).padded(to: ImagesColumns.verdictWidth)
      }
    }
    let name = entry.image.isEmpty ? "(an empty text)" : entry.image.shownWhole
    guard columns >= ImagesColumns.whyColumns else { return text + StyledText(cut(name)) }
    text += StyledText(cut(name)).padded(to: imageWidth)
    let why = entry.reasons(of: front).map(\.name).joined(separator: ", ")
    return text + StyledText("  " + why, .dim)
  }

  /// The end of a name that is too long: it tells more than its beginning.
  private func cut(_ name: String) -> String {
    guard CharacterWidth.cells(of: name) > imageWidth, imageWidth > 1 else { return name }
    var end = name[...]
    while CharacterWidth.cells(of: String(end)) > imageWidth - 1 { end.removeFirst() }
    return "…" + end
  }

  func heading(_ name: String, _ summary: AuditSummary, isFolded: Bool) -> StyledText {
    let count = summary.images == 1 ? "1 image" : "\(summary.images) images"
    return StyledText(isFolded ? "+ " : "  ", .accent) + StyledText(name, Style.plain.bold)
      + StyledText("  \(count): \(summary.words)", .dim)
  }
}
