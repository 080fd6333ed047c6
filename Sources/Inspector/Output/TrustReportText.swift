import NotaryCore

/// `inspect` as text: a head, the whole tree, and the tags that the client lists.
extension TrustReport {
  public var lines: [StyledLine] {
    var lines = head + [StyledLine()] + TreeText(report: self).lines + [StyledLine()] + listing
    for sheet in sheets { lines += [StyledLine()] + sheet.lines }
    return lines
  }

  /// What was asked for beside the chain of trust.
  private var sheets: [FactSheet] {
    var sheets: [FactSheet] = []
    if let history { sheets.append(history.sheet) }
    if let local { sheets += local.trust.sheets(for: chain) }
    if let registry { sheets.append(registry.sheet) }
    if let against { sheets.append(against.sheet) }
    return sheets
  }

  private var head: [StyledLine] {
    var lines = source.route.warnings.map { StyledLine($0, .warning) }
    lines += [
      field("image", image.name),
      field(source.kind == .memory ? "source" : source.kind.rawValue, source.words),
      field("as of", DateWords.minute(chain.moment)),
      StyledLine([
        Span(padded("status")), verdict, Span("  " + sentence),
      ]),
    ]
    for warning in [local?.warning, against?.warning].compactMap({ $0 }) {
      lines.append(StyledLine([Span(padded("")), Span(warning, .bad)]))
    }
    for failure in failures {
      let advice = NetworkAdvice(failure: failure, url: source.text, route: source.route)
      lines.append(StyledLine([Span(padded("")), Span(failure.message, .bad)]))
      lines += advice.facts.map { StyledLine([Span(padded("")), Span($0, .dim)]) }
      for remedy in advice.remedies {
        lines.append(StyledLine([Span(padded("")), Span(remedy.text, .accent)]))
        lines += remedy.lines.map { StyledLine([Span(padded("") + "  "), Span($0)]) }
      }
    }
    if let health {
      lines.append(field("health", "\(health.words); \(ServerHealth.rule)"))
    }
    return lines
  }

  /// Why base roles are not there, each reason once.
  private var failures: [TrustFailure] {
    var seen: Set<TrustFailure> = []
    return chain.roles.flatMap(\.problems).compactMap { problem in
      guard case .unavailable(let failure) = problem, seen.insert(failure).inserted else {
        return nil
      }
      return failure
    }
  }

  private func field(_ name: String, _ text: String) -> StyledLine {
    StyledLine([Span(padded(name)), Span(text)])
  }

  private func padded(_ name: String) -> String {
    name + String(repeating: " ", count: max(1, 9 - name.count))
  }

  private var listing: [StyledLine] {
    guard status.word == .ok || status.word == .warn else {
      return [StyledLine("No tags are listed, because the Notary client would list none.", .dim)]
    }
    guard !chain.targets.isEmpty else { return [StyledLine("No tags are signed.", .dim)] }
    let nameWidth = min(40, chain.targets.map { VisibleText.of($0.name.text).count }.max() ?? 0)
    let roleWidth = chain.targets.map { $0.role.rawValue.count }.max() ?? 0
    var lines = [StyledLine("Signed tags, as the Notary client lists them:")]
    let resolved = Set(resolved)
    for target in chain.targets {
      let name = VisibleText.of(target.name.text)
      let isResolved = resolved.contains(target)
      lines.append(
        StyledLine([
          Span(isResolved ? " > " : "   ", .accent),
          Span(name + spaces(nameWidth - name.count) + "  ", isResolved ? .accent : .plain),
          Span(target.digestText ?? "no sha256"),
          Span("  " + target.role.rawValue + spaces(roleWidth - target.role.rawValue.count)),
          Span("  \(target.length) B", .dim),
        ]))
    }
    return lines + resolution
  }

  /// What the image itself resolves to.
  private var resolution: [StyledLine] {
    let digests = Set(resolved.compactMap(\.digestText))
    if digests.count > 1 {
      return [StyledLine("\(image.name) resolves to \(digests.count) different digests.", .warning)]
    }
    guard digests.isEmpty else { return [] }
    return [StyledLine("Nobody signed \(image.name).", .warning)]
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}

/// The tree with everything open and every problem under its role. Tags are left to the listing,
/// unless there is none.
private struct TreeText {
  let report: TrustReport

  var lines: [StyledLine] {
    var lines: [StyledLine] = []
    let roles = Dictionary(report.chain.roles.map { ($0.name, $0) }) { first, _ in first }
    var stack = TrustTree(report).roots.reversed().map { (node: $0, depth: 0) }
    while let (node, depth) = stack.popLast() {
      lines.append(line(of: node, depth: depth))
      if case .role(let name) = node.id, let role = roles[name] {
        lines += problems(of: role, depth: depth)
      }
      stack += node.children.reversed().filter { !isListed($0) }.map { ($0, depth + 1) }
    }
    return lines
  }

  private func isListed(_ node: TrustNode) -> Bool {
    switch node.id {
    case .target, .targets: !report.chain.targets.isEmpty
    default: false
    }
  }

  private func line(of node: TrustNode, depth: Int) -> StyledLine {
    let word = node.status.rawValue
    let title = String(repeating: "  ", count: depth) + VisibleText.of(node.title)
    var spans = [
      Span(word + String(repeating: " ", count: max(1, 6 - word.count)), node.status.tone),
      Span(title + String(repeating: " ", count: max(0, 16 - title.count))),
    ]
    for fact in node.facts {
      spans.append(Span("  "))
      spans.append(fact)
    }
    return StyledLine(spans)
  }

  private func problems(of role: RoleJudgement, depth: Int) -> [StyledLine] {
    let indent = String(repeating: " ", count: 6 + 2 * (depth + 1))
    return role.problems.map { problem in
      StyledLine([
        Span(indent), Span(problem.code, problem.isNotice ? .warning : .bad),
        Span(": \(problem.message)"),
      ])
    }
  }
}
