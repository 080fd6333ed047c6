public import NotaryCore
public import PolicyEditor

/// Connaisseur 3.3, the Python program, as 3.3.4 decides.
public enum PythonConnaisseur {
  /// What it does with an image.
  ///
  /// - Parameters:
  ///   - image: the reference as written.
  ///   - rule: the rule that wins for it; nil where none matches.
  ///   - documents: the trust data of the repository under which this generation looks; nil where
  ///     it was not fetched.
  ///   - at: the moment at which expiry is judged.
  public static func decide(
    image: String, rule: Rule?, configuration: Configuration, documents: ConnaisseurDocuments?,
    at: Instant
  ) -> Decision {
    var steps = PythonSteps()
    let reference: ConnaisseurReference
    switch ConnaisseurReference.read(image, as: .python) {
    case .success(let read): reference = read
    case .failure(let refusal): return refuse(refusal)
    }
    steps.pass(.reference, reference.name)

    guard let rule else {
      steps.refuse(.rule, .noRule(image: reference.name))
      skipRest(after: .rule, &steps)
      return steps.decision(digest: nil)
    }
    steps.pass(.rule, rule.pattern)

    let name = rule.validator.flatMap { $0.isEmpty ? nil : $0 } ?? "default"
    guard
      let validator = configuration.validators.first(where: {
        PythonText($0.name ?? "") == PythonText(name)
      })
    else {
      steps.refuse(.validator, .noValidator(rule.validator))
      skipRest(after: .validator, &steps)
      return steps.decision(digest: nil)
    }
    // Whatever its type, a validator is called with the rule's options.
    if let option = rule.unusableOptions.first(where: \.isOfCall) {
      steps.refuse(.validator, .unusableOption(option))
      skipRest(after: .validator, &steps)
      return steps.decision(digest: nil)
    }
    guard case .notaryV1(let notary) = validator.kind else {
      judge(validator, &steps)
      skipRest(after: .validator, &steps)
      return steps.decision(digest: nil)
    }
    steps.pass(.validator, "\(name), of type notaryv1.")

    var validation = PythonValidation(
      image: reference, rule: rule, validatorName: name, validator: notary, documents: documents,
      at: at, steps: steps)
    let digest = validation.run()
    return validation.steps.decision(digest: digest.map { "sha256:\($0)" })
  }

  private static func refuse(_ refusal: ReferenceRefusal) -> Decision {
    var steps = PythonSteps()
    var step = PythonStep(.reference)
    if let message = refusal.message {
      step.add(.refused(.reference(message: message, given: refusal.given)))
    } else {
      step.add(
        .undetermined(
          message: nil, fact: "Its regular expression does not come to an end on this reference."),
        [.referenceRefused])
    }
    steps.add(step)
    skipRest(after: .reference, &steps)
    return steps.decision(digest: nil)
  }

  /// A validator that asks no Notary server.
  private static func judge(_ validator: Validator, _ steps: inout PythonSteps) {
    let name = validator.name ?? "default"
    switch validator.kind {
    case .notaryV1: break
    case .static(approve: true?): steps.pass(.validator, "\(name) admits every image.")
    case .static(approve: false?): steps.refuse(.validator, .staticDeny)
    case .notEvaluated("notaryv2"): steps.refuse(.validator, .noSuchCode(type: "notaryv2"))
    case .notEvaluated(let type):
      undetermined("not evaluated: \(type)", .notEvaluated(type: type), &steps)
    case .static(approve: nil):
      undetermined(
        "\(name) has no `approve`: this Connaisseur does not start.", .validatorNotUsable, &steps)
    case .unknown(let type):
      undetermined(
        type.map { "\(name) is of type \($0), with which this Connaisseur does not start." }
          ?? "\(name) has no type: this Connaisseur does not start.", .validatorNotUsable, &steps)
    }
  }

  private static func undetermined(
    _ fact: String, _ finding: Finding, _ steps: inout PythonSteps
  ) {
    var step = PythonStep(.validator)
    step.add(.undetermined(message: nil, fact: fact), [finding])
    steps.add(step)
  }

  private static func skipRest(after name: DecisionStep.Name, _ steps: inout PythonSteps) {
    let rest = DecisionStep.Name.allCases.drop { $0 != name }.dropFirst()
    for name in rest { steps.skip(name, "There is nothing to examine.") }
  }
}
