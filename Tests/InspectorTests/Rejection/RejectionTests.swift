import Inspector
import PolicyEditor
import Testing

@Suite("Recognising denials")
struct RejectionTests {
  @Test("every message is recognised in every form", arguments: DenialRow.all)
  func forms(row: DenialRow) {
    for form in DenialForm.all(of: row.generation) {
      let rejection = Rejection(form.wrap(row.message))
      #expect(rejection.situation == row.situation, "\(form.name)")
      #expect(rejection.generation == row.generation, "\(form.name)")
      if let image = row.image {
        #expect(rejection.image?.text == image, "\(form.name)")
        #expect(rejection.image?.isAsWritten == (row.generation == .go || image == "acme/Web"))
      } else if !form.namesImage {
        #expect(rejection.image == nil, "\(form.name)")
      }
      #expect(rejection.message == row.message, "\(form.name)")
    }
  }

  @Test("the table has every situation that is a row of the catalogue")
  func complete() {
    let rows = Set(DenialRow.all.map(\.situation))
    let above: Set<RejectionSituation> = [
      .cached, .approvedByParent, .approvedUnchanged, .scaledToZero, .noExplanation,
      .digestNotUsable, .otherValidator, .rootUnsigned,
    ]
    let missing = RejectionSituation.allCases.filter {
      $0.isDecision && !rows.contains($0) && !above.contains($0)
    }
    #expect(missing == [])
  }

  @Test(
    "what the API server says of a webhook that it could not call is no decision",
    arguments: [
      ("context deadline exceeded", RejectionSituation.webhookTimeout),
      ("dial tcp 10.0.0.1:443: connect: connection refused", .webhookRefused),
      ("no endpoints available for service \"connaisseur-svc\"", .webhookWithoutPods),
      ("service \"connaisseur-svc\" not found", .webhookNotFound),
      (
        "tls: failed to verify certificate: x509: certificate signed by unknown authority",
        .webhookCertificate
      ),
      ("EOF", .webhookBrokeOff),
      ("the server rejected our request for an unknown reason", .webhookFailed),
    ])
  func webhook(detail: String, situation: RejectionSituation) {
    let text =
      "Error from server (InternalError): error when creating \"web.yaml\": Internal error occurred: "
      + "failed calling webhook \"connaisseur-svc.connaisseur.svc\": failed to call webhook: Post "
      + "\"https://connaisseur-svc.connaisseur.svc:443/mutate?timeout=30s\": \(detail)\n"
    for text in [text, DenialForm.broken(text, at: 80)] {
      let rejection = Rejection(text)
      #expect(rejection.situation == situation)
      #expect(rejection.generation == nil)
      #expect(rejection.webhook == "connaisseur-svc.connaisseur.svc")
      #expect(!situation.isDecision)
      #expect(situation.remedy != nil)
    }
  }

  @Test(
    "what its log says of images that it does not look at",
    arguments: [
      (
        "automatic child approval for \"docker.io/acme/web:v1\".",
        RejectionSituation.approvedByParent, Generation.python
      ),
      (
        "automatic approval for unchanged image \"docker.io/acme/web:v1\".", .approvedUnchanged,
        .python
      ),
      (
        "replicas set to 0. skipping verification of \"docker.io/acme/web:v1\".", .scaledToZero,
        .python
      ),
      (
        "skipped validation: unchanged image reference for image docker.io/acme/web:v1",
        .approvedUnchanged, .go
      ),
      (
        "skipped validation: automatic approval of child image reference for image "
          + "docker.io/acme/web:v1", .approvedByParent, .go
      ),
      ("skipped validation: cache hit for image docker.io/acme/web:v1", .cached, .go),
    ])
  func skipped(message: String, situation: RejectionSituation, generation: Generation) {
    let rejection = Rejection("{\"level\":\"info\",\"msg\":\(DenialForm.json(message))}")
    #expect(rejection.situation == situation)
    #expect(rejection.generation == generation)
    #expect(rejection.image?.text == "docker.io/acme/web:v1")
  }

