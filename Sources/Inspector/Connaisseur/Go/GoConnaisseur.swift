public import NotaryCore
public import PolicyEditor

/// What Connaisseur 3.9 decides, check by check in its order (connaisseur 3.9.1,
/// `internal/handler/validation` and `internal/validator/notaryv1`, on notary 0.7's library).
///
/// It stops at the first check that fails; here all are made, so that nobody mends one thing to meet
/// the next.
public enum GoConnaisseur {
  /// Decides on an image.
  ///
  /// - Parameters:
  ///   - image: as written.
  ///   - policy: the configuration's rules, where many images are judged by the same ones.
  ///   - documents: the trust data that ``inquiry(image:configuration:policy:)`` asks for; nil where
  ///     it asks for none, or where it was not asked for.
  ///   - at: the moment at which expiry is judged.
  public static func decide(
    image: String, configuration: Configuration, policy: Policy? = nil,
    documents: ConnaisseurDocuments?, at: Instant
  ) -> Decision {
    var trace = GoTrace()
    let reference: ConnaisseurReference
    switch ConnaisseurReference.read(image, as: .go) {
    case .success(let read):
      reference = read
      trace.ok(.reference, GoWords.reference(reference))
    case .failure(let refusal):
      trace.ends(
        .reference, .denied(refusal.message ?? "invalid image reference"),
        "this is not an image reference to it", .referenceRefused)
      return trace.decision(digest: nil)
    }
    let policy = policy ?? Policy(configuration.rules, as: .go)
    let choice = policy.choose(for: reference.name)
    guard let rule = choice.winner else {
      end(choice, &trace)
      return trace.decision(digest: nil)
    }
    trace.ok(.rule, "rule \(rule.index + 1), \(rule.pattern)")
    let name = GoValidators.name(of: rule)
    guard let validator = GoValidators.find(name, in: configuration) else {
      trace.ends(
        .validator, .denied("validator \"\(name)\" not found"),
        "no validator is named \(name)",
        .validatorNotDefined(name, isNamed: rule.validator != nil))
      return trace.decision(digest: nil)
    }
    switch validator.kind {
    case .static(let approve):
      decide(reference, image: image, rule: rule, approve: approve ?? false, &trace)
      return trace.decision(digest: nil)
    case .notEvaluated(let type):
      trace.ends(
        .validator, .unknown(nil), "not evaluated: \(type)", .notEvaluated(type: type))
      return trace.decision(digest: nil)
    case .unknown(let type):
      trace.ends(
        .validator, .unknown(nil),
        "it does not start with a validator of the type \(type ?? "that is missing")",
        .validatorNotUsable)
      return trace.decision(digest: nil)
    case .notaryV1(let notary):
      trace.ok(.validator, "\(name), a notaryv1 validator")
      guard let documents, documents.gun == GUN(reference.gun) else {
        let fact = "the trust data of \(reference.gun) was not asked for"
        trace.ends(.download, .unknown(nil), fact, .undetermined(fact))
        return trace.decision(digest: nil)
      }
      var validation = GoValidation(
        image: image, reference: reference, rule: rule, name: name, validator: notary,
        documents: documents, at: at, trace: trace)
      let digest = validation.run()
      return validation.trace.decision(digest: digest)
    }
  }

  /// No rule wins.
  private static func end(_ choice: PolicyChoice, _ trace: inout GoTrace) {
    guard let failure = choice.failure else {
      trace.ends(
        .rule, .denied(choice.message ?? "no matching rule"),
        "no pattern matches \(choice.name)", .noRule)
      return
    }
    let place = "rule \(failure.rule.index + 1), \(failure.rule.pattern)"
    if choice.isCrash {
      trace.ends(.rule, .crash, "it dies of \(place)", .patternEndsSearch)
    } else {
      trace.ends(
        .rule, .unknown(nil), "what it makes of \(place) is not known", .patternEndsSearch)
    }
  }

  private static func decide(
    _ reference: ConnaisseurReference, image: String, rule: Rule, approve: Bool,
    _ trace: inout GoTrace
  ) {
    guard approve else {
      trace.ends(
        .validator, .denied("static deny for image \(image) using rule \(rule.pattern)"),
        "a static validator that denies", .staticDeny)
      return
    }
    // Connaisseur reads the name again that it is about to write, and not every name that it wrote
    // can be read.
    guard case .success = ConnaisseurReference.read(reference.name, as: .go) else {
      trace.ends(
        .validator, .denied(GoWords.invalidResult(reference.name)),
        "the static validator approves, but \(reference.name) is no image reference",
        .resultNotReadable(reference.name))
      return
    }
    trace.ok(.validator, "a static validator that approves")
  }
}

/// How rules name validators.
enum GoValidators {
  static func name(of rule: Rule) -> String {
    rule.validator.flatMap { $0.isEmpty ? nil : $0 } ?? "default"
  }

  /// Of several with one name the first counts.
  static func find(_ name: String, in configuration: Configuration) -> Validator? {
    configuration.validators.first { ExactText($0.name ?? "") == ExactText(name) }
  }
}
