import PolicyEditor

/// A place where an image stands that is not admitted, and a reason why: what tools for reviews show
/// beside the line.
struct AuditFinding {
  let entry: AuditEntry
  let reason: AuditReason
  let place: AuditPlace

  /// Whether it only warns: where a denial is none, or where it is not known whether there is one.
  var isWarning: Bool {
    entry.outcome >= .unknown
      || reason.generations.allSatisfy {
        place.isSkipped(by: $0) || place.leniency(of: $0) != nil
      }
  }

  var code: String { reason.name }

  /// What is decided, why, and what to do.
  var message: String {
    let names = list(reason.generations.map(\.rawValue))
    let isOne = reason.generations.count == 1
    let verb =
      switch entry.outcome {
      case .crashed: isOne ? "dies on" : "die on"
      case .denied: isOne ? "denies" : "deny"
      default: "may deny"
      }
    let head =
      "Connaisseur \(names) \(verb) \(AuditReport.name(of: entry.image)) in \(place.title):"
    let remedy = reason.remedies.first.map { "\nFix: \($0.text)" } ?? ""
    return "\(head) \(reason.message)\(remedy)"
  }
}

extension AuditReport {
  /// Image by image, place by place; places where Connaisseur does not look are left out.
  var findings: [AuditFinding] {
    entries.flatMap { entry in
      entry.reasons.flatMap { reason in
        entry.places.filter { place in
          reason.generations.contains { !place.isSkipped(by: $0) }
        }.map { AuditFinding(entry: entry, reason: reason, place: $0) }
      }
    }
  }
}

/// `audit -o github`.
extension AuditReport {
  /// A line each, with a newline; what was not looked at is told, too.
  public var annotations: String {
    (findings.map(\.annotation) + partialAnnotations).map(\.text).joined()
  }

  private var partialAnnotations: [GitHubAnnotation] {
    let pending = summary[.pending]
    let ended =
      pending > 0 ? ["the audit was ended before \(pending) of its images were judged"] : []
    return (ended + gaps).map {
      GitHubAnnotation(level: .warning, properties: [("title", "partial")], message: $0)
    }
  }
}

/// `audit -o sarif`.
extension AuditReport {
  /// - Parameter tool: the version of this program.
  public func sarif(tool: String) -> JSONOutput {
    let codes = causes.map(\.name).sorted()
    return SARIFLog(
      tool: tool, rules: codes.map(AuditReport.rule), results: findings.map(\.sarif)
    ).json
  }

  private static func rule(_ code: String) -> SARIFLog.Rule {
    SARIFLog.Rule(
      id: code, title: code.map { $0 == "-" ? " " : String($0) }.joined(),
      text:
        "An image that Connaisseur does not admit, or may not. \(code) is the cause's name, which"
        + " docs/causes.md explains.", help: nil)
  }
}

extension AuditFinding {
  fileprivate var annotation: GitHubAnnotation {
    let position = place.container.position
    let lines = [
      ("file", position.file), ("line", String(position.line)), ("col", String(position.column)),
    ]
    return GitHubAnnotation(
      level: isWarning ? .warning : .error,
      properties: (place.isFile ? lines : []) + [("title", code)], message: message)
  }

  fileprivate var sarif: SARIFLog.Result {
    let position = place.container.position
    return SARIFLog.Result(
      rule: code, level: isWarning ? .warning : .error, message: message,
      file: place.isFile ? position.file : nil,
      region: SARIFLog.Region(start: (position.line, position.column)), name: place.title,
      properties: [
        ("image", .string(entry.image)),
        ("connaisseur", .array(reason.generations.map { .string($0.rawValue) })),
      ])
  }
}