  @Test("a warning is told from a denial")
  func leniency() {
    let detection = """
      Warning: detection mode active
      Warning: error during notaryv1 validation of image acme/web:v1: error validating trust data: \
      error validating root: root trust data expired
      pod/web created
      """
    #expect(Rejection(detection).leniency == .detectionMode)
    #expect(Rejection(detection).situation == .expired)
    let python = Rejection("Warning: Static deny. (not denied due to DETECTION_MODE)")
    #expect(python.leniency == .detectionMode)
    #expect(python.situation == .staticDeny)
    let review = Rejection(
      """
      {"response": {"allowed": true, "warnings": ["pod-only validation active", "no matching rule"],
       "status": {"message": "no matching rule"}}}
      """)
    #expect(review.leniency == .podsOnly)
    #expect(review.situation == .noRule)
    #expect(Rejection("Static deny.").leniency == nil)
  }

  @Test("what a log and an event say of the object is kept")
  func object() {
    let message = "Static deny."
    for form in DenialForm.all(of: .python) where form.name == "event as JSON" {
      let object = Rejection(form.wrap(message)).object
      #expect(object == .init(kind: "ReplicaSet", namespace: "shop", name: "web"))
    }
    for form in DenialForm.all(of: .python) where form.name == "json log" {
      let rejection = Rejection(form.wrap(message))
      #expect(rejection.object == .init(kind: "Deployment", namespace: "shop", name: "web"))
      #expect(rejection.image?.text == "docker.io/acme/web:v1")
    }
    for form in DenialForm.all(of: .go) where form.name.hasSuffix("log") {
      let rejection = Rejection(form.wrap("no matching rule"))
      #expect(rejection.object == .init(kind: "Deployment", name: "web"))
    }
  }

  @Test("what the message names is kept")
  func facts() {
    let trustRoot = Rejection("Trust root \"nope\" not configured for validator \"acme\".")
    #expect(trustRoot.facts.trustRoot == "nope")
    #expect(trustRoot.facts.validator == "acme")
    let delegations = Rejection(
      "error during notaryv1 validation of image acme/web:v1: error during download and validation "
        + "of delegations for targets: [\"targets/alice\" \"targets/bob\"]")
    #expect(delegations.facts.delegations == ["targets/alice", "targets/bob"])
    let rule = Rejection("static deny for image acme/web:v1 using rule docker.io/acme/*:*")
    #expect(rule.facts.rule == "docker.io/acme/*:*")
    let role = Rejection("Trust data targets/alice has expired.")
    #expect(role.facts.role == "targets/alice")
    let tag = Rejection(
      "error during notaryv1 validation of image acme/web:v1: validated targets don't contain "
        + "reference: no tag 'v1' found in targets")
    #expect(tag.facts.tag == "v1")
  }

  @Test("a message of this webhook that is not known is said to be unknown, with its image")
  func unknownMessage() {
    let webhook = Rejection("Error from server: \(DenialForm.webhook)something new")
    #expect(webhook.situation == .unknown)
    #expect(webhook.isRecognised)
    #expect(webhook.message == "something new")
    let validation = Rejection(
      "error during notaryv1 validation of image acme/web:v1: something new")
    #expect(validation.situation == .unknown)
    #expect(validation.generation == .go)
    #expect(validation.image?.text == "acme/web:v1")
    let other = Rejection(
      "Error from server: admission webhook \"validate.kyverno.svc\" denied the request: no")
    #expect(other.situation == .otherWebhook)
    #expect(other.webhook == "validate.kyverno.svc")
    let silent = Rejection(
      "admission webhook \"connaisseur-svc.connaisseur.svc\" denied the request without explanation"
    )
    #expect(silent.situation == .noExplanation)
  }

  @Test(
    "what is no denial is not taken for one",
    arguments: [
      "", " \n", "docker.io/acme/web:v1", "there is no matching rule of grammar", "{\"a\": 1}",
      "kubectl apply -f web.yaml", "Error from server (NotFound): pods \"web\" not found",
      "https://notary.acme.io", "-----BEGIN PUBLIC KEY-----",
    ])
  func noDenial(text: String) {
    #expect(Rejection.recognised(in: text) == nil)
    #expect(Rejection(text).situation == .unknown)
  }

  @Test("every situation has words")
  func words() {
    for situation in RejectionSituation.allCases {
      #expect(situation.meaning.hasSuffix("."))
      #expect(situation.isDecision || situation.remedy != nil)
    }
  }
}
