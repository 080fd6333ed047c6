/// Images that are made up to show what a rule decides.
public enum RuleSample {
  /// What stands for a star at the beginning of a pattern: names that hardly any other rule matches.
  private static let registries = ["registry.example/acme", "registry.example", "docker.io/acme"]

  /// An image for which a rule wins in every one of some policies, which are the same for several
  /// generations; nil where none was found.
  public static func image(for rule: Rule, in policies: [Policy]) -> String? {
    candidates(for: rule.pattern).first { image in
      policies.allSatisfy { isWon(by: rule, image, in: $0) }
    }
  }

  private static func candidates(for pattern: String) -> [String] {
    var candidates = [SampleImage.filled(pattern)]
    if pattern.hasPrefix("*") {
      let rest = pattern.drop { $0 == "*" }
      candidates += registries.map { registry in
        let separator = rest.isEmpty || rest.hasPrefix(":") || rest.hasPrefix("@") ? "/app" : ""
        return SampleImage.filled(registry + separator + rest)
      }
    }
    // 3.9 puts a star in front of every pattern that has none.
    candidates += registries.map { SampleImage.filled("\($0)/\(pattern)") }
    return candidates
  }

  private static func isWon(by rule: Rule, _ image: String, in policy: Policy) -> Bool {
    guard case .success(let reference) = ConnaisseurReference.read(image, as: policy.generation)
    else { return false }
    return policy.choose(for: reference.name).winner?.index == rule.index
  }
}
