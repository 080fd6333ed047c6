/// The pattern of a rule, compiled as one generation does.
struct Pattern: Sendable {
  /// An image to be matched, cut once for all rules.
  struct Subject {
    let scalars: [Unicode.Scalar]
    let components: [PatternComponent]

    init(_ name: String) {
      scalars = Array(name.unicodeScalars)
      components = PatternComponent.cut(scalars)
    }
  }

  enum Outcome {
    case matches(PatternRank)
    case matchesNot
    case failed(PolicyChoice.Cause)
  }

  private enum Matcher {
    case python(WildcardPattern)
    case go(GoPattern)
    case bad
  }

  private let generation: Generation
  private let components: [PatternComponent]
  private let matcher: Matcher

  init(_ text: String, as generation: Generation) {
    self.generation = generation
    let scalars = Array(text.unicodeScalars)
    switch generation {
    case .python:
      // Without a colon any tag is meant; what is compared afterwards has it too.
      let pattern = scalars.contains(":") ? scalars : scalars + [":", "*"]
      components = PatternComponent.cut(pattern)
      matcher = .python(PythonPattern.parse(pattern))
    case .go:
      components = PatternComponent.cut(scalars)
      matcher = GoPattern(scalars).map { .go($0) } ?? .bad
    }
  }

  func outcome(for image: Subject) -> Outcome {
    do throws(GlobFailure) {
      guard try matches(image.scalars) else { return .matchesNot }
    } catch {
      return .failed(error == .panic ? .badPattern : .unboundedPattern)
    }
    return PatternRank(of: components, for: image.components, as: generation).map { .matches($0) }
      ?? .failed(.moreComponentsThanImage)
  }

  private func matches(_ image: [Unicode.Scalar]) throws(GlobFailure) -> Bool {
    switch matcher {
    case .python(let pattern): pattern.matches(image)
    case .go(let pattern): try pattern.matches(image)
    case .bad: throw .panic
    }
  }
}
