import PolicyEditor

/// A denial as text: what it says and means, and what is decided here and now.
extension Rejection {
  /// What is known of it without an answer.
  var lines: [StyledLine] {
    var lines = [StyledLine("The denial", .accent)]
    lines += StyledLine.wrapped("  says: \(message)")
    lines += StyledLine.wrapped("  means: \(situation.meaning)")
    lines += StyledLine.wrapped("  said by: \(speaker)")
    if let image {
      let form = image.isAsWritten ? "" : " (the name that 3.3 made of it)"
      lines += StyledLine.wrapped("  about: \(image.text)\(form)")
    }
    switch leniency {
    case .detectionMode:
      lines += StyledLine.wrapped("  only a warning: detection mode admits it all the same")
    case .podsOnly:
      lines += StyledLine.wrapped(
        "  only a warning: resourceValidationMode podsOnly denies pods alone")
    case nil: break
    }
    if let remedy = situation.remedy {
      lines += StyledLine.wrapped("  what to do: \(remedy)", .accent)
    }
    return lines
  }

  private var speaker: String {
    var words: [String] = []
    if let generation {
      words.append("Connaisseur \(generation.rawValue)")
    } else if let webhook, situation.isDecision || situation == .unknown {
      words.append("the webhook \(webhook)")
    } else if situation == .unknown {
      words.append("not known")
    } else {
      words.append(webhook.map { "the API server, of the webhook \($0)" } ?? "not known")
    }
    if let object {
      let name = [object.namespace, object.name].compactMap { $0 }.joined(separator: "/")
      words.append("for \(object.kind ?? "the object") \(name)")
    }
    return words.joined(separator: ", ")
  }
}

extension RejectionComparison {
  /// The comparison alone.
  var lines: [StyledLine] {
    var lines = StyledLine.wrapped("  here and now: \(words)", tone)
    if !reasons.isEmpty, outcome != .reproduced {
      lines.append(StyledLine("  why that can be:"))
      for reason in reasons { lines += StyledLine.wrapped("    - \(reason.message)") }
    }
    return lines
  }

  private var words: String {
    let who = generation.map { "Connaisseur \($0.rawValue)" } ?? "Connaisseur"
    switch outcome {
    case .reproduced: return "the same: \(who) says this"
    case .differs: return "\(who) does not say this"
    case .admitted: return "\(who) admits it"
    case .notComparable: return "not compared"
    }
  }

  private var tone: Tone {
    switch outcome {
    case .reproduced: .bad
    case .differs: .warning
    case .admitted: .good
    case .notComparable: .warning
    }
  }
}
