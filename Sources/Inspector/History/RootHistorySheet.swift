public import NotaryCore

extension RootHistory {
  /// The versions as a list, the newest first.
  public var sheet: FactSheet {
    FactSheet(title: "Root history", summary: summary, rows: entries.map(row))
  }

  private var summary: [StyledLine] {
    let versions = versions
    guard let last = versions.first, let first = versions.last else {
      return [StyledLine("no version of root can be read", .warning)]
    }
    let range = first.number == last.number ? "" : ", v\(first.number) to v\(last.number)"
    let count = versions.count == 1 ? "1 version of root" : "\(versions.count) versions of root"
    let rotations = versions.count { $0.step?.rotatesRoot == true }
    let turned =
      rotations == 0
      ? "the root key never changed"
      : rotations == 1
        ? "the root key changed once" : "the root key changed \(rotations) times"
    return [StyledLine("\(count)\(range); \(turned)"), steps]
  }

  /// What the steps come to.
  private var steps: StyledLine {
    let broken = versions.compactMap(\.step).filter(\.isBroken)
    if let step = broken.last {
      let more = broken.count == 1 ? "" : ", and \(broken.count - 1) more"
      return StyledLine("the step from v\(step.from) to v\(step.to) does not hold\(more)", .bad)
    }
    let gaps = gaps
    if gaps.contains(where: { $0.reason == .pending }) {
      return StyledLine("… versions are still to come", .dim)
    }
    guard gaps.isEmpty else {
      let count = gaps.reduce(0) { $0 + $1.numbers.count }
      let missing = count == 1 ? "1 version is" : "\(count) versions are"
      return StyledLine("\(missing) not known, so not every step can be judged", .warning)
    }
    return versions.count > 1
      ? StyledLine("every step holds by the rule of TUF, and the Notary client takes it", .good)
      : StyledLine("there is no step to judge", .dim)
  }

  private func row(_ entry: Entry) -> FactRow {
    switch entry {
    case .gap(let gap):
      let status: StatusWord = gap.reason == .pending ? .pending : .none
      return FactRow(status, gap.title, [Span(gap.reason.message, .dim)])
    case .version(let version):
      let detail = RootVersionDetail(version: version, newest: newest, moment: moment)
      return FactRow(
        detail.status, "v\(version.number)", detail.facts, details: detail.lines,
        copies: detail.copies)
    }
  }
}

extension RootStep {
  /// Whether the keys of root itself changed.
  var rotatesRoot: Bool {
    changes.contains { $0.role == .root && !($0.added.isEmpty && $0.removed.isEmpty) }
  }

  /// Whether it breaks the rule of TUF, or the client refuses it.
  var isBroken: Bool { breaches?.isEmpty == false || (isAdjacent && refusal != nil) }
}

extension RoleChange {
  /// `root +1 -1`, for a list.
  var short: String {
    var parts = [role.rawValue]
    if !added.isEmpty { parts.append("+\(added.count)") }
    if !removed.isEmpty { parts.append("-\(removed.count)") }
    if thresholdBefore != thresholdAfter { parts.append("threshold \(thresholdAfter)") }
    return parts.joined(separator: " ")
  }
}
