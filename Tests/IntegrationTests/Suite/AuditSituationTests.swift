import NotaryCore
import TestSupport
import Testing

/// The situations of Connaisseur's own integration tests, as manifests in an audit against a real
/// Notary server.
@Suite("The situations of Connaisseur's own tests, audited") struct AuditSituationTests {
  private static let signed = "docker.io/acme/plain:signed"
  private static let unsigned = "docker.io/acme/plain:unsigned"

  /// A pod of the namespace `shop`.
  private static func pod(_ images: String..., metadata: String = "") -> String {
    """
    kind: Pod
    metadata: {name: web, namespace: shop\(metadata)}
    spec:
      containers:
    \(images.map { "  - {name: c, image: \"\($0)\"}\n" }.joined())
    """
  }

  private static func deployment(_ image: String) -> String {
    """
    kind: Deployment
    metadata: {name: web, namespace: shop, uid: u1}
    spec: {template: {spec: {containers: [{name: c, image: "\(image)"}]}}}

    """
  }

  /// What each image came to.
  private func outcomes(_ audited: Inspection) throws -> [String: String] {
    let images = try audited.json()["images"]?.elements ?? []
    return Dictionary(
      uniqueKeysWithValues: images.map {
        ($0["image"]?.string ?? "", $0["outcome"]?.string ?? "")
      })
  }

  /// What has a say in the places of the one image, each as `3.9 code`.
  private func notes(_ audited: Inspection, place: Int = 0) throws -> [String] {
    let places = try audited.json()["images"]?.elements.first?["where"]?.elements ?? []
    return try #require(places.indices.contains(place) ? places[place] : nil)["notes"]?.elements
      .map { "\($0["connaisseur"]?.string ?? "") \($0["code"]?.string ?? "")" } ?? []
  }

  @Test("come to what they must, in both generations")
  func audits() async throws {
    let situation = try await SituationServer()
    try await signers(situation)
    try await detection(situation)
    try await children(situation)
    try await updates(situation)
    try await namespaces(situation)
    try await pods(situation)
  }

