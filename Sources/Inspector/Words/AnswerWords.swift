import NotaryCore

/// What the image comes to, for a reader who has time for two lines.
extension TrustReport {
  /// The answer, and on a second line what it rests on or what to do. Empty while documents come.
  public var answer: [StyledLine] {
    let lines = ownAnswer
    // What this machine has seen before is worth more than what the answer rests on.
    guard let warning = local?.warning, let first = lines.first else { return lines }
    return [first, StyledLine(warning, .bad)]
  }

  private var ownAnswer: [StyledLine] {
    switch status {
    case .pending: []
    case .unavailable: unavailable
    case .broken: broken
    case .verified, .unpinned: resolution + [basis]
    }
  }

  private var unavailable: [StyledLine] {
    for problem in chain.roles.flatMap(\.problems) {
      guard case .unavailable(let failure) = problem else { continue }
      return [StyledLine(failure.message, .bad), StyledLine(failure.remedy, .accent)]
    }
    return [StyledLine(status.sentence)]
  }

  private var broken: [StyledLine] {
    if isNowhere { return [StyledLine(sentence, .bad)] }
    let refused = chain.roles.filter(\.isRefused)
    let role = refused.first { !$0.isLeftOut } ?? refused.first
    guard let role, let problem = role.leadingProblem else {
      return [StyledLine(status.sentence, .bad)]
    }
    return [
      StyledLine([Span("\(role.name): ", .plain), Span(problem.message, .bad)]),
      StyledLine(status.sentence, .dim),
    ]
  }

  /// What is signed for the tag or digest.
  private var resolution: [StyledLine] {
    let subject = image.tag ?? image.digest.map { "\($0)" } ?? image.name
    let digests = Set(resolved.compactMap(\.digestText))
    guard let first = resolved.first else {
      return [StyledLine("nobody signed \(subject)", .warning)]
    }
    if image.tag == nil {
      let names = Set(resolved.map(\.name)).sorted().map(\.text).joined(separator: ", ")
      return [StyledLine([Span(subject), Span(" is "), Span(names, .good)])]
    }
    guard digests.count == 1, let digest = digests.first else {
      let taken = chain.targets.first { $0.name == first.name }?.role
      let choice = taken.map { "; the client takes that of \($0)" } ?? ""
      return [
        StyledLine("\(subject) is signed with \(digests.count) digests\(choice)", .warning)
      ]
    }
    return [StyledLine([Span(subject, .accent), Span(" is "), Span(digest, .good)])]
  }

  /// Who signed it, and under whose authority.
  private var basis: StyledLine {
    let signers = words(for: resolved.map(\.role))
    let dropped = words(for: leftOut)
    let signed = signers.isEmpty ? "" : "signed in \(signers); "
    let isDoubtful = status == .unpinned
    guard dropped.isEmpty else {
      return StyledLine([Span(signed, .dim), Span("left out as broken: \(dropped)", .warning)])
    }
    return StyledLine([
      Span(signed, .dim), Span(sentence, isDoubtful ? .warning : .dim),
    ])
  }

  /// Delegations by their names below targets.
  private func words(for roles: [RoleName]) -> String {
    roles.map { $0.isDelegation ? String($0.rawValue.dropFirst("targets/".count)) : $0.rawValue }
      .joined(separator: ", ")
  }
}
