/// `kubernetes`: what the charts' templates read of it. They ignore every other key.
extension ValuesSchema {
  static let kubernetes = SchemaMapping(
    name: "kubernetes",
    keys: [
      SchemaKey("deployment", "Connaisseur's own pods.", .mapping(deployment)),
      SchemaKey(
        "service", "The service in front of Connaisseur's pods.",
        .mapping(
          SchemaMapping(
            name: "service",
            keys: [
              SchemaKey("type", "The kind of service, such as ClusterIP.", .text(.plain)),
              SchemaKey("port", "Its port.", .integer(SchemaInteger(minimum: 1, takesText: true))),
            ]))),
      SchemaKey(
        "serviceaccount", "The service account of the pods.",
        .orNull(
          .mapping(
            SchemaMapping(
              name: "serviceaccount",
              keys: [SchemaKey("annotations", "Annotations of it.", .anything)])))),
      SchemaKey("webhook", "How the API server asks Connaisseur.", .mapping(webhook)),
      SchemaKey("redis", "The cache.", .mapping(redis), since: go),
      SchemaKey(
        "additionalLabels", "Labels of everything but pods.", .anything, since: go),
      SchemaKey(
        "podDisruptionBudget", "How many of Connaisseur's pods must stay up.",
        .orNull(
          .mapping(
            SchemaMapping(
              name: "podDisruptionBudget",
              keys: [
                SchemaKey("minAvailable", "How many must be up, or a share of them.", .anything),
                SchemaKey("maxUnavailable", "How many may be down, or a share.", .anything),
              ]))),
        since: ConnaisseurVersion(8, patch: 0)),
    ])

  private static let pullPolicy = SchemaText(allowed: ["Always", "IfNotPresent", "Never"])

  private static let deployment = SchemaMapping(
    name: "deployment",
    keys: [
      SchemaKey(
        "replicasCount", "How many pods.", .integer(SchemaInteger(minimum: 0, takesText: true))),
      SchemaKey(
        "image", "The image that is run.", .mapping(image(withDigest: false))),
      SchemaKey(
        "imagePullPolicy", "When the image is pulled.", .text(pullPolicy), until: go),
      SchemaKey("pullPolicy", "When the image is pulled.", .text(pullPolicy), since: go),
      SchemaKey(
        "imagePullSecrets", "Secrets with which the image is pulled.",
        .orNull(.list(SchemaList(element: .anything)))),
      free("resources", "What the pods may use."),
      free("nodeSelector", "The nodes on which they may run."),
      free("tolerations", "The taints that they tolerate."),
      free("affinity", "Where they are placed."),
      free("securityContext", "What the container may do."),
      free("podSecurityContext", "What the pod may do.", since: ConnaisseurVersion(1, patch: 0)),
      free("annotations", "Annotations of the pods.", until: go),
      free("annotations", "Annotations of the deployment.", since: ConnaisseurVersion(7, patch: 0)),
      free("podLabels", "Further labels of the pods.", since: go),
      SchemaKey(
        "podSecurityPolicy", "Pod security policies of old clusters.",
        .orNull(
          .mapping(
            SchemaMapping(
              name: "podSecurityPolicy",
              keys: [
                SchemaKey("enabled", "Whether they are made.", .boolean(.strict)),
                SchemaKey("name", "Their names.", .list(SchemaList(element: .text(.plain)))),
              ]))), until: go),
      free("envs", "Further variables of the environment, each a text."),
      free("extraContainers", "Further containers of the pods.", until: go),
      free("extraVolumes", "Further volumes.", until: go),
      free("extraVolumeMounts", "Where they are mounted.", until: go),
      SchemaKey("tls", "The webhook's own certificate and key.", .orNull(.mapping(tls))),
    ],
    renamed: ["imagePullPolicy": "pullPolicy", "replicas": "replicasCount", "env": "envs"])

  private static let redis = SchemaMapping(
    name: "redis",
    keys: [
      SchemaKey(
        "image", "The image that is run.", .mapping(image(withDigest: true)),
        since: ConnaisseurVersion(7, patch: 0)),
      SchemaKey("pullPolicy", "When the image is pulled.", .text(pullPolicy)),
      free("resources", "What the pod may use."),
      free("securityContext", "What the container may do."),
      free("podSecurityContext", "What the pod may do."),
      SchemaKey("tls", "Redis' own certificate and key.", .orNull(.mapping(tls))),
    ],
    renamed: ["imagePullPolicy": "pullPolicy"])

  private static let webhook = SchemaMapping(
    name: "webhook",
    keys: [
      SchemaKey(
        "failurePolicy",
        "What becomes of requests while Connaisseur cannot be asked: Fail denies them, Ignore admits"
          + " them.",
        .orNull(.text(SchemaText(allowed: ["Fail", "Ignore"])))),
      SchemaKey(
        "reinvocationPolicy", "Whether Connaisseur is asked again when others change the object.",
        .orNull(.text(SchemaText(allowed: ["Never", "IfNeeded"])))),
    ])

  private static func image(withDigest: Bool) -> SchemaMapping {
    var keys = [
      SchemaKey(
        "repository", "Registry and repository.", .text(SchemaText(isNeverEmpty: true))),
      SchemaKey("tag", "The tag.", .orNull(.text(.scalar))),
    ]
    if withDigest {
      keys.append(
        SchemaKey(
          "digest", "64 hexadecimal digits without sha256:, which go before the tag.",
          .orNull(.text(SchemaText(pattern: "^(?:[a-f0-9]{64})?$"))),
          since: ConnaisseurVersion(8, patch: 5)))
    }
    return SchemaMapping(name: "image", keys: keys)
  }

  private static let tls = SchemaMapping(
    name: "tls",
    keys: [
      SchemaKey("cert", "The certificate, as PEM; with it the key.", .text(.plain)),
      SchemaKey("key", "The private key, as PEM; with it the certificate.", .text(.plain)),
    ],
    constraints: [SchemaConstraint(rule: .together(["cert", "key"]))])

  private static func free(
    _ name: String, _ description: String,
    since: ConnaisseurVersion = ConnaisseurVersion(0, patch: 0), until: ConnaisseurVersion? = nil
  ) -> SchemaKey {
    SchemaKey(name, description, .anything, since: since, until: until)
  }
}
