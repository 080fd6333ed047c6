import Inspector
import PolicyEditor
import TUI
import TerminalKit
import Testing

@Suite struct `The configuration of a cluster` {
  private static let forbidden = ClusterProblem.refused("Error from server (Forbidden)")

  private func isReading(_ effects: [Effect], _ context: String = "prod") -> Bool {
    effects.contains { effect in
      if case .readRunning(let cluster, _) = effect { cluster.context == context } else { false }
    }
  }

  // MARK: Choosing

  @Test func `is chosen among kubectl's contexts, and read only then`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("1")
    #expect(program.press("K") == [.readContexts])
    program.send(.contextsRead(.success(ClusterContexts(names: ["a/b", "prod"], current: "prod"))))
    #expect(program.shows("Which context? Namespace connaisseur"))
    #expect(program.line(with: "prod")?.contains("kubectl's current") == true)
    #expect(!isReading(program.effects))
    program.type("pr")
    #expect(!program.shows("a/b"))
    #expect(isReading(program.press(.enter)))
    #expect(program.shows("@prod/connaisseur"))
    #expect(program.text.hasPrefix("3.9 …"))
    try await program.answerRunning()
    #expect(program.text.hasPrefix("3.3 ADMITTED"))
    #expect(program.shows("@prod/connaisseur"))
    #expect(program.shows("the configuration is the running one: context prod"))
  }

  @Test func `is not asked for after Esc`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("1", "K")
    program.send(.contextsRead(.success(ClusterContexts(names: ["prod"]))))
    program.press(.escape)
    #expect(!program.shows("Which context?"))
    #expect(!isReading(program.effects))
    #expect(!program.shows("@prod"))
  }

  @Test func `needs contexts that can be listed`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("1", "K")
    program.send(.contextsRead(.success(ClusterContexts(names: []))))
    #expect(program.footer.contains("kubectl's configuration has no context"))
    program.press("K")
    program.send(.contextsRead(.failure(.kubeconfig("config:1:1: not YAML"))))
    #expect(program.footer.contains("config:1:1: not YAML"))
  }

  @Test func `is chosen while nothing is unsaved`() throws {
    var program = try HeadlessProgram.policy("docker.io/acme/web:v1")
    program.press("G", "d", "d", "1")
    #expect(program.press("K").isEmpty)
    #expect(program.footer.contains("something is unsaved"))
  }

  // MARK: Reading

  @Test func `is asked once for all images, and again by R`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("1")
    program.chooseCluster()
    try await program.answerRunning()
    let before = program.effects.count
    program.press("i")
    program.type("docker.io/acme/broken:v1")
    guard case .examine(let inquiry)? = program.press(.enter).first else {
      Issue.record("nothing is judged")
      return
    }
    #expect(inquiry.place == .cluster(TestCluster.prod))
    #expect(!isReading(Array(program.effects[before...])))
    try await program.judgeRunning()
    #expect(isReading(program.press("R")))
    // What was known is shown until then, and the image is judged when the answer is there.
    #expect(program.shows("3.3 …"))
    try await program.answerRunning("3.9.1")
    #expect(program.text.hasPrefix("3.9 ADMITTED"))
  }

  @Test func `is given up with Esc, which leads back to the files of before`() async throws {
    var program = try await HeadlessProgram.explained()
    program.settlePolicy()
    let before = program.canvas.lines[1]
    program.chooseCluster()
    #expect(program.shows("@prod/connaisseur"))
    #expect(program.press(.escape).contains(.cancelCluster))
    #expect(!program.shows("@prod"))
    #expect(program.canvas.lines[1] == before)
    // A late answer is not shown.
    try await program.answerRunning()
    #expect(!program.shows("@prod"))
    program.press("3")
    #expect(program.shows("docker.io/acme"))
  }

  @Test func `that was given up is read by R`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("1")
    program.chooseCluster()
    program.press(.escape)
    #expect(program.text.hasPrefix("3.9 CANCELLED"))
    #expect(isReading(program.press("R")))
  }

  @Test func `that cannot be read leaves what was read before`() async throws {
    var program = try await HeadlessProgram.explained()
    program.settlePolicy()
    program.chooseCluster()
    program.failRunning(Self.forbidden)
    #expect(program.footer.contains("kubectl: Error from server (Forbidden)"))
    #expect(!program.shows("@prod"))
    #expect(!program.shows("OUTDATED"))
    program.press("3")
    #expect(program.line(with: "READ-ONLY") == nil)
    program.press("1")
    program.chooseCluster()
    try await program.answerRunning()
    program.chooseCluster("staging")
    #expect(program.shows("@staging/connaisseur"))
    program.failRunning(Self.forbidden)
    #expect(program.shows("@prod/connaisseur"))
  }

  @Test func `that cannot be read shows trust data all the same, without a verdict`() async throws {
    var program = try HeadlessProgram("docker.io/acme/web:v1")
    program.press("1")
    program.chooseCluster()
    program.failRunning(Self.forbidden)
    #expect(program.text.hasPrefix("3.9 UNKNOWN"))
    #expect(program.shows("kubectl: Error from server (Forbidden)"))
    await program.load()
    program.press("2")
    #expect(program.shows("VERIFIED"))
  }

  @Test func `that R could not read again is read before another image is judged`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("1")
    program.chooseCluster()
    try await program.answerRunning()
    program.press("R")
    program.failRunning(Self.forbidden)
    #expect(program.shows("OUTDATED"))
    program.press("i")
    program.type("docker.io/acme/broken:v1")
    #expect(isReading(program.press(.enter)))
  }

  @Test func `may be in another namespace, which is offered`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("1")
    program.chooseCluster()
    program.failRunning(.notHere(namespace: "connaisseur", others: ["security", "ops"]))
    #expect(program.shows("In which namespace of prod?"))
    program.type("sec")
    program.press(.enter)
    let cluster = ClusterReference(context: "prod", namespace: "security")
    #expect(program.lastReading?.cluster == cluster)
    #expect(program.shows("@prod/security"))
  }

  @Test func `that is named at the start is read at once, and says so until it is there`()
    async throws
  {
    var program = try HeadlessProgram("docker.io/acme/web:v1", place: .cluster(TestCluster.prod))
    #expect(isReading(program.effects))
    #expect(!program.effects.contains { if case .examine = $0 { true } else { false } })
    #expect(program.shows("@prod/connaisseur"))
    try await program.answerRunning()
    #expect(program.text.hasPrefix("3.3 ADMITTED"))
    program.press("f")
    program.type("other.yaml")
    program.press(.enter)
    #expect(!program.shows("@prod"))
  }

  @Test func `decides by the version that was asked for, whatever runs`() async throws {
    var program = try HeadlessProgram(
      "docker.io/acme/web:v1", place: .cluster(TestCluster.prod), isConnaisseurChosen: true)
    try await program.answerRunning("3.3.4")
    #expect(program.text.hasPrefix("3.9 ADMITTED"))
  }

  @Test func `whose image has no version is judged as 3.9, which is said`() async throws {
    var program = try HeadlessProgram("docker.io/acme/web:v1", place: .cluster(TestCluster.prod))
    try await program.answerRunning("nightly")
    #expect(program.text.hasPrefix("3.9 ADMITTED"))
    #expect(program.shows("no version of Connaisseur"))
  }

  // MARK: The policy

  @Test func `is looked at and tried out, and edited nowhere`() async throws {
    var program = try HeadlessProgram(
      nil, columns: 120, rows: 40, place: .cluster(TestCluster.prod))
    #expect(program.shows("what runs in the cluster"))
    try await program.answerRunning()
    #expect(program.shows("READ-ONLY"))
    #expect(program.shows("configmap connaisseur/connaisseur-app-config"))
    #expect(program.shows("running Connaisseur 3.3.4"))
    program.press("j")
    let count = program.effects.count
    for keys: [Key] in [
      ["o"], ["a"], ["d", "d"], ["y", "y"], ["p"], ["K"], ["J"], ["u"], [.control("r")], ["w"],
      ["I"], ["e"],
    ] {
      for key in keys { program.press(key) }
      #expect(
        program.footer.contains("Not now: what runs is only read; f opens the file"), "\(keys)")
    }
    program.press(.enter)
    #expect(program.effects.count == count)
    #expect(!program.shows("Enter edit"))
    program.press(.escape, "x")
    program.type("quay.io/x/y:1")
    program.settlePolicy()
    #expect(program.shows("rule 1"))
  }

  @Test func `pins no key`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("1")
    program.chooseCluster()
    try await program.answerRunning()
    await program.load()
    program.press("2", "j")
    program.press("P")
    #expect(program.footer.contains("what runs is only read"))
  }

  // MARK: Secrets

  @Test func `gives secrets to files that name them, which the header tells`() async throws {
    let place = ConfigurationPlace.files([Demo.valuesName], secretsFrom: TestCluster.prod)
    var program = try HeadlessProgram("docker.io/acme/web:v1", place: place)
    guard case .examine(let inquiry)? = program.effects.first else {
      Issue.record("nothing is judged")
      return
    }
    #expect(inquiry.place == place)
    #expect(!program.shows("@prod"))
    let content = SecretContent(
      origin: "secret connaisseur/pull", values: [.secret: Array("password: marked".utf8)],
      isWhole: true)
    let secrets = ValidatorSecrets(contents: ["pull": content])
    program.send(
      .secretsRead(
        generation: inquiry.generation, ReadSecrets(secrets: secrets, cluster: TestCluster.prod)))
    #expect(program.shows("@prod/connaisseur"))
    // The next image needs no second question, unless everything is read again.
    program.press("i")
    program.type("docker.io/acme/broken:v1")
    guard case .examine(let next)? = program.press(.enter).first else { return }
    #expect(next.secrets == secrets)
    guard case .examine(let again)? = program.press("R").first else { return }
    #expect(again.secrets == .none)
    #expect(!program.shows("marked"))
  }

  // MARK: The header

  @Test func `is named in the header however long its name is`() async throws {
    let arn = "arn:aws:eks:eu-central-1:123456789012:cluster/acme-production"
    for columns in [40, 80, 120] {
      var program = try HeadlessProgram(
        "docker.io/acme/web:v1", columns: columns, rows: 24,
        place: .cluster(ClusterReference(context: arn)))
      try await program.answerRunning()
      let line = program.canvas.lines[0]
      #expect(line.contains("@"))
      #expect(line.contains("production"))
      #expect(line.contains("v1"), "\(line)")
    }
  }
}
