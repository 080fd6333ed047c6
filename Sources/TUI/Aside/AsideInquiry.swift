public import Inspector
public import NotaryCore
public import PolicyEditor

/// A question for facts beside the chain of trust.
public struct AsideInquiry: Equatable, Sendable {
  public let image: ImageReference
  /// The validator of the rule that wins, where there is one: it tells the server.
  public let validator: NotaryValidator?
  public let generation: Int
}

/// What is known by now.
public enum AsideAnswer: Sendable {
  case sheet(FactSheet, progress: String, isComplete: Bool)
  /// How signing in went.
  case trace(AuthenticationTrace)
  /// Who was asked wants not to be asked again for a time.
  case askedToWait(seconds: Int, until: Instant)
  /// Nothing could be asked, and why.
  case failed(String)
}
