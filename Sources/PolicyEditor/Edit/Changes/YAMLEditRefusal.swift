/// Why a document is not edited as it was wanted. Nothing has been changed.
public enum YAMLEditRefusal: Error, Hashable, Sendable {
  /// A place that takes over what would change.
  public struct Place: Hashable, Sendable {
    public let location: YAMLLocation
    /// The name of the anchor that it takes the value from.
    public let anchor: String
    /// Whether it stands behind `<<`.
    public let isMerge: Bool
  }

  /// These places take over what would change, and would change too.
  case changesElsewhere([Place])
  /// The mapping has a member of this name.
  case nameExists(String, YAMLLocation)
  /// After the change the mapping would still have a member of this name, from there: another member
  /// of the same name, or a mapping that `<<` takes over.
  case nameRemains(String, YAMLLocation)
  /// What would be written is not what its readers would take, because `<<` takes over a member of
  /// the same name.
  case mergeWins(String, YAMLLocation)
  /// Two of the changes touch the same text.
  case changesOverlap(YAMLLocation)
  /// The change fits nothing at this place: no child of this number, a member for a sequence.
  case doesNotFit(YAMLLocation)
  /// The text at this place is written in a way into which the change cannot be written.
  case cannotBeWritten(YAMLLocation)
  /// The edited text is beyond a limit, or would not be YAML.
  case notYAML(YAMLError)
  /// The domain's own reason, a sentence without a full stop.
  case policy(String)
}

extension YAMLEditRefusal {
  /// The reason in a sentence, without a full stop. What it quotes of the text is raw.
  public var sentence: String {
    switch self {
    case .changesElsewhere(let places):
      let shown = places.prefix(3).map { place in
        let how = place.isMerge ? "<<: *" : "*"
        return "line \(place.location.line) (\(how)\(place.anchor))"
      }.joined(separator: ", ")
      let more = places.count > 3 ? " and \(places.count - 3) more" : ""
      return "this would also change what \(shown)\(more) takes over; write the value there first"
    case .nameExists(let name, let place):
      return "there is a member \(name) already, on line \(place.line)"
    case .nameRemains(let name, let place):
      return "\(name) would then come from line \(place.line)"
    case .mergeWins(let name, let place):
      return "\(name) would still come from line \(place.line), which << takes over"
    case .changesOverlap(let place):
      return "two changes would touch the same text on line \(place.line)"
    case .doesNotFit(let place):
      return "what stands on line \(place.line) cannot be changed in this way"
    case .cannotBeWritten(let place):
      return "this cannot be written into the text on line \(place.line) without changing more;"
        + " edit the text itself"
    case .notYAML(let error):
      return "the edited text could not be read, from line \(error.location.line) on"
    case .policy(let sentence): return sentence
    }
  }
}
