import Inspector
import PolicyEditor
import TerminalKit

/// One line of the list: marks, then columns by what it is.
struct PolicyRow {
  let item: PolicyOutline.Item
  let outline: PolicyOutline
  let widths: PolicyList.Widths
  let columns: Int
  /// Whether what is below it is shown; nil where there is nothing.
  let isOpen: Bool?
  let tryOut: TryOut?
  /// The worst that lint says of it.
  let severity: LintProblem.Severity?

  /// The sign of what lint says, in front of every line but headings.
  private static let signWidth = 2
  /// What stands in front of every line but headings: what became of the image that is tried out.
  private static let markWidth = 5
  /// From this width a rule tells why it loses.
  private static let reasonColumns = 50

  var text: StyledText {
    switch item {
    case .section(let section): heading(section)
    case .validator(let index): outline.validator(index).map(row) ?? StyledText()
    case .trustRoot(let validator, let index):
      outline.trustRoot(index, of: validator).map(row) ?? StyledText()
    case .rule(let index): outline.rule(index).map(row) ?? StyledText()
    }
  }

  private func heading(_ section: Values.Section) -> StyledText {
    let count =
      section == .validators
      ? outline.configuration.validators.count : outline.configuration.rules.count
    var text = StyledText(section.title, Style.plain.bold)
    text.append("  \(count)", .dim)
    if let severity { text.append("  \(severity.rawValue)", Style(severity.tone)) }
    switch outline.origins[section] {
    case .chart: text.append("  the chart's own: no file sets them", .warning)
    case .deleted: text.append("  deleted by a file", .bad)
    case .absent: text.append("  no file sets them", .warning)
    case .file, nil: break
    }
    return text
  }

  private var sign: StyledText {
    StyledText(signOf: severity).padded(to: PolicyRow.signWidth)
  }

  private func row(_ validator: Validator) -> StyledText {
    var text = sign + StyledText(isOpen == false ? " +" : "  ", .accent)
    let name = StyledText(validator.name ?? "?", validator.name == nil ? .bad : .plain)
    text += name.padded(to: min(widths.validator, columns / 3)) + "  "
    text += StyledText(validator.typeName, .dim).padded(to: 8) + "  "
    text.append(validator.address)
    if !validator.summary.isEmpty {
      let remark = StyledText("  \(validator.summary)", .dim)
      if text.width + remark.width <= columns { text += remark }
    }
    return text
  }

  private func row(_ root: TrustRoot) -> StyledText {
    var text = sign + StyledText("      ")
    text += StyledText(root.name ?? "?", root.name == nil ? .bad : .plain).padded(to: 16) + "  "
    let key = root.keySummary
    text.append(key.text, Style(key.tone))
    return text
  }

  private func row(_ rule: Rule) -> StyledText {
    let number = String(rule.index + 1)
    let mark = tryOut?.mark(ofRule: rule.index)
    var text =
      sign
      + StyledText(mark?.text ?? "", Style(mark?.tone ?? .plain)).padded(to: PolicyRow.markWidth)
    text.append(String(repeating: " ", count: max(0, widths.number - number.count)))
    text.append(number + " ", .dim)
    let room = columns - text.width
    text += StyledText(rule.pattern, mark == nil ? .plain : Style.plain.bold).padded(
      to: min(widths.pattern, max(room * 3 / 5, 12)))
    text += StyledText("  ") + StyledText(rule.validator ?? "default", .accent)
    for requirement in rule.requirements {
      text.append("  ")
      text.append(requirement.text, Style(requirement.tone))
    }
    return text + reason(rule, after: text.width)
  }

  /// Why the rule loses in the eyes of the version in front, at the right edge.
  private func reason(_ rule: Rule, after width: Int) -> StyledText {
    guard columns >= PolicyRow.reasonColumns,
      let reason = tryOut?.reason(ofRule: rule.index, for: outline.generation)
    else { return StyledText() }
    let space = columns - width - reason.text.count
    guard space >= 2 else { return StyledText() }
    return StyledText(String(repeating: " ", count: space))
      + StyledText(reason.text, Style(reason.tone))
  }
}
