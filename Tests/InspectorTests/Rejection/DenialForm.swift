import PolicyEditor

/// A form in which people have a message.
struct DenialForm: Sendable {
  let name: String
  /// Whether this form tells the image where the message does not.
  var namesImage = false
  let wrap: @Sendable (String) -> String

  static let webhook = "admission webhook \"connaisseur-svc.connaisseur.svc\" denied the request: "

  /// A text as a terminal of this width breaks it into lines.
  static func broken(_ text: String, at width: Int) -> String {
    var lines: [String] = []
    var rest = text[...]
    while !rest.isEmpty {
      lines.append(String(rest.prefix(width)))
      rest = rest.dropFirst(width)
    }
    return lines.joined(separator: "\n")
  }

  /// A string of JSON.
  static func json(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "<": result += "\\u003c"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A string as Python's `repr` writes it.
  static func python(_ text: String) -> String {
    let quote: Character = text.contains("'") && !text.contains("\"") ? "\"" : "'"
    let escaped = text.map { character in
      character == quote || character == "\\" ? "\\\(character)" : String(character)
    }
    return "\(quote)\(escaped.joined())\(quote)"
  }

  static func all(of generation: Generation) -> [DenialForm] {
    common + (generation == .go ? goLog : pythonLog)
  }

  private static let common: [DenialForm] = [
    DenialForm(name: "bare") { $0 },
    DenialForm(name: "bare with a line break") { $0 + "\n" },
    DenialForm(name: "kubectl") { "Error from server: \(webhook)\($0)\n" },
    DenialForm(name: "kubectl -f") {
      "Error from server: error when creating \"web.yaml\": \(webhook)\($0)\n"
    },
    DenialForm(name: "kubectl, forbidden") { "Error from server (Forbidden): \(webhook)\($0)" },
    DenialForm(name: "kubectl after other output") {
      "service/web created\nError from server: \(webhook)\($0)\n\n$ kubectl get pods\n"
    },
    DenialForm(name: "error") { "error: \(webhook)\($0)" },
    DenialForm(name: "event") { "Error creating: \(webhook)\($0)" },
    DenialForm(name: "describe") {
      """
      Events:
        Type     Reason        Age                From                   Message
        ----     ------        ----               ----                   -------
        Warning  FailedCreate  5s (x13 over 25s)  replicaset-controller  Error creating: \
      \(webhook)\($0)
      """
    },
    DenialForm(name: "event as JSON") {
      """
      {"kind": "Event", "involvedObject": {"kind": "ReplicaSet", "namespace": "shop", "name": "web"},
       "message": \(json("Error creating: \(webhook)\($0)"))}
      """
    },
    DenialForm(name: "admission review") {
      """
      {"kind": "AdmissionReview", "apiVersion": "admission.k8s.io/v1",
       "response": {"uid": "1", "allowed": false, "status": {"code": 403, "message": \(json($0))}}}
      """
    },
    DenialForm(name: "broken at 80 columns") {
      broken("Error from server: \(webhook)\($0)", at: 80)
    },
    DenialForm(name: "broken at 61 columns") {
      broken("Error creating: \(webhook)\($0)", at: 61)
    },
    DenialForm(name: "quoted in an e-mail") {
      "> "
        + broken("Error from server: \(webhook)\($0)", at: 100)
        .split(separator: "\n").joined(separator: "\n> ")
    },
    DenialForm(name: "in colour") { "\u{1B}[31mError from server:\u{1B}[0m \(webhook)\($0)\r\n" },
  ]

  private static let goLog: [DenialForm] = [
    DenialForm(name: "json log") {
      """
      {"level":"info","msg":"Starting server at 127.0.0.1:5000...","time":"2026-11-22T17:00:00Z"}
      {"level":"error","msg":\(json("error validating Deployment web: \($0)")),"time":"2026-11-22T17:00:00Z"}
      """
    },
    DenialForm(name: "json-pretty log") {
      """
      {
        "level": "error",
        "msg": \(json("error validating Deployment web: \($0)")),
        "time": "2026-11-22T17:00:00Z"
      }
      """
    },
    DenialForm(name: "text log") {
      "time=\"2026-11-22T17:00:00Z\" level=error msg="
        + json("error validating Deployment web: \($0)")
    },
  ]

  private static let pythonLog: [DenialForm] = [
    DenialForm(name: "json log", namesImage: true) {
      let text =
        "{'message': \(python($0)), 'context': {'detection_mode': False, 'admission_review': "
        + "{'user': 'me', 'operation': 'CREATE', 'kind': 'Deployment', 'name': 'web', 'namespace': "
        + "'shop'}, 'image': 'docker.io/acme/web:v1'}}"
      return "{\"message\": \(json(text)), \"timestamp\": \"2026-11-22 17:00:00.123456\"}"
    },
    DenialForm(name: "the text in the log", namesImage: true) {
      "{'message': \(python($0)), 'context': {'image': 'docker.io/acme/web:v1'}}"
    },
  ]
}
