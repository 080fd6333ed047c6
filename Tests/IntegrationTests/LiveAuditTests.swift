import NotaryCore
import TestSupport
import Testing

private let configuration = """
  validators:
  - {name: all, type: static, approve: true}
  - {name: none, type: static, approve: false}
  policy:
  - {pattern: "*:*", validator: all}
  - {pattern: "docker.io/bad/*:*", validator: none}
  """

@Suite("Audits of a cluster, through kubectl") struct LiveAuditTests {
  private static let kinds = [
    "Pod", "ReplicationController", "Deployment", "ReplicaSet", "DaemonSet", "StatefulSet", "Job",
    "CronJob",
  ]

  private func workloads() -> ClusterWorkloads {
    var workloads = ClusterWorkloads()
    for kind in Self.kinds {
      workloads.add(kind, kind.lowercased(), in: "shop", image: "acme/\(kind.lowercased()):v1")
    }
    workloads.add("Deployment", "evil", in: "back", image: "bad/image:v1")
    return workloads
  }

  private let live = ["audit", "--live", "--context", "prod", "-o", "json"]

  @Test("judge the workloads of every kind by the configuration that runs there")
  func everything() async throws {
    let running = ConnaisseurObjects(.go, configuration: configuration)
    let situation = try ClusterSituation(
      running.answers.merging(workloads().answers()) { first, _ in first })
    let audited = try await situation.run(live + ["--from-cluster"])
    #expect(audited.status == 1, "\(audited.outcome.errors)")
    let root = try audited.json()
    #expect(root["live"]?.string == "prod")
    #expect(root["cluster"]?["connaisseur"]?.string == "3.9.1")
    #expect(root["connaisseur"]?.elements.map(\.string) == ["3.9"])
    let images = try #require(root["images"]?.elements)
    let expected = Self.kinds.map { "acme/\($0.lowercased()):v1" } + ["bad/image:v1"]
    #expect(Set(images.compactMap { $0["image"]?.string }) == Set(expected))
    #expect(images.count == expected.count)
    let bad = try #require(images.first { $0["image"]?.string == "bad/image:v1" })
    #expect(bad["outcome"]?.string == "denied")
    let place = try #require(bad["where"]?.elements.first)
    #expect(place["kind"]?.string == "Deployment")
    #expect(place["namespace"]?.string == "back")
    // There is no file and no line to look at.
    #expect(place["file"]?.kind == .null && place["line"]?.kind == .null)
    #expect(
      situation.calls.allSatisfy { $0.hasPrefix("kubectl --context=prod ") && $0.contains(" get ") }
    )
    #expect(situation.calls.allSatisfy { !$0.contains("secrets") })
  }

  @Test("know the labels of the cluster's namespaces")
  func labels() async throws {
    var workloads = workloads()
    workloads.addNamespace("shop", label: nil)
    workloads.addNamespace("back", label: "ignore")
    let running = ConnaisseurObjects(.go, configuration: configuration)
    let situation = try ClusterSituation(
      running.answers.merging(workloads.answers()) { first, _ in first })
    let values = try situation.file(
      "application:\n" + configuration.split(separator: "\n").map { "  \($0)\n" }.joined())
    let audited = try await situation.run(live + ["--values", values, "--connaisseur", "3.9"])
    #expect(audited.status == 0)
    let images = try #require(audited.json()["images"]?.elements)
    let bad = try #require(images.first { $0["image"]?.string == "bad/image:v1" })
    #expect(bad["skipped"]?.string?.contains("webhook=ignore") == true)
    #expect(images.flatMap { $0["where"]?.elements ?? [] }.count == Self.kinds.count + 1)
    let others = images.filter { $0["image"]?.string != "bad/image:v1" }
    #expect(others.allSatisfy { $0["where"]?.elements[0]["notes"]?.elements.isEmpty == true })
  }

  @Test("ask for one namespace alone where one is named")
  func oneNamespace() async throws {
    let situation = try ClusterSituation(workloads().answers(in: "shop"))
    let values = try situation.file(
      "application:\n" + configuration.split(separator: "\n").map { "  \($0)\n" }.joined())
    let audited = try await situation.run(live + ["--values", values, "--live-namespace", "shop"])
    #expect(try audited.json()["images"]?.elements.isEmpty == false)
    let asked = Set(situation.api.paths)
    #expect(asked.contains(ClusterWorkloads.path(of: "Pod", in: "shop")))
    #expect(!asked.contains(ClusterWorkloads.path(of: "Pod")))
    let refused = try await situation.run(live + ["--values", values, "--live-namespace", "--all"])
    #expect(refused.status == 2 || refused.status == 3)
  }

  @Test("tell in kubectl's words what may not be read, and are then never complete")
  func gaps() async throws {
    var workloads = workloads()
    workloads.forbidden = ["CronJob"]
    let situation = try ClusterSituation(workloads.answers())
    let values = try situation.file(
      "application:\n"
        + configuration.split(separator: "\n").map { "  \($0)\n" }.joined()
        .replacing("bad", with: "none"))
    let audited = try await situation.run(live + ["--values", values])
    #expect(audited.status == 3)
    let gap = try #require(try audited.json()["gaps"]?.elements.first?.string)
    #expect(gap.hasPrefix("cronjobs.batch could not be read: kubectl: "))
    #expect(gap.contains("Forbidden"))
    #expect(try audited.json()["complete"]?.boolean == false)

    workloads.forbidden = Set(Self.kinds)
    let closed = try ClusterSituation(workloads.answers())
    let refused = try await closed.run(live + ["--values", values])
    #expect(refused.status == 3)
    #expect(refused.complaint.hasPrefix("kubectl: Error from server (Forbidden)"))
    #expect(refused.outcome.output == "")

    let nowhere = try await situation.run(
      ["audit", "--live", "--context", "no\u{1B}where", "--values", values])
    #expect(nowhere.status == 3)
    #expect(nowhere.complaint.contains("context"))
    #expect(nowhere.isHarmless)
  }
}
