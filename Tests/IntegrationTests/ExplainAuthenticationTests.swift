import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

@Suite("Explaining with a server that asks for credentials")
struct ExplainAuthenticationTests {
  @Test("3.3 denies where the server asks for Basic, whatever could be read with it")
  func basic() async throws {
    let demo = Demo.source()
    let gun = GUN("docker.io/acme/web")
    var files: [String: String] = [:]
    for role in RoleName.base + ["targets/alice", "targets/bob", .releases] {
      let answer = await demo.answer(TrustRequest(gun: gun, role: role))
      files["\(role).json"] = String(decoding: try #require(answer.bytes), as: UTF8.self)
    }
    let served = files
    let server = try FakeServer { request in
      guard request.headers["authorization"] != nil else {
        return .answer(status: 401, headers: [("WWW-Authenticate", "Basic realm=\"notary\"")])
      }
      let name = request.target.split(separator: "/tuf/").last.map(String.init) ?? ""
      return served[name].map { .answer(status: 200, body: $0) } ?? .answer(status: 404)
    }
    let key = PEM.encode(type: "PUBLIC KEY", bytes: try #require(Demo.pins.keys.first))
    let lines = key.split(separator: "\n").map { "        \($0)\n" }.joined()
    let text = """
      application:
        validators:
        - name: default
          type: notaryv1
          host: \(server.url)
          trustRoots:
          - name: default
            key: |
      \(lines)  policy:
        - pattern: "*:*"

      """
    let values = try Values.load(files: [("values.yaml", Array(text.utf8))])
    let source = try NotaryServerSource(
      try NotaryServerURL(server.url), credential: RegistryCredential(user: "me", password: "pw"))
    let explainer = Explainer(values: values, reading: .asItStands, at: Demo.moment) { _ in
      .success(source)
    }
    let explanation = await explainer.explain("\(gun):v1", by: Generation.allCases)
    #expect(explanation.answers.map(\.decision.verdict) == [.denied, .admitted])
    #expect(
      explanation.answers[0].decision.message
        == "Basic is an unsupported authentication type in notary default.")
  }
}
