public import PolicyEditor

/// The features of Connaisseur that decide whether it looks at an object at all, and what its denial
/// means: `application.features` of the chart.
public struct AdmissionSettings: Sendable, Hashable {
  /// An image that the object's owner holds is admitted.
  public var childApproval = true
  /// An update that does not change an image admits it.
  public var unchangedApproval = false
  /// What would be denied is admitted with a warning.
  public var detectionMode = false
  /// 3.9 only: what is no pod is admitted with a warning.
  public var podsOnly = false
  /// By which label namespaces are left out; nil where all count.
  public var namespaces: NamespaceMode?
  /// For how many seconds 3.9 keeps what it found; 0 or less: it does not. 3.3 keeps nothing.
  public var cacheSeconds: Int
  /// Whether it keeps denials, too.
  public var cachesErrors = true

  /// Which namespaces count, by the label `securesystemsengineering.connaisseur/webhook`.
  public enum NamespaceMode: String, Sendable, Hashable {
    /// All but those labelled `ignore`.
    case ignore
    /// Only those labelled `validate`.
    case validate
  }

  /// What the chart of a generation sets by itself.
  public init(defaultsOf generation: Generation) {
    namespaces = generation == .go ? .ignore : nil
    cacheSeconds = generation == .go ? 30 : 0
  }

  /// What values set, and where they do not, the chart's own.
  public init(_ values: Values, for generation: Generation) {
    self.init(defaultsOf: generation)
    func text(_ names: String...) -> String? {
      let text = values.setting(at: ["application", "features"] + names)?.text
      return (text ?? AdmissionSettings.variable(names).flatMap { values.environment[$0] })?
        .lowercased()
    }
    childApproval = Self.flag(text("automaticChildApproval")) ?? childApproval
    unchangedApproval = Self.flag(text("automaticUnchangedApproval")) ?? unchangedApproval
    detectionMode = Self.flag(text("detectionMode")) ?? detectionMode
    if let mode = text("namespacedValidation", "mode") {
      // 3.9's chart takes every other word for `ignore`.
      namespaces = NamespaceMode(rawValue: mode) ?? namespaces
    }
    guard generation == .go else { return }
    podsOnly = text("resourceValidationMode") == "podsonly"
    cacheSeconds = text("cache", "expirySeconds").flatMap { Int($0) } ?? cacheSeconds
    cachesErrors = Self.flag(text("cache", "cacheErrors")) ?? cachesErrors
  }

  /// The variable that the charts make of a feature (`templates/env.yaml`).
  private static func variable(_ names: [String]) -> String? {
    switch names.last {
    case "automaticChildApproval": "AUTOMATIC_CHILD_APPROVAL"
    case "automaticUnchangedApproval": "AUTOMATIC_UNCHANGED_APPROVAL"
    case "detectionMode": "DETECTION_MODE"
    case "resourceValidationMode": "RESOURCE_VALIDATION_MODE"
    case "expirySeconds": "CACHE_EXPIRY_SECONDS"
    case "cacheErrors": "CACHE_ERRORS"
    default: nil
    }
  }

  /// What Go's `strconv.ParseBool` takes; 3.3 takes the words alone, and fails with anything else.
  private static func flag(_ text: String?) -> Bool? {
    switch text {
    case "true", "t", "1": true
    case "false", "f", "0": false
    default: nil
    }
  }
}
