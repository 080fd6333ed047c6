import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

@Suite("What has to be saved")
struct SavePlanTests {
  private let values = """
    application:
      validators:
      - {name: default, type: notaryv1, host: notary.acme.io, trustRoots: []}
      - {name: hub, type: notaryv1, host: notary.docker.io, trustRoots: []}
      - {name: free, type: static, approve: true}
      policy:
      - {pattern: "*:*"}
      - {pattern: "docker.io/library/*:*", validator: hub, with: {delegations: [signer]}}
      - {pattern: "docker.io/library/alpine:*", validator: hub, with: {delegations: [targets/other]}}
      - {pattern: "docker.io/acme/free:*", validator: free}
      - {pattern: "docker.io/acme/lost:*", validator: nowhere}
    """

  private func plan(
    _ images: String..., by generations: [Generation] = Generation.allCases
  ) throws -> SavePlan {
    let values = try Values.load(files: [("values.yaml", Array(values.utf8))])
    return SavePlan(images, by: values, generations: generations)
  }

  @Test("is each repository at the host of the validator of its winning rule")
  func validators() throws {
    let plan = try plan("acme/web:v1", "nginx", "acme/web:v2")
    #expect(plan.items.map(\.gun.rawValue) == ["docker.io/acme/web", "docker.io/library/nginx"])
    #expect(plan.items.map(\.validator?.host) == ["notary.acme.io", "notary.docker.io"])
    #expect(plan.passedOver.isEmpty)
  }

  @Test("is every role that a rule of that validator requires, whatever tag comes next")
  func roles() throws {
    let plan = try plan("nginx")
    #expect(plan.items.first?.required == ["targets/signer", "targets/other"])
    #expect(try self.plan("acme/web").items.first?.required == [])
  }

  @Test("is nothing where no trust data is read, and why is said")
  func nothing() throws {
    let plan = try plan("acme/free:v1", "acme/lost:v1", "/:", by: [.go])
    #expect(plan.items.isEmpty)
    #expect(
      plan.passedOver.map(\.reason) == [
        "the validator free reads no trust data of Notary", "there is no validator nowhere",
        "the reference is refused",
      ])
  }

  @Test("without a configuration is each image's own repository, once")
  func images() throws {
    let images = try ["acme/web:v1", "acme/web:v2", "registry.io/x"].map { try ImageReference($0) }
    let plan = SavePlan(images)
    #expect(plan.items.map(\.gun.rawValue) == ["docker.io/acme/web", "registry.io/x"])
    #expect(plan.items.allSatisfy { $0.validator == nil && $0.required.isEmpty })
  }
}
