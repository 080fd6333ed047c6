public import PolicyEditor

/// Digests that signatures admit now, as rules that admit them without asking anybody: what is left of a
/// trust policy where its Notary server is switched off.
public struct FreezePlan: Sendable {
  /// An image whose digest gets a rule.
  public struct Frozen: Sendable, Hashable {
    public let given: String
    /// `sha256:` and hexadecimal digits.
    public let digest: String
    /// What the rule matches.
    public let pattern: String
    /// The static validator that the rule names.
    public let validator: String
    /// What is to be deployed so that the rule is for it: the image by its digest.
    public let deployed: String
  }

  /// An image that gets none.
  public struct LeftOut: Sendable, Hashable {
    public enum Cause: String, Sendable, Hashable {
      /// No signature was checked for it, so there is nothing to freeze.
      case unsigned
      /// A rule admits its digest already.
      case already
      /// Not every Connaisseur that was asked admits it, with the same digest.
      case denied
      /// Another rule would win over one for its digest.
      case overruled
      /// Not found out.
      case unknown
    }

    public let given: String
    public let cause: Cause
    /// Without the end of the sentence.
    public let reason: String
  }

  public private(set) var frozen: [Frozen] = []
  public private(set) var leftOut: [LeftOut] = []
  /// The validator that the rules name, where it has to be added.
  public private(set) var newValidator: String?

  /// - Parameters:
  ///   - explanations: what each image comes to.
  ///   - configuration: what each generation that was asked makes of the file.
  public init(
    _ explanations: [Explanation], by generations: [Generation],
    _ configuration: (Generation) -> Configuration
  ) {
    for explanation in explanations {
      switch Self.digest(of: explanation) {
      case .failure(let leftOut): self.leftOut.append(leftOut)
      case .success(let digest): add(explanation.given, digest, generations, configuration)
      }
    }
  }

  /// The rules, each pattern once, in the order of the images.
  public var rules: [(pattern: String, validator: String, images: [String])] {
    var order: [Frozen] = []
    var images: [String: [String]] = [:]
    for one in frozen {
      if images[one.pattern] == nil { order.append(one) }
      images[one.pattern, default: []].append(one.given)
    }
    return order.map { ($0.pattern, $0.validator, images[$0.pattern] ?? []) }
  }

  private mutating func add(
    _ given: String, _ digest: String, _ generations: [Generation],
    _ configuration: (Generation) -> Configuration
  ) {
    var names: [Generation: String] = [:]
    for generation in Generation.allCases {
      let reference = try? ConnaisseurReference.read(given, as: generation).get()
      names[generation] = reference.map {
        $0.digest == nil ? "\($0.repository)@\(digest)" : $0.name
      }
    }
    if let rule = Self.approving(names, generations, configuration) {
      leftOut.append(
        LeftOut(given: given, cause: .already, reason: "the rule \(rule.pattern) admits its digest")
      )
      return
    }
    guard let rule = ApprovingRule(for: names, in: generations, configuration) else {
      leftOut.append(
        LeftOut(
          given: given, cause: .overruled, reason: "another rule would win over one for its digest")
      )
      return
    }
    if rule.isValidatorNew { newValidator = rule.validator }
    frozen.append(
      Frozen(
        given: given, digest: digest, pattern: rule.pattern, validator: rule.validator,
        deployed: names[.python] ?? names[.go] ?? rule.pattern))
  }

  /// A rule that has the image by its digest admitted without a check, in each generation.
  private static func approving(
    _ names: [Generation: String], _ generations: [Generation],
    _ configuration: (Generation) -> Configuration
  ) -> Rule? {
    let winners = generations.map { generation -> Rule? in
      let configuration = configuration(generation)
      guard let name = names[generation],
        let rule = Policy(configuration.rules, as: generation).choose(for: name).winner,
        let validator = configuration.validators.first(where: {
          $0.name == (rule.validator ?? "default")
        }), case .static(approve: true) = validator.kind
      else { return nil }
      return rule
    }
    return winners.allSatisfy { $0 != nil } ? winners.last ?? nil : nil
  }

  // MARK: - What an image comes to

  /// What a cause is, with the first that shows it: the address, the document, the line.
  private static func words(_ cause: DecisionCause) -> String {
    let evidence = cause.evidence.first.map { ", \($0.text)" } ?? ""
    return ": \(cause.message)\(evidence) (\(cause.code.rawValue))"
  }

  /// The one digest with which all admit an image.
  private static func digest(of explanation: Explanation) -> Result<String, LeftOut> {
    func leave(_ cause: LeftOut.Cause, _ reason: String) -> Result<String, LeftOut> {
      .failure(LeftOut(given: explanation.given, cause: cause, reason: reason))
    }
    for answer in explanation.answers where answer.decision.verdict != .admitted {
      let name = "Connaisseur \(answer.decision.generation.rawValue)"
      let cause = answer.causes.first.map(Self.words) ?? ""
      return switch answer.decision.verdict {
      case .unknown: leave(.unknown, "what \(name) decides is not known\(cause)")
      case .crash: leave(.denied, "\(name) would not get over it\(cause)")
      case .denied, .admitted: leave(.denied, "\(name) denies it\(cause)")
      }
    }
    let digests = explanation.answers.map(\.decision.digest)
    guard let first = digests.first, let digest = first, !digests.contains(nil) else {
      return leave(.unsigned, "it is admitted without a signature")
    }
    guard Set(digests).count == 1 else {
      return leave(.denied, "the Connaisseurs come to different digests")
    }
    return .success(digest)
  }
}

extension FreezePlan.LeftOut: Error {}
