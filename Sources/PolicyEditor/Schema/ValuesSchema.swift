/// What a values.yaml of Connaisseur's chart may hold, by version: the one table from which lint's
/// rules of structure and the JSON Schema are both made.
///
/// It follows the charts' templates, the JSON Schema of Connaisseur 3.3's configuration and the types
/// that Connaisseur 3.4 and later decode theirs into (connaisseur 3.0.0 to 3.10.0).
public enum ValuesSchema {
  /// The first version of the Go program.
  static let go = ConnaisseurVersion(4, patch: 0)

  public static let root = SchemaMapping(
    name: "the values",
    keys: [
      SchemaKey(
        "kubernetes", "How Connaisseur is deployed: image, replicas, webhook, Redis.",
        .mapping(kubernetes)),
      SchemaKey(
        "application", "What Connaisseur does: validators, image policy, features, logging.",
        .mapping(application)),
      SchemaKey(
        "alerting", "Where to send a message when an image is admitted or rejected.",
        .orNull(.mapping(alerting))),
      SchemaKey(
        "global", "Values that Helm hands to every chart; Connaisseur's uses none.", .anything),
      SchemaKey(
        "nameOverride", "Replaces the chart's name in labels.", .orNull(.text(.plain)), until: go),
      SchemaKey(
        "fullnameOverride", "Replaces the full name of the release.", .orNull(.text(.plain)),
        until: go),
    ])

  public static let application = SchemaMapping(
    name: "application",
    keys: [
      SchemaKey(
        "validators",
        "How signatures are validated: where they are found and under which keys. Rules refer to"
          + " validators by name.",
        .list(SchemaList(element: validator, minimum: 1, isUnique: true, mayBeMapping: true)),
        isRequired: true, until: go),
      SchemaKey(
        "validators",
        "How signatures are validated: where they are found and under which keys. Rules refer to"
          + " validators by name.",
        .list(SchemaList(element: validator, minimum: 1, mayBeMapping: true)), isRequired: true,
        since: go),
      SchemaKey(
        "policy",
        "Which validator decides on which image. Of all rules that match, the one whose pattern"
          + " says most about the image wins, wherever it stands.",
        .list(SchemaList(element: .mapping(rule), minimum: 1, mayBeMapping: true)),
        isRequired: true),
      SchemaKey("features", "What can be switched on and off.", .orNull(.mapping(features))),
      SchemaKey(
        "logLevel", "How much is logged; with another word the pod does not start.",
        .text(SchemaText(allowed: ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"])), until: go),
      SchemaKey(
        "logLevel", "How much is logged; any other word means info.",
        .text(
          SchemaText(allowed: ["debug", "info", "warn", "error", "fatal"], ignoresCase: true)),
        since: go),
      SchemaKey(
        "logFormat", "How the log is written; any other word means json-pretty.",
        .text(SchemaText(allowed: ["json", "json-pretty"], ignoresCase: true)),
        since: ConnaisseurVersion(8, patch: 0)),
    ])

  static let features = SchemaMapping(
    name: "features",
    keys: boolean(
      "detectionMode",
      "With true nothing is denied: what would be is only warned of and logged.")
      + boolean(
        "automaticChildApproval",
        "Whether what a workload creates is admitted without another look where its own images were"
          + " admitted.")
      + boolean(
        "automaticUnchangedApproval",
        "Whether an update that changes no image is admitted without a look.") + [
        SchemaKey(
          "namespacedValidation", "Validates only in some namespaces, as their labels say.",
          .mapping(
            SchemaMapping(
              name: "namespacedValidation",
              keys: [
                SchemaKey(
                  "mode", namespaceMode,
                  .text(SchemaText(allowed: ["ignore", "validate"])), isRequired: true)
              ])), until: go),
        SchemaKey(
          "namespacedValidation", "Validates only in some namespaces, as their labels say.",
          .orNull(
            .mapping(
              SchemaMapping(
                name: "namespacedValidation",
                keys: [
                  SchemaKey(
                    "mode", namespaceMode,
                    .orNull(.text(SchemaText(allowed: ["ignore", "validate"]))))
                ]))), since: go),
        SchemaKey(
          "resourceValidationMode",
          "Whether everything that has containers is denied, or pods alone and the rest warned of.",
          .text(SchemaText(allowed: ["all", "podsOnly"], ignoresCase: true)), since: go),
        SchemaKey(
          "cache", "Keeps what was decided on an image, in Redis.", .mapping(cache),
          since: ConnaisseurVersion(5, patch: 0)),
      ])

  private static let namespaceMode =
    "ignore: all namespaces but those labelled securesystemsengineering.connaisseur/webhook=ignore;"
    + " validate: only those labelled with =validate."

  private static let cache = SchemaMapping(
    name: "cache",
    keys: [
      SchemaKey(
        "expirySeconds", "How long a result is kept, in seconds; 0 switches the cache off.",
        .integer(SchemaInteger(takesText: true))),
      SchemaKey(
        "cacheErrors", "Whether a denial is kept, too: what was mended is denied until it expires.",
        .boolean(.environment)),
    ])

  /// A switch: chart 3.3 refuses what is no boolean, and 3.4 and later read a variable of the
  /// environment.
  private static func boolean(_ name: String, _ description: String) -> [SchemaKey] {
    [
      SchemaKey(name, description, .orNull(.boolean(.printed)), until: go),
      SchemaKey(name, description, .boolean(.environment), since: go),
    ]
  }
}
