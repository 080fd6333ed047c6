/// A pasted denial beside the answers.
extension RejectionComparison {
  /// Whether the denial is reproduced, and below it what it says and why the answer may differ.
  var node: VerdictNode {
    var node = VerdictNode(
      .rejection, title: Span("denial", .accent), text: [Span("the pasted denial: \(words)", tone)])
    var said = VerdictNode(
      .rejectionReason(0), title: Span("says", .dim), text: [Span(rejection.message)])
    said.copies = [VerdictNode.Copy(title: "pasted denial", text: rejection.message)]
    node.children =
      [said]
      + meaning
      + reasons.enumerated().map { index, reason in
        VerdictNode(
          .rejectionReason(index + 1), title: Span(index == 0 ? "may be" : "or", .dim),
          text: [Span(reason.message)])
      }
    node.isAnswer = true
    // What is as it was said needs no more words.
    node.opens = outcome != .reproduced
    return node
  }

  private var meaning: [VerdictNode] {
    let remedy = rejection.situation.remedy.map {
      VerdictNode(.rejectionRemedy, title: Span("to do", .accent), text: [Span($0)])
    }
    let meaning = VerdictNode(
      .rejectionMeaning, title: Span("means", .dim), text: [Span(rejection.situation.meaning)])
    return [meaning] + [remedy].compactMap { $0 }
  }

  private var words: String {
    switch outcome {
    case .reproduced: "reproduced"
    case .differs: "differs from what is decided here and now"
    case .admitted: "now admitted"
    case .notComparable: "not comparable"
    }
  }

  private var tone: Tone {
    switch outcome {
    case .reproduced: .plain
    case .admitted: .good
    case .differs, .notComparable: .warning
    }
  }
}
