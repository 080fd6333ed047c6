extension PolicySections {
  /// Pins a root key in a validator: as the key of its trust root of this name, or as a new one.
  public func pin(
    _ key: PinnedKey, as name: String, inValidator index: Int
  ) throws(YAMLEditRefusal) -> PolicyStep {
    let validator = try validator(index)
    let step: PolicyStep
    if let number = validator.trustRoots.firstIndex(where: { $0.text(of: "name") == name }) {
      step = try replaceKey(ofTrustRoot: number, with: key.pem, inValidator: index)
    } else {
      step = try addTrustRoot(name, key: key.pem, toValidator: index)
    }
    return PolicyStep("pin root key as \(name) in validator \(validator.title)", step.changes)
  }

  /// The rules that a trust root of a validator decides: those that use the validator and name the
  /// trust root or, for the one named `default`, none; and those that take every one (`*`).
  public func rules(using validator: ValidatorEntry, trustRoot: String) -> [RuleEntry] {
    guard let name = validator.name else { return [] }
    return rules(using: name).filter {
      $0.trustRoot == "*" || ($0.trustRoot ?? "default") == trustRoot
    }
  }
}
