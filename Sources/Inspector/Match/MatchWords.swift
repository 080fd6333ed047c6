import PolicyEditor

/// Why a rule did not win, in the words that text, JSON and screen share.
extension PolicyChoice {
  func words(_ reason: PolicyCandidate.Reason) -> String {
    switch reason {
    case .notMatching: "not matching"
    case .fewerComponents: "fewer components"
    case .shorterPrefix: "shorter prefix"
    case .shorterComponent: "shorter component"
    case .earlierEqualRule: "earlier equal rule"
    case .laterEqualRule: "later equal rule"
    case .undecided: "not decided"
    case .failed:
      switch failure?.cause {
      case .moreComponentsThanImage: "more components than the image"
      case .unboundedPattern: "too large to be judged"
      case .badPattern, nil: "malformed pattern"
      }
    }
  }
}

extension MatchReport {
  func words(_ reason: PolicyCandidate.Reason) -> String { choice?.words(reason) ?? "" }

  /// What became of the image, where no rule wins.
  var failureSentence: String? {
    switch outcome {
    case .refused(let refusal):
      refusal.message.map { "refused: \($0)" }
        ?? "Connaisseur 3.3 does not come to an end with this reference"
    case .matched(let choice) where choice.winner != nil: nil
    case .matched(let choice) where choice.isCrash:
      "Connaisseur 3.9 dies of the pattern: the pod restarts, the request fails"
    case .matched(let choice):
      choice.message.map { "no rule: \($0)" } ?? "unknown: a pattern is too large to be judged"
    }
  }
}