  /// Designated signers, others, another root key; static rules beside them.
  private func signers(_ situation: SituationServer) async throws {
    let team = "docker.io/acme/team"
    let audited = try await situation.audit(
      Self.pod(
        Self.signed, Self.unsigned, "docker.io/acme/stranger:signed", "\(team):designated",
        "\(team):other", "\(team):apart", "\(Self.signed)@sha256:\(SituationServer.hello)",
        "\(Self.signed)@sha256:\(SituationServer.other)", "quay.io/somebody/app:v1",
        "registry.k8s.io/pause:3.9"))
    #expect(audited.status == 1)
    #expect(
      try outcomes(audited) == [
        Self.signed: "admitted", Self.unsigned: "denied",
        "docker.io/acme/stranger:signed": "denied",
        "\(team):designated": "admitted", "\(team):other": "denied", "\(team):apart": "denied",
        "\(Self.signed)@sha256:\(SituationServer.hello)": "admitted",
        "\(Self.signed)@sha256:\(SituationServer.other)": "denied",
        "quay.io/somebody/app:v1": "denied", "registry.k8s.io/pause:3.9": "admitted",
      ])
    for image in try audited.json()["images"]?.elements ?? [] {
      let decisions = image["decisions"]?.elements ?? []
      #expect(decisions.compactMap { $0["connaisseur"]?.string } == ["3.3", "3.9"])
      // Both come to the same, on the same digest.
      #expect(Set(decisions.map { $0["verdict"]?.string }).count == 1)
      guard image["outcome"]?.string == "admitted",
        image["image"]?.string?.hasPrefix("docker.io/") == true
      else { continue }
      #expect(
        decisions.allSatisfy {
          $0["digest"]?.string?.hasSuffix(SituationServer.hello) == true
        })
    }
    let causes = try audited.json()["causes"]?.elements.compactMap { $0["code"]?.string } ?? []
    #expect(
      Set(causes) == [
        "tag-not-signed", "root-key-unknown", "signed-by-another", "digests-disagree",
        "digest-mismatch", "static-deny",
      ])
  }

  private func detection(_ situation: SituationServer) async throws {
    let audited = try await situation.audit(
      Self.pod(Self.unsigned), features: "detectionMode: true")
    #expect(audited.status == 1)
    let image = try #require(try audited.json()["images"]?.elements.first)
    #expect(image["outcome"]?.string == "denied")
    #expect(image["warningOnly"]?.boolean == true)
    let strict = try await situation.audit(Self.pod(Self.unsigned))
    #expect(
      try strict.json()["images"]?.elements.first?["warningOnly"]?.boolean == false)
  }

  /// A pod is admitted where its owner, which is looked at itself, holds the image.
  private func children(_ situation: SituationServer) async throws {
    let owner = ", ownerReferences: [{kind: Deployment, name: web, uid: u1}]"
    let owned = Self.deployment(Self.unsigned) + "---\n" + Self.pod(Self.unsigned, metadata: owner)
    let held = try await situation.audit(owned)
    #expect(try outcomes(held) == [Self.unsigned: "denied"])
    #expect(try !notes(held, place: 0).contains { $0.hasSuffix("owner-holds-image") })
    let child = try notes(held, place: 1)
    #expect(child.contains("3.3 owner-holds-image") && child.contains("3.9 owner-holds-image"))

    let other = try await situation.audit(
      Self.deployment(Self.signed) + "---\n" + Self.pod(Self.unsigned, metadata: owner))
    #expect(try outcomes(other) == [Self.signed: "admitted", Self.unsigned: "denied"])

    // Without it each object is looked at for itself, and by 3.3 pods alone.
    let strict = try await situation.audit(owned, features: "automaticChildApproval: false")
    #expect(try notes(strict, place: 0).contains("3.3 only-pods-judged"))
    #expect(try !notes(strict, place: 1).contains { $0.hasSuffix("owner-holds-image") })
    #expect(try outcomes(strict) == [Self.unsigned: "denied"])
  }

  private func updates(_ situation: SituationServer) async throws {
    func review(from before: String, to after: String) -> String {
      func pod(_ image: String) -> String {
        """
        {"kind": "Pod", "metadata": {"name": "web", "namespace": "shop"},
         "spec": {"containers": [{"name": "c", "image": "\(image)"}]}}
        """
      }
      return """
        {"kind": "AdmissionReview", "request": {"operation": "UPDATE", "namespace": "shop",
         "object": \(pod(after)), "oldObject": \(pod(before))}}
        """
    }
    let feature = "automaticUnchangedApproval: true"
    let same = review(from: Self.unsigned, to: Self.unsigned)
    let unchanged = try await situation.audit(same, features: feature)
    #expect(unchanged.status == 0)
    #expect(try outcomes(unchanged) == [Self.unsigned: "skipped"])
    let image = try #require(try unchanged.json()["images"]?.elements.first)
    #expect(image["skipped"]?.string?.isEmpty == false)
    #expect(try notes(unchanged).contains("3.9 image-unchanged"))
    #expect(try outcomes(try await situation.audit(same)) == [Self.unsigned: "denied"])
    let changed = try await situation.audit(
      review(from: Self.signed, to: Self.unsigned), features: feature)
    #expect(try outcomes(changed) == [Self.unsigned: "denied"])
  }

  private func namespaces(_ situation: SituationServer) async throws {
    func shop(_ label: String?) -> String {
      let labels = label.map { "securesystemsengineering.connaisseur/webhook: \($0)" } ?? ""
      return "kind: Namespace\nmetadata: {name: shop, labels: {\(labels)}}\n---\n"
        + Self.pod(Self.unsigned)
    }
    for (mode, label, expected) in [
      ("ignore", "ignore", "skipped"), ("ignore", nil, "denied"), ("ignore", "validate", "denied"),
      ("validate", "validate", "denied"), ("validate", nil, "skipped"),
      ("validate", "ignore", "skipped"),
    ] {
      let audited = try await situation.audit(
        shop(label), features: "namespacedValidation: {mode: \(mode)}")
      #expect(try outcomes(audited) == [Self.unsigned: expected], "\(mode) \(label ?? "-")")
      #expect(audited.status == (expected == "denied" ? 1 : 0))
    }
    // Its labels are not known where it does not stand there.
    let elsewhere = try await situation.audit(
      Self.pod(Self.unsigned), features: "namespacedValidation: {mode: validate}")
    #expect(try outcomes(elsewhere) == [Self.unsigned: "denied"])
    #expect(try notes(elsewhere).contains("3.9 namespace-labels"))
  }

  /// 3.9 alone knows the mode in which only pods are denied.
  private func pods(_ situation: SituationServer) async throws {
    let mode = "resourceValidationMode: podsOnly"
    let template = try await situation.audit(
      Self.deployment(Self.unsigned), features: mode, ["--connaisseur", "3.9"])
    #expect(try notes(template).contains("3.9 warning-only-pods-only"))
    #expect(
      try template.json()["images"]?.elements.first?["warningOnly"]?.boolean == true)
    let both = try await situation.audit(Self.deployment(Self.unsigned), features: mode)
    #expect(try both.json()["images"]?.elements.first?["warningOnly"]?.boolean == false)
    let pod = try await situation.audit(
      Self.pod(Self.unsigned), features: mode, ["--connaisseur", "3.9"])
    #expect(try pod.json()["images"]?.elements.first?["warningOnly"]?.boolean == false)
    #expect(try outcomes(pod) == [Self.unsigned: "denied"])
  }
}
