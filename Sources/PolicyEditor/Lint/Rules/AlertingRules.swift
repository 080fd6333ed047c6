/// `alerting`, beyond the types of its values. URLs and headers may be secrets, and are not shown.
enum AlertingRules {
  /// The templates that the charts bring.
  private static let templates = ["ecs-1-12-0", "keybase", "msteams", "opsgenie", "slack"]

  static func check(_ context: LintContext, _ findings: inout LintFindings) {
    guard let alerting = context.values.merged.member("alerting") else { return }
    var top = LintFindings(
      generation: findings.generation,
      prefix: String(findings.prefix.dropLast("application.".count)))
    for category in ["admitRequest", "rejectRequest"] {
      guard let value = alerting.member(category)?.last else { continue }
      let node = ConfigurationNode(
        value: value, path: "alerting.\(category)", rules: .helm)
      for receiver in node.membersByName["receivers"]?.elements ?? [] where receiver.isMapping {
        check(receiver, context, &top)
      }
    }
    findings.take(top)
  }

  private static func check(
    _ receiver: ConfigurationNode, _ context: LintContext, _ findings: inout LintFindings
  ) {
    let members = receiver.membersByName
    if let template = members["template"], let name = context.text(template), !name.isEmpty,
      !templates.contains(name)
    {
      let near = LintText.nearest(to: name, among: templates)
      findings.add(
        .unknownTemplate, at: template.place,
        "the chart brings no template \(LintText.quoted(name)): unless it was added there, no message"
          + " is sent",
        fix: "write \(near ?? LintText.either(templates))",
        edit: near.flatMap { LintEdit.replacing(template.place, with: $0, name: "write \($0)") })
    }
    guard context.generation == .go else { return }
    if let url = members["receiverUrl"], let text = url.string, !text.isEmpty, !isURL(text) {
      findings.add(
        .valueNotAllowed, at: url.place, "receiverUrl is no URL",
        words: .said("URL must be a valid URL"), fix: "write https:// in front")
    }
    for header in members["customHeaders"]?.elements ?? [] {
      guard let text = context.text(header), !text.contains(":") else { continue }
      findings.add(
        .valueNotAllowed, at: header.place, "a header is written as Name: value, and this is not",
        fix: "write the name, a colon and the value")
    }
  }

  /// A scheme and something behind it (go-playground/validator, `url`).
  private static func isURL(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else { return false }
    return text[..<colon].allSatisfy { $0.isASCII && ($0.isLetter || "+-.0123456789".contains($0)) }
      && text.index(after: colon) != text.endIndex
  }
}
