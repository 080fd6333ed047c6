import NotaryCore
import TestSupport
import Testing

private let image = "docker.io/acme/web:v1"

private let configuration = """
  validators:
  - name: all
    type: static
    approve: true
  policy:
  - pattern: "*:*"
    validator: all
  """

@Suite("The running configuration, through kubectl") struct RunningConfigurationTests {
  private let explain = ["explain", image, "--from-cluster", "-o", "json", "--context"]

  @Test(
    "is judged by the version that runs, and names its places",
    arguments: ConnaisseurObjects.Layout.allCases)
  func layouts(layout: ConnaisseurObjects.Layout) async throws {
    let objects = ConnaisseurObjects(layout, configuration: configuration)
    let situation = try ClusterSituation(objects)
    let explained = try await situation.run(explain + [KubernetesAPI.context])
    #expect(try explained.decided("connaisseur") == [layout == .python ? "3.3" : "3.9"])
    #expect(try explained.decided("verdict") == ["admitted"])
    let cluster = try explained.json()["cluster"]
    #expect(cluster?["context"]?.string == "prod")
    #expect(cluster?["namespace"]?.string == "connaisseur")
    #expect(cluster?["connaisseur"]?.string == (layout == .python ? "3.3.4" : "3.9.1"))
    #expect(explained.outcome.errors.contains("context prod, namespace connaisseur"))
    let rule = try explained.json()["decisions"]?.elements.first?["rule"]
    #expect(rule?["line"]?.integer == 6)

    let text = try await situation.run(
      "explain", image, "--from-cluster", "--context", "prod", "--connaisseur", "all")
    #expect(text.outcome.output.contains("context prod, namespace connaisseur"))
    #expect(
      text.outcome.output.contains("3.3 ADMITTED") && text.outcome.output.contains("3.9 ADMITTED"))
    #expect(
      situation.calls.allSatisfy { $0.hasPrefix("kubectl --context=prod ") && $0.contains(" get ") }
    )
    // Nothing but these was read, and no secret.
    #expect(
      Set(situation.api.paths) == [
        objects.deploymentsPath, objects.configMapPath, objects.path("configmaps/connaisseur-env"),
      ])
  }

  @Test("answers match, too")
  func match() async throws {
    let situation = try ClusterSituation(ConnaisseurObjects(.go, configuration: configuration))
    let matched = try await situation.run(
      "match", "--from-cluster", "--context", "prod", image, "-o", "json")
    #expect(matched.status == 0)
    #expect(try matched.json()["results"]?.elements.count == 1)
    #expect(try matched.json()["cluster"]?["context"]?.string == "prod")
  }

  @Test("a denial names the line of the config map")
  func positions() async throws {
    let denying = configuration.replacing("approve: true", with: "approve: false")
    let situation = try ClusterSituation(ConnaisseurObjects(.go, configuration: denying))
    let explained = try await situation.run("explain", image, "--from-cluster", "--context", "prod")
    #expect(explained.status == 1)
    #expect(explained.outcome.output.contains("configmap connaisseur/connaisseur-app-config:"))
  }

  @Test("without a context kubectl is not called")
  func unnamed() async throws {
    let situation = try ClusterSituation(ConnaisseurObjects(.go, configuration: configuration))
    let values = try situation.file(
      """
      application:
        validators: [{name: a, type: notaryv1, host: "127.0.0.1:1", auth: {secretName: s}, trustRoots: [{name: default, key: k}]}]
        policy: [{pattern: "*:*", validator: a}]
      """)
    for arguments in [
      ["explain", image, "--from-cluster"], ["match", "--from-cluster", image],
      ["explain", image, "--from-cluster", "--context", ""],
    ] {
      let refused = try await situation.run(arguments)
      #expect(refused.status == 2)
      #expect(refused.outcome.errors.contains("--context"))
    }
    _ = try await situation.run("explain", image, "--values", values)
    _ = try await situation.run("explain", image, "--values", values, "--namespace", "x")
    _ = try await situation.run("match", values, image)
    _ = try await situation.run("config")
    _ = try await situation.run("inspect", image, "--timeout", "1", "-s", "http://127.0.0.1:1")
    #expect(situation.calls.isEmpty)
    #expect(situation.api.paths.isEmpty)
  }

  @Test("kubectl's own words are shown where it cannot do it")
  func refusals() async throws {
    let objects = ConnaisseurObjects(.go, configuration: configuration)
    let situation = try ClusterSituation(objects)
    let unknown = try await situation.run(explain + ["nowhere"])
    #expect(unknown.status == 3)
    #expect(unknown.complaint.hasPrefix("kubectl: ") && unknown.complaint.contains("\"nowhere\""))
    #expect(unknown.outcome.output.isEmpty)

    // What kubectl logs for its developers is no answer.
    let gone = try await situation.run(explain + ["staging"])
    #expect(gone.status == 3)
    #expect(gone.complaint.hasPrefix("kubectl: ") && !gone.complaint.contains("memcache.go"))

    let denied = try await ClusterSituation([objects.deploymentsPath: .forbidden])
      .run(explain + ["prod"])
    #expect(denied.status == 3)
    #expect(denied.complaint.contains("Forbidden"))
    #expect(denied.complaint.contains("User \"alice\" cannot read it"))

    var answers = objects.answers
    answers[objects.configMapPath] = .forbidden
    let half = try await ClusterSituation(answers).run(explain + ["prod"])
    #expect(half.status == 3 && half.complaint.contains("Forbidden"))
  }

  @Test(
    "no Connaisseur, one elsewhere, several, none of its own files, and an old one are told apart")
  func absences() async throws {
    let objects = ConnaisseurObjects(.go, configuration: configuration)
    func complaint(
      _ answers: [String: KubernetesAPI.Answer], _ options: String...
    ) async throws -> String {
      let inspection = try await ClusterSituation(answers).run(explain + ["prod"] + options)
      #expect(inspection.status == 3)
      return inspection.complaint
    }
    let nobody = [
      "/apis/apps/v1/namespaces/connaisseur/deployments": KubernetesAPI.Answer.object(
        objects.list([]))
    ]
    #expect(
      try await complaint(nobody)
        == "no Connaisseur runs in the namespace connaisseur; name its own with --namespace")
    var other = objects
    other.namespace = "policy"
    let elsewhere = nobody.merging([
      "/apis/apps/v1/deployments": .object(objects.list([other.deployment()]))
    ]) { $1 }
    #expect(
      try await complaint(elsewhere)
        == "no Connaisseur runs in the namespace connaisseur, but in policy: give --namespace policy"
    )
    var two = objects.answers
    two[objects.deploymentsPath] = .object(
      objects.list([objects.deployment("blue"), objects.deployment("green")]))
    #expect(
      try await complaint(two).contains(
        "several Connaisseurs run in the namespace connaisseur: blue and green"))
    var without = objects.answers
    without[objects.configMapPath] = nil
    #expect(
      try await complaint(without)
        == "the config map connaisseur-app-config, which Connaisseur mounts, is not there or has no config.yaml"
    )
    var old = objects
    old.tag = "v2.8.0"
    #expect(try await complaint(old.answers).contains("v2.8.0"))
  }

  @Test("a tag that is no version is asked for both, and said")
  func unknownTag() async throws {
    var objects = ConnaisseurObjects(.go, configuration: configuration)
    objects.tag = "main"
    let explained = try await ClusterSituation(objects).run(explain + ["prod"])
    #expect(try explained.decided("connaisseur") == ["3.3", "3.9"])
    #expect(explained.outcome.errors.contains("say it with --connaisseur"))
  }

  @Test("hostile answers are refused, and nothing of them controls the terminal")
  func hostile() async throws {
    let objects = ConnaisseurObjects(.go, configuration: configuration)
    for answer in [
      "not JSON", "[]",
      "{\"kind\":\"Secret\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"\\u001b[31m\"}}",
      #"{"kind":"Status","apiVersion":"v1","status":"Failure","message":"\u001b[2Jgone","code":500}"#,
      "{\"kind\":\"DeploymentList\",\"apiVersion\":\"apps/v1\",\"items\":[{\"spec\":[1,2]}]}",
      "{\"kind\":\"DeploymentList\",\"apiVersion\":\"apps/v1\",\"items\":"
        + String(repeating: "[", count: 3_000),
    ] {
      let refused = try await ClusterSituation([objects.deploymentsPath: .raw(answer)])
        .run(explain + ["prod"])
      #expect(refused.status == 3, "\(answer.prefix(40)): \(refused.outcome.errors)")
      #expect(refused.isHarmless)
    }
    var bent = objects
    bent.configuration = "validators: [\n"
    let unread = try await ClusterSituation(bent).run(explain + ["prod"])
    #expect(unread.status == 3)
    #expect(
      unread.complaint.hasPrefix("configmap connaisseur/connaisseur-app-config:2:1: not YAML"))
    bent.configuration = "- a"
    let list = try await ClusterSituation(bent).run(explain + ["prod"])
    #expect(list.complaint.contains("a configuration is a mapping"))
  }

  @Test("a machine without kubectl says so, and a slow cluster is not waited for")
  func machines() async throws {
    let bare = try await Inspection.run(explain + ["prod"], environment: ["PATH": "/nonexistent"])
    #expect(bare.status == 3)
    #expect(bare.complaint == "kubectl is not installed, or not in $PATH")
    let objects = ConnaisseurObjects(.go, configuration: configuration)
    let slow = try ClusterSituation([objects.deploymentsPath: .silence])
    let waited = try await slow.run(explain + ["prod", "--timeout", "2"])
    #expect(waited.status == 3)
    #expect(waited.complaint.contains("kubectl"))
  }

  @Test("the program is told what to read there, or asks nothing")
  func alone() async throws {
    let situation = try ClusterSituation([:])
    let refused = try await situation.run("docker.io/acme/web:v1", "--context", "prod")
    #expect(refused.status == 2 && refused.complaint.contains("--context alone reads nothing"))
    #expect(situation.calls.isEmpty)
  }
}
