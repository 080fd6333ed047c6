/// Tells what a mapping is by its keys.
enum ValuesClassifier {
  /// Top-level keys that only the values of chart versions 1 and 2 have.
  private static let olderKeys: Set<String> = [
    "deployment", "service", "namespacedValidation", "detectionMode", "detection_mode",
    "automaticChildApproval", "automaticUnchangedApproval", "objectValidation", "envs", "debug",
    "logLevel", "auth",
  ]

  /// - Parameter isChartInput: these are certainly values of the chart, where `validators` at the
  ///   top are those of chart version 2.
  static func content(of root: ValuesValue, isChartInput: Bool) -> ValuesContent {
    if let values = root.member("connaisseur", by: .helm), values.value.kind == .mapping {
      var content = ownContent(of: values, isChartInput: true)
      if content.shape == .helmValues { content.shape = .umbrella }
      if content.shape != .nothing { return content }
    }
    return ownContent(of: root, isChartInput: isChartInput)
  }

  private static func ownContent(of root: ValuesValue, isChartInput: Bool) -> ValuesContent {
    let names = Set(root.value.memberNames)
    let isPrinted = names.contains("USER-SUPPLIED VALUES") || names.contains("COMPUTED VALUES")
    if names.contains("application") || names.contains("kubernetes") {
      return ValuesContent(
        shape: isPrinted ? .helmGetValues : .helmValues, layout: .values(root))
    }
    if names.contains("notary") || names.contains("notaries") || verifies(root) {
      return ValuesContent(shape: .version1, layout: .ignored(root))
    }
    guard names.contains("validators") || names.contains("policy") else {
      return ValuesContent(shape: isPrinted ? .helmGetValues : .nothing, layout: .values(root))
    }
    if isChartInput || isPrinted || !names.isDisjoint(with: olderKeys) || usesOlderNames(root) {
      return ValuesContent(shape: .version2, layout: .ignored(root))
    }
    return ValuesContent(shape: .connaisseurConfiguration, layout: .configuration(root))
  }

  /// Whether a rule says `verify`, as those of chart version 1 do.
  private static func verifies(_ root: ValuesValue) -> Bool {
    let rules = root.member("policy", by: .helm)?.elements ?? []
    return rules.contains { $0.member("verify", by: .helm) != nil }
  }

  /// Whether validators or rules use the names with an underscore of chart version 2.
  private static func usesOlderNames(_ root: ValuesValue) -> Bool {
    let validators = root.member("validators", by: .helm)?.elements ?? []
    let rules = root.member("policy", by: .helm)?.elements ?? []
    return validators.contains {
      $0.member("trust_roots", by: .helm) != nil || $0.member("is_acr", by: .helm) != nil
    } || rules.contains { $0.member("with", by: .helm)?.member("trust_root", by: .helm) != nil }
  }
}
