import Inspector
import PolicyEditor
import Testing

@Suite("Reading manifests")
struct ManifestTests {
  private func read(_ text: String, limits: Manifest.Limits = .init()) throws -> Manifest {
    try Manifest(file: "web.yaml", bytes: Array(text.utf8), limits: limits)
  }

  private func template(_ kind: String, _ version: String) -> String {
    """
    apiVersion: \(version)
    kind: \(kind)
    metadata:
      name: web
      namespace: shop
    spec:
      template:
        spec:
          initContainers:
          - name: setup
            image: acme/setup:v1
          containers:
          - name: app
            image: "acme/web:v1"

    """
  }

  @Test(
    "every kind that runs containers is read",
    arguments: [
      ("Deployment", "apps/v1"), ("ReplicaSet", "apps/v1"), ("DaemonSet", "apps/v1"),
      ("StatefulSet", "apps/v1"), ("ReplicationController", "v1"), ("Job", "batch/v1"),
      ("Deployment", "extensions/v1beta1"),
    ])
  func templates(kind: String, version: String) throws {
    let manifest = try read(template(kind, version))
    let workload = try #require(manifest.workloads.first)
    #expect(workload.kind.rawValue == kind)
    #expect(workload.title == "\(kind) shop/web")
    #expect(workload.containers.map(\.image) == ["acme/web:v1", "acme/setup:v1"])
    #expect(workload.containers.map(\.role) == [.container, .initContainer])
    #expect(workload.containers.map(\.name) == ["app", "setup"])
    #expect(workload.containers.map(\.position.line) == [14, 11])
    #expect(workload.position == SourcePosition(file: "web.yaml", line: 1, column: 1))
    #expect(manifest.images == ["acme/web:v1", "acme/setup:v1"])
    #expect(manifest.passedOver == [])
  }

