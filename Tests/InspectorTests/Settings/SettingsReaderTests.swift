import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

@Suite("The configuration file") struct SettingsReaderTests {
  private func read(_ text: String, home: String? = "/home/alice") throws -> Settings {
    try SettingsReader(file: "/etc/tastevin/config.yaml", home: home)
      .settings(in: Array(text.utf8))
  }

  /// What is said of a file, from its line on.
  private func refusal(of text: String, home: String? = "/home/alice") -> String {
    do {
      _ = try read(text, home: home)
      return "read"
    } catch let error as SettingsError {
      #expect(error.message.hasPrefix("/etc/tastevin/config.yaml:"))
      return String(error.message.dropFirst("/etc/tastevin/config.yaml:".count))
    } catch {
      return "\(error)"
    }
  }

  @Test("every setting has a value and a place")
  func everything() throws {
    let settings = try read(
      """
      servers:
        docker.io: https://notary.docker.io
        registry.acme.io:5000: notary.acme.io:4443/path
      values: [values.yaml, /srv/more.yaml, ~/own.yaml]
      connaisseur: 3.3
      color: never
      ascii: true
      mouse: false
      timeout: 2.5
      cacert: ca.pem
      docker-config: ~/.docker
      namespace: image-policy
      kubeconfig: /etc/kube/config
      """)
    #expect(
      settings.servers.mapValues { $0.value.description } == [
        "docker.io": "https://notary.docker.io",
        "registry.acme.io:5000": "https://notary.acme.io:4443/path",
      ])
    #expect(settings.servers["docker.io"]?.position.line == 2)
    #expect(
      settings.values?.value
        == ["/etc/tastevin/values.yaml", "/srv/more.yaml", "/home/alice/own.yaml"])
    #expect(settings.values?.position.line == 4 && settings.values?.position.column == 9)
    #expect(settings.connaisseur?.value.generations == [.python])
    #expect(settings.color?.value == .never)
    #expect(settings.ascii?.value == true && settings.mouse?.value == false)
    #expect(settings.timeout?.value == 2.5)
    #expect(settings.cacert?.value == "/etc/tastevin/ca.pem")
    #expect(settings.dockerConfig?.value == "/home/alice/.docker")
    #expect(settings.namespace?.value == "image-policy")
    #expect(settings.kubeconfig?.value == "/etc/kube/config")
  }

  @Test("one file of values needs no list, and an empty file sets nothing")
  func short() throws {
    #expect(try read("values: a.yaml").values?.value == ["/etc/tastevin/a.yaml"])
    for empty in ["", "# nothing\n", "---\n", "{}"] {
      let settings = try read(empty)
      #expect(settings.servers.isEmpty && settings.values == nil && settings.color == nil)
    }
  }

  @Test(
    "what is not known is refused where it stands",
    arguments: [
      ("valuess: x", "1:1: 'valuess' is no setting; did you mean 'values'?"),
      (
        "mouse: true\ndockerconfig: x",
        "2:1: 'dockerconfig' is no setting; did you mean 'docker-config'?"
      ),
      ("Color: never", "1:1: 'Color' is no setting; did you mean 'color'?"),
      (
        "server: x",
        "1:1: 'server' is no setting; write 'servers' with the registry and its URL below it"
      ),
      ("no-mouse: true", "1:1: 'no-mouse' is no setting; write 'mouse: false'"),
      ("color: purple", "1:8: color must be auto, always or never"),
      ("timeout: 0", "1:10: timeout must be more than 0 and at most 3600 seconds"),
      ("timeout: 1e9", "1:10: timeout must be more than 0 and at most 3600 seconds"),
      ("mouse: \"no\"", "1:8: this must be true or false"),
      ("mouse: [true]", "1:8: this must be true or false"),
      ("cacert:", "1:8: this must be a path"),
      ("cacert: {a: b}", "1:9: this must be a path"),
      ("values: []", "1:9: this names no file"),
      ("values: ['-']", "1:10: standard input is no setting"),
      ("servers: [a]", "1:10: servers must be a mapping of registries to URLs"),
      ("servers: {foo: x.io}", "1:11: 'foo' is no registry; write it as docker.io or host:port"),
      (
        "servers: {index.docker.io: x.io}",
        "1:11: 'index.docker.io' is no registry; write it as docker.io or host:port"
      ),
      (
        "servers: {a.io: 'ftp://x'}",
        "1:17: not the URL of a server: only http and https are spoken"
      ),
      (
        "connaisseur: 2.8",
        "1:14: connaisseur must be 'all' or a version of Connaisseur 3, such as \"3.9\""
      ),
      ("namespace: --all", "1:12: '--all' is no name of a namespace"),
      ("ascii: true\nascii: true", "2:1: 'ascii' is set twice, first on line 1"),
      ("- ascii", "1:1: the settings must be a mapping"),
      ("[a]: b", "1:1: the name of a setting must be a text"),
      ("a: 1\n---\nb: 2", "3:1: there must be one YAML document, not several"),
      (
        "context: prod",
        "1:1: the configuration file names no cluster, so that none is asked by accident: give --context"
      ),
    ])
  func refused(text: String, words: String) {
    #expect(refusal(of: text) == words)
  }

  @Test("~ needs a home")
  func homeless() {
    #expect(refusal(of: "cacert: ~/ca.pem", home: nil) == "1:9: ~ is not known: $HOME is not set")
  }

  @Test(
    "secrets are refused with the reason, and are not repeated",
    arguments: [
      "password: hunter2", "docker-password: hunter2", "token: hunter2", "secret: {a: hunter2}",
      "user: hunter2", "servers: {docker.io: {password: hunter2}}",
      "servers: {docker.io: 'https://me:hunter2@notary.docker.io'}",
    ])
  func secrets(text: String) {
    let words = refusal(of: text)
    #expect(words.contains("--user and --password-stdin"))
    #expect(!words.contains("hunter2"))
  }

  @Test("more than a mebibyte is not read")
  func large() {
    let text = "# " + String(repeating: "x", count: SettingsReader.limit)
    #expect(refusal(of: text).hasSuffix("larger than 1048576 bytes"))
  }

  @Test("no text ends the program, and what is said has no control characters")
  func hostile() {
    var random = SeededGenerator(seed: 4)
    let parts = [
      "servers:", " docker.io: ", "\n", "values", ": ", "[", "]", "{", "}", "\u{1B}[31m",
      "\u{202E}",
      "mouse: ", "true", "&a ", "*a", "<<: *a", "!!binary ", "|", "\t", "\"\\u001b\": 1", "'", "#",
      "0x1", "~/", "\u{FFFD}", "--- ",
    ]
    for _ in 0..<3_000 {
      let count = Int.random(in: 0...12, using: &random)
      let text = (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      let words = refusal(of: text)
      #expect(
        words.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }, "\(text)")
    }
  }
}
