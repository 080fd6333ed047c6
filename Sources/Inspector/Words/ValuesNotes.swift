public import PolicyEditor

/// What should be known about the files of a configuration before their verdicts are believed.
extension Values {
  /// A sentence each, in the order of the files.
  ///
  /// - Parameter generations: those that are asked.
  public func notes(for generations: [Generation], reading: Reading = .deployed) -> [String] {
    var notes = files.flatMap { $0.notes(reading: reading) } + secretNotes
    guard reading == .deployed else { return notes }
    for section in Section.allCases {
      let origins = generations.map { origin(of: section, for: $0) }
      if let origin = origins.first, let note = note(section, origin, generations) {
        notes.append(note)
      }
    }
    return notes
  }

  /// Which secrets were read, and where. What they hold is nowhere said.
  private var secretNotes: [String] {
    secrets.contents.sorted { $0.key < $1.key }.map { name, content in
      "the secret \(VisibleText.of(name)) is read from \(VisibleText.of(content.origin))"
    }
      + secrets.problems.sorted { $0.key < $1.key }.map { name, problem in
        "the secret \(VisibleText.of(name)) is not at hand: \(VisibleText.of(problem))"
      }
  }

  private func note(
    _ section: Section, _ origin: Origin, _ generations: [Generation]
  ) -> String? {
    let path = "application.\(section.rawValue)"
    switch origin {
    case .file: return nil
    case .chart:
      let charts = generations.map(\.chartVersion).joined(separator: " and ")
      return "no file sets \(path): it is the chart's own, as of chart \(charts)"
    case .deleted(let position):
      return "\(position.words): this deletes the chart's own \(path), and nothing takes its place"
    case .absent: return "no file sets \(section.rawValue)"
    }
  }
}

extension Values.File {
  fileprivate func notes(reading: Values.Reading) -> [String] {
    let file = VisibleText.of(name)
    var notes: [String] = []
    switch shape {
    case .version1, .version2:
      let version = shape == .version1 ? "1" : "2"
      notes.append(
        reading == .deployed
          ? "\(file) is for chart version \(version): later charts ignore its validators and policy"
          : "\(file) is for chart version \(version)")
    case .nothing: notes.append("\(file) sets nothing of Connaisseur's configuration")
    case .helmValues, .helmGetValues, .umbrella, .helmRelease, .argoApplication, .configMap,
      .connaisseurConfiguration:
      break
    }
    return notes
      + unread.map {
        "\($0.position.words): \($0.member) names further values that are not read;"
          + " name them with --values"
      }
  }
}

extension Generation {
  /// The chart whose own values are known.
  fileprivate var chartVersion: String {
    switch self {
    case .python: "3.3.4"
    case .go: "3.9.1"
    }
  }
}