  @Test("pods hold containers themselves, also ephemeral ones; cron jobs hold jobs")
  func podsAndCronJobs() throws {
    let manifest = try read(
      """
      # Two documents, of which the first begins with a comment.
      apiVersion: v1
      kind: Pod
      metadata: {generateName: web-}
      spec:
        containers: [{name: app, image: a}]
        initContainers: [{name: setup, image: b}]
        ephemeralContainers: [{name: debug, image: c}]
      ---
      apiVersion: batch/v1
      kind: CronJob
      metadata: {name: nightly}
      spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: job, image: d}]}}}}}
      ---
      """)
    #expect(manifest.images == ["a", "b", "c", "d"])
    #expect(
      manifest.workloads.first?.containers.map(\.title) == [
        "container app", "init container setup", "ephemeral container debug",
      ])
    #expect(manifest.workloads.map(\.name) == ["web-", "nightly"])
  }

  @Test("what runs nothing is passed over and counted; other groups have kinds of the same name")
  func passedOver() throws {
    let manifest = try read(
      """
      {apiVersion: v1, kind: Service}
      ---
      {apiVersion: v1, kind: ConfigMap}
      ---
      {apiVersion: v1, kind: Service}
      ---
      just text
      ---
      {apiVersion: batch.volcano.sh/v1alpha1, kind: Job}
      """)
    #expect(manifest.workloads == [])
    #expect(manifest.passedOver.map(\.kind) == ["Service", "ConfigMap", nil, "Job"])
    #expect(manifest.passedOver.map(\.count) == [2, 1, 1, 1])
    #expect(try read("").passedOver == [])
    #expect(try read("# nothing\n---\nnull\n").passedOver == [])
  }

  @Test("lists hold objects, lists of a kind too, as YAML and as JSON")
  func lists() throws {
    let pod =
      "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"spec\":{\"containers\":[{\"image\":\"a\"}]}}"
    let bare = "{\"spec\":{\"containers\":[{\"image\":\"b\"}]}}"
    let json =
      "{\"kind\":\"List\",\"items\":[\n\(pod),\n{\"kind\":\"PodList\",\"items\":[\(bare)]}]}"
    let manifest = try read(json)
    #expect(manifest.images == ["a", "b"])
    #expect(manifest.workloads.map(\.kind) == [.pod, .pod])
    #expect(manifest.workloads.map(\.position.line) == [2, 3])
    #expect(try read("[\(pod)]").images == ["a"])
    // One object after the other, as tools for JSON print them.
    #expect(try read("\(pod)\n\(pod)\n").workloads.map(\.position.line) == [1, 2])
    let yaml = "kind: List\nitems:\n- kind: Pod\n  spec:\n    containers:\n    - image: a\n"
    #expect(try read(yaml).images == ["a"])
  }

  @Test("an admission review is its object, with what the request wants")
  func admissionReview() throws {
    let manifest = try read(
      """
      {"kind": "AdmissionReview", "apiVersion": "admission.k8s.io/v1", "request": {
        "kind": {"group": "", "version": "v1", "kind": "Pod"}, "namespace": "shop",
        "operation": "UPDATE",
        "object": {"kind": "Pod", "metadata": {"name": "web", "ownerReferences": [
          {"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "web-1", "uid": "u"}]},
          "spec": {"containers": [{"name": "app", "image": "a"}]}},
        "oldObject": {"spec": {"containers": [{"name": "app", "image": "old"}]}}}}
      """)
    let workload = try #require(manifest.workloads.first)
    #expect(workload.title == "Pod shop/web")
    #expect(workload.operation == .update)
    #expect(workload.imagesBefore == ["old"])
    #expect(workload.owners.map(\.kind) == ["ReplicaSet"])
    #expect(workload.owners.map(\.name) == ["web-1"])
    #expect(workload.owners.map(\.uid) == ["u"])
    for broken in ["{}", "{\"request\": null}", "{\"request\": {\"object\": null}}"] {
      let review = String("{\"kind\": \"AdmissionReview\", " + broken.dropFirst())
      #expect(try read(review.replacingComma()).workloads == [])
    }
  }

  @Test("an image that is no string is none")
  func noString() throws {
    for image in ["12", "null", "true", "[a]", "{a: b}", "~"] {
      let text = "{kind: Pod, spec: {containers: [{name: app, image: \(image)}]}}"
      #expect(try read(text).workloads.first?.containers.map(\.image) == [nil])
    }
    #expect(try read("{kind: Pod, spec: {containers: [{name: a}]}}").images == [])
    #expect(try read("{kind: Pod, spec: {containers: 5}}").images == [])
    #expect(try read("{kind: Pod, spec: [a]}").workloads.count == 1)
  }

  @Test("aliases and merged members are read as YAML has them")
  func aliases() throws {
    let manifest = try read(
      """
      kind: Deployment
      base: &base {name: app, image: "a"}
      spec:
        template:
          spec:
            containers: [*base, {<<: *base, image: "b"}]
      """)
    #expect(manifest.images == ["a", "b"])
  }

  @Test("what is not bounded is refused, with its place")
  func limits() {
    var limits = Manifest.Limits()
    limits.objects = 10
    limits.images = 5
    limits.depth = 20
    limits.bytes = 4_000
    limits.values = 1_000
    let pods = String(repeating: "{kind: Pod, spec: {containers: [{image: a}]}}\n---\n", count: 6)
    let bomb = (1...9).map {
      "l\($0): &l\($0) [*l\($0 - 1), *l\($0 - 1), *l\($0 - 1), *l\($0 - 1)]"
    }
    let texts = [
      String(repeating: "{kind: A}\n---\n", count: 11), pods,
      "{kind: List, items: [\(String(repeating: "{kind: A},", count: 20))]}",
      String(repeating: "[", count: 30) + String(repeating: "]", count: 30),
      String(repeating: "{\"a\":", count: 30) + "1" + String(repeating: "}", count: 30),
      String(repeating: " ", count: 4_001),
      "l0: &l0 [a]\n" + bomb.joined(separator: "\n"),
    ]
    for text in texts {
      #expect(throws: ManifestError.self) { try read(text, limits: limits) }
    }
  }

  @Test(
    "what is neither YAML nor JSON is refused with its line",
    arguments: [("a: b\n c: [", "web.yaml:2"), ("{\"a\": 1,\n\"b\"", "web.yaml:2")])
  func unreadable(text: String, place: String) {
    do {
      _ = try read(text)
      Issue.record("read")
    } catch let error as ManifestError {
      #expect(error.message.contains(place) || error.message.contains("web.yaml:3"))
    } catch {
      Issue.record(error)
    }
  }
}

extension String {
  /// `{"a": 1, }` without the comma that stands for nothing.
  fileprivate func replacingComma() -> String {
    hasSuffix(", }") ? String(dropLast(3)) + "}" : self
  }
}
