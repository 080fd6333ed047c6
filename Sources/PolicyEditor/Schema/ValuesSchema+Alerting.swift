/// `alerting`. 3.4 and later decode it strictly when they start; 3.3 checks it whenever it alerts.
extension ValuesSchema {
  static let alerting = SchemaMapping(
    name: "alerting",
    keys: [
      SchemaKey(
        "clusterIdentifier", "The cluster's name in messages.", .orNull(.text(.scalar))),
      SchemaKey(
        "admitRequest", "Messages when a request is admitted.", .mapping(category(before34: true)),
        until: go),
      SchemaKey(
        "rejectRequest", "Messages when a request is denied.", .mapping(category(before34: true)),
        until: go),
      SchemaKey(
        "admitRequest", "Messages when a request is admitted.",
        .orNull(.mapping(category(before34: false))), since: go),
      SchemaKey(
        "rejectRequest", "Messages when a request is denied.",
        .orNull(.mapping(category(before34: false))), since: go),
    ],
    goType: "alerting.Config",
    renamed: ["admit_request": "admitRequest", "reject_request": "rejectRequest"])

  private static func category(before34: Bool) -> SchemaMapping {
    let list = SchemaValue.list(
      SchemaList(element: .mapping(before34 ? receiverBefore34 : receiver)))
    return SchemaMapping(
      name: "a category of alerting",
      keys: [
        SchemaKey(
          "receivers", "Where messages are sent.", before34 ? list : .orNull(list),
          isRequired: before34)
      ],
      goType: "struct { Receivers []*alerting.Channel }", renamed: ["templates": "receivers"])
  }

  private static let templateText =
    "The template of the message: ecs-1-12-0, keybase, msteams, opsgenie, slack or one that was added"
    + " to the chart."
  private static let headerText = "Further headers of the request, each Name: value."

  private static let receiverBefore34 = SchemaMapping(
    name: "a receiver",
    keys: [
      SchemaKey("template", templateText, .text(.plain), isRequired: true),
      SchemaKey("receiverUrl", "Where the message is posted.", .text(.plain), isRequired: true),
      SchemaKey(
        "priority", "The priority in the message, 3 without it.", .integer(SchemaInteger())),
      SchemaKey(
        "customHeaders", headerText, .list(SchemaList(element: .text(.plain), minimum: 1))),
      SchemaKey("payloadFields", "Further members of the message.", .anything),
      SchemaKey(
        "failIfAlertSendingFails", "Whether a request is denied where the message cannot be sent.",
        .boolean(.strict)),
    ])

  private static let receiver = SchemaMapping(
    name: "a receiver",
    keys: [
      SchemaKey(
        "template", templateText, .text(SchemaText(takesScalars: true, isNeverEmpty: true)),
        isRequired: true),
      SchemaKey(
        "receiverUrl", "Where the message is posted.",
        .text(SchemaText(isNeverEmpty: true, pattern: "^[a-zA-Z][-a-zA-Z0-9+.]*:")),
        isRequired: true),
      SchemaKey(
        "priority", "The priority in the message, 3 without it.",
        .orNull(.integer(SchemaInteger(minimum: 0)))),
      SchemaKey(
        "customHeaders", headerText,
        .orNull(
          .list(
            SchemaList(element: .text(SchemaText(isNeverEmpty: true, pattern: ":")), minimum: 1)))),
      SchemaKey("payloadFields", "Further members of the message.", .anything),
      SchemaKey(
        "failIfAlertSendingFails", "Whether a request is denied where the message cannot be sent.",
        .orNull(.boolean(.words))),
    ],
    goType: "alerting.Channel",
    renamed: ["receiver_url": "receiverUrl", "custom_headers": "customHeaders"])
}
