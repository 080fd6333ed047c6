public import PolicyEditor

/// Why a denial and the answer that is computed may differ.
public enum RejectionReason: Hashable, Sendable {
  /// The API server could not ask Connaisseur, or Connaisseur did not come to an end.
  case notDecided
  /// Connaisseur's webhook denied, but not in words that are known here.
  case unknownMessage
  /// It was said by a generation that was not asked.
  case otherVersion(Generation)
  /// The denial names another image.
  case otherImage(String)
  /// The denial names no image; another container of the same object may be meant.
  case otherContainer
  /// It names a rule, a validator or a trust root that these values do not have or do not choose.
  case otherValues(Difference)
  /// Nothing shows that the values differ, but nothing shows that they are those that run.
  case valuesNotCompared
  /// What was wrong may have been mended; 3.9 says it again for as long as it keeps results.
  case mendedButCached(seconds: Int)
  case mended
  /// An expiry date, or `--at`, lies between.
  case timePassed
  /// Root is signed by other keys than those that signed it then.
  case keysRotated
  /// The cluster reaches the server another way, or other data were read here.
  case serverFromHere
  /// 3.9 tells one of several things that are wrong, and not always the same.
  case oneOfSeveral

  /// What a denial names and the values have otherwise.
  public enum Difference: Hashable, Sendable {
    case rule(said: String, winning: String?)
    /// The denial says that no rule matches.
    case noRule(winning: String)
    case validator(said: String, chosen: String?)
    case trustRoot(said: String)
  }
}
