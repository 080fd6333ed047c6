import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

@Suite("Audits")
struct AuditTests {
  private typealias Situation = AuditSituation

  @Test("have one entry for each image, with all of its places, in the order of the manifests")
  func entries() async throws {
    var situation = Situation(
      Situation.pod(Situation.denied, Situation.admitted)
        + Situation.pod(Situation.admitted, name: "api", namespace: "back")
        + "{apiVersion: v1, kind: Service}\n")
    situation.manifests.append(("more.yaml", Situation.pod(Situation.unknown, namespace: nil)))
    let report = try await situation.report()
    #expect(
      report.entries.map(\.image) == [Situation.denied, Situation.admitted, Situation.unknown])
    #expect(report.entries.map(\.outcome) == [.denied, .admitted, .unknown])
    #expect(
      report.entries[1].places.map(\.title) == [
        "Pod shop/web, container c1", "Pod back/api, container c0",
      ])
    #expect(report.entries[2].places.map(\.container.position.file) == ["more.yaml"])
    #expect(report.workloadCount == 3)
    #expect(report.passedOver.map(\.kind) == ["Service"])
    #expect(report.isComplete)
    #expect(report.exitCode == .bad)
  }

  @Test("count each image as its worst decision, and end as that says")
  func exitCodes() async throws {
    func code(_ images: String...) async throws -> ExitCode {
      let text = images.map { Situation.pod($0) }.joined()
      return try await Situation(text).report().exitCode
    }
    #expect(try await code(Situation.admitted) == .good)
    #expect(try await code(Situation.admitted, Situation.unknown) == .unknown)
    #expect(try await code(Situation.unknown, Situation.denied) == .bad)
    #expect(try await code() == .nothing)
    // What could not be read may hold anything.
    let partial = try await Situation(Situation.pod(Situation.admitted)).report(gaps: ["pods"])
    #expect(partial.exitCode == .unknown)
    #expect(!partial.isComplete)
  }

  @Test("that were ended say of what is left that it was not judged")
  func partial() async throws {
    let text = Situation.pod(Situation.admitted, Situation.denied, Situation.unknown)
    let report = try await Situation(text).report(judging: 1)
    #expect(report.entries.map(\.outcome) == [.admitted, .pending, .pending])
    #expect(!report.isComplete)
    #expect(report.exitCode == .unknown)
    #expect(report.summary.words == "2 not judged, 1 admitted")
    #expect(report.lines.contains { $0.text.hasPrefix("PARTIAL: ") })
    let root = try JSONDocument(parsing: Array(report.json.text.utf8)).root
    #expect(root["complete"]?.boolean == false)
    #expect(root["images"]?.elements.map { $0["decisions"]?.elements.count } == [2, 0, 0])
    #expect(root["summary"]?["unknown"]?.integer == 2)
  }

  @Test("group what is not admitted by cause, the most frequent first, and by namespace")
  func groups() async throws {
    let text =
      Situation.pod("docker.io/other/x:v1", namespace: "back")
      + Situation.pod(Situation.denied, "docker.io/acme/web:nowhere", Situation.admitted)
    let report = try await Situation(text).report()
    #expect(report.causes.map(\.name) == ["tag-not-signed", "static-deny"])
    #expect(report.causes.map(\.entries) == [[1, 2], [0]])
    #expect(report.causes.allSatisfy { $0.generations == Generation.allCases })
    #expect(report.namespaces.map(\.name) == ["back", "shop"])
    #expect(report.namespaces.map { $0.summary[.denied] } == [1, 2])
    #expect(report.namespaces.map(\.summary.images) == [1, 3])
  }

  @Test("say what Connaisseur would not look at, and why")
  func skipped() async throws {
    let owner = """
      apiVersion: apps/v1
      kind: ReplicaSet
      metadata: {name: web-1, uid: u, namespace: shop}
      spec: {template: {spec: {containers: [{name: c, image: "\(Situation.denied)"}]}}}
      ---

      """
    let owned = Situation.pod(
      Situation.denied,
      more: ", ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-1, uid: u}]")
    // The image stands in the owner, too, where it is looked at.
    let both = try await Situation(owner + owned).report()
    #expect(both.entries.map(\.outcome) == [.denied])
    #expect(both.entries[0].skipped == nil)

    let deletion = """
      {"kind": "AdmissionReview", "request": {"operation": "DELETE", "object": {"kind": "Pod",
       "spec": {"containers": [{"name": "c", "image": "\(Situation.denied)"}]}}}}
      """
    let deleted = try await Situation(deletion).report()
    #expect(deleted.entries.map(\.outcome) == [.skipped])
    #expect(deleted.entries[0].skipped == "DELETE is no CREATE or UPDATE")
    #expect(deleted.exitCode == .good)
    #expect(deleted.summary[.skipped] == 1)
  }

  @Test("know the labels of a namespace that stands in the manifests")
  func namespaces() async throws {
    let label = "securesystemsengineering.connaisseur/webhook"
    func namespace(_ labels: String) -> String {
      "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {\(labels)}}}\n---\n"
    }
    let ignored = namespace("\(label): ignore")
    let plain = namespace("")
    let pod = Situation.pod(Situation.denied)
    let leftOut = try await Situation(ignored + pod).report()
    // The chart of 3.3 leaves out no namespace by itself, but these values say so.
    #expect(leftOut.entries.map(\.outcome) == [.skipped])
    #expect(leftOut.entries[0].skipped?.contains("\(label)=ignore") == true)
    let known = try await Situation(plain + pod).report()
    #expect(known.entries.map(\.outcome) == [.denied])
    #expect(known.entries[0].places[0].notes[.go] == [])
    let unknown = try await Situation(pod).report()
    #expect(unknown.entries[0].places[0].notes[.go] == [.namespaceLabels(.ignore)])
    // Two of one name that differ say nothing.
    let contrary = try await Situation(ignored + plain + pod).report()
    #expect(contrary.entries.map(\.outcome) == [.denied])
  }

  @Test("never call skipped what is looked at once its pods come")
  func onlyPods() async throws {
    let text = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec: {template: {spec: {containers: [{name: c, image: "\(Situation.denied)"}]}}}
      """
    var situation = Situation(text)
    situation.features = "    automaticChildApproval: false\n"
    situation.generations = [.python]
    let report = try await situation.report()
    #expect(report.entries.map(\.outcome) == [.denied])
    #expect(report.entries[0].places[0].notes[.python]?.contains(.onlyPodsJudged) == true)
  }

  @Test("tell a denial that only warns")
  func warnings() async throws {
    var situation = Situation(Situation.pod(Situation.denied))
    situation.features = "    detectionMode: true\n"
    let report = try await situation.report()
    #expect(report.entries[0].isWarningOnly)
    #expect(report.entries[0].outcome == .denied)
    #expect(report.annotations.hasPrefix("::warning "))
    #expect(report.lines.contains { $0.text.contains("(a warning only)") })
  }

  @Test("count containers without an image apart")
  func withoutImage() async throws {
    let text = Situation.pod(Situation.admitted) + "{kind: Pod, spec: {containers: [{name: a}]}}"
    let report = try await Situation(text).report()
    #expect(report.entries.count == 1)
    #expect(report.withoutImage.map(\.title) == ["Pod (no name), container a"])
  }
}
