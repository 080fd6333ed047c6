import Inspector
import PolicyEditor
import Testing

@Suite("What Connaisseur makes of a workload")
struct AdmissionTests {
  private func notes(
    _ text: String, by generation: Generation = .go,
    _ change: (inout AdmissionSettings) -> Void = { _ in }
  ) throws -> [AdmissionNote] {
    var settings = AdmissionSettings(defaultsOf: generation)
    change(&settings)
    let manifest = try Manifest(file: "web.yaml", bytes: Array(text.utf8))
    let context = AdmissionContext(generation, settings: settings, manifests: [manifest])
    let workload = try #require(manifest.workloads.last)
    return context.notes(on: workload)
      + workload.containers.flatMap { context.notes(on: $0, of: workload) }
  }

  private static let pod = "{kind: Pod, metadata: {name: web}, spec: {containers: [{image: a}]}}"
  private static let deployment =
    "{kind: Deployment, metadata: {name: web}, spec: {template: {spec: {containers: [{image: a}]}}}}"

  private static func owned(_ uid: String = "u", image: String = "a") -> String {
    """
    kind: ReplicaSet
    metadata: {name: web-1, uid: \(uid)}
    spec: {template: {spec: {containers: [{image: \(image)}]}}}
    ---
    kind: Pod
    metadata:
      name: web
      ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-1, uid: u}]
    spec: {containers: [{image: a}]}
    """
  }

  private static func update(_ image: String, replicas: Int = 1) -> String {
    """
    {"kind": "AdmissionReview", "request": {"operation": "UPDATE", "object": {"kind": "Deployment",
     "spec": {"replicas": \(replicas), "template": {"spec": {"containers": [{"image": "a"}]}}}},
     "oldObject": {"spec": {"template": {"spec": {"containers": [{"image": "\(image)"}]}}}}}}
    """
  }

  @Test("by default 3.9 leaves out labelled namespaces, and 3.3 none")
  func defaults() throws {
    #expect(try notes(Self.pod) == [.namespaceLabels(.ignore)])
    #expect(try notes(Self.pod, by: .python) == [])
  }

  @Test("an owner that holds the image approves it: known if it is here, unknown if it is not")
  func owners() throws {
    for generation in Generation.allCases {
      #expect(
        try notes(Self.owned(), by: generation).contains(
          .ownerHoldsImage(owner: "ReplicaSet web-1")))
      #expect(
        try notes(Self.owned("other"), by: generation).contains(
          .ownerUnknown(owner: "ReplicaSet web-1")))
      let differing = try notes(Self.owned(image: "b"), by: generation)
      #expect(differing.filter { $0 != .namespaceLabels(.ignore) } == [])
      let off = try notes(Self.owned(), by: generation) { $0.childApproval = false }
      #expect(off.filter { $0 != .namespaceLabels(.ignore) } == [])
    }
    // 3.9 pretends that child approval is off where it would approve everything.
    let podsOnly = try notes(Self.owned()) { $0.podsOnly = true }
    #expect(!podsOnly.contains(.ownerHoldsImage(owner: "ReplicaSet web-1")))
  }

  @Test("an update that leaves the image as it is, is known from an admission review alone")
  func unchanged() throws {
    let on: (inout AdmissionSettings) -> Void = { $0.unchangedApproval = true }
    #expect(try notes(Self.update("a"), by: .python, on) == [.imageUnchanged])
    #expect(try notes(Self.update("b"), by: .python, on) == [])
    #expect(try notes(Self.update("a"), by: .python) == [])
    #expect(try notes(Self.deployment, by: .python, on) == [.mayBeUnchanged])
  }

  @Test("3.3 lets be scaled to zero, and without child approval looks at pods alone")
  func python() throws {
    #expect(try notes(Self.update("b", replicas: 0), by: .python) == [.scaledToZero])
    #expect(!(try notes(Self.update("b", replicas: 0)).contains(.scaledToZero)))
    #expect(
      try notes(Self.deployment, by: .python) { $0.childApproval = false } == [.onlyPodsJudged])
    #expect(try notes(Self.pod, by: .python) { $0.childApproval = false } == [])
  }

  @Test("detection mode and podsOnly turn a denial into a warning")
  func warnings() throws {
    let podsOnly: (inout AdmissionSettings) -> Void = { $0.podsOnly = true }
    #expect(try notes(Self.deployment, podsOnly).contains(.warningOnly(.podsOnly)))
    #expect(!(try notes(Self.pod, podsOnly).contains(.warningOnly(.podsOnly))))
    let detection = try notes(Self.pod) { $0.detectionMode = true }
    #expect(detection.contains(.warningOnly(.detectionMode)))
  }

  @Test("3.9 reads the ephemeral containers of pods alone")
  func ephemeral() throws {
    let text =
      "{kind: Deployment, spec: {template: {spec: {ephemeralContainers: [{image: a}]}}}}"
    #expect(try notes(text).contains(.ephemeralNotRead))
    #expect(try notes(text, by: .python) == [])
  }

  @Test("the features are read from values, with the chart's own where they are silent")
  func settings() throws {
    let text = """
      application:
        features:
          automaticChildApproval: false
          automaticUnchangedApproval: "True"
          detectionMode: on
          namespacedValidation: {mode: validate}
          resourceValidationMode: podsOnly
          cache: {expirySeconds: 0, cacheErrors: false}
      """
    let values = try Values.load(files: [("values.yaml", Array(text.utf8))])
    let go = AdmissionSettings(values, for: .go)
    #expect(!go.childApproval && go.unchangedApproval && go.detectionMode && go.podsOnly)
    #expect(go.namespaces == .validate)
    #expect(go.cacheSeconds == 0 && !go.cachesErrors)
    let python = AdmissionSettings(values, for: .python)
    #expect(!python.podsOnly && python.cacheSeconds == 0 && python.namespaces == .validate)
    let silent = try Values.load(files: [("values.yaml", Array("application: {}".utf8))])
    #expect(AdmissionSettings(silent, for: .go) == AdmissionSettings(defaultsOf: .go))
    #expect(AdmissionSettings(silent, for: .python) == AdmissionSettings(defaultsOf: .python))
  }
}
