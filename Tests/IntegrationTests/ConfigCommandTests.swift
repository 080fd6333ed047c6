import Glibc
import Inspector
import NotaryCore
import TestSupport
import Testing

@Suite("The configuration file, from the command line") struct ConfigCommandTests {
  /// A home with a configuration file.
  private struct Home {
    let folder: TemporaryFolder
    var file: String { "\(folder.path)/.config/tastevin/config.yaml" }

    init(_ text: String?) throws {
      folder = try TemporaryFolder()
      if let text { try folder.write(text, to: ".config/tastevin/config.yaml") }
    }

    func run(
      _ arguments: String..., environment: [String: String] = [:]
    ) async throws -> Inspection {
      try await Inspection.run(
        arguments, environment: ["HOME": folder.path].merging(environment) { $1 })
    }

    /// The rows of `tastevin config`, by their names.
    func settings(
      _ arguments: String..., environment: [String: String] = [:]
    ) async throws -> [String: JSONValue] {
      let inspection = try await Inspection.run(
        ["config", "-o", "json"] + arguments,
        environment: ["HOME": folder.path].merging(environment) { $1 })
      let rows = try inspection.json()["settings"]?.elements ?? []
      return Dictionary(rows.map { ($0["name"]?.string ?? "", $0) }) { first, _ in first }
    }
  }

  private static let one = "http://127.0.0.1:1"
  private static let two = "http://127.0.0.1:2"
  private static let three = "http://127.0.0.1:3"

  @Test("config shows every setting with its value and where it comes from")
  func shown() async throws {
    let home = try Home("servers: {docker.io: \(Self.one)}\nmouse: false\ncolor: always\n")
    let text = try await home.run("config")
    #expect(text.status == 0 && text.isHarmless == false)
    let plain = try await home.run("config", "--color", "never")
    #expect(plain.isHarmless)
    let lines = plain.outcome.output.split(separator: "\n").map {
      $0.split(separator: " ").joined(separator: " ")
    }
    #expect(lines.contains("servers docker.io \(Self.one) \(home.file):1"))
    #expect(lines.contains("mouse false \(home.file):2"))
    #expect(lines.contains("color never --color"))
    #expect(lines.contains("connaisseur all default"))
    #expect(lines.contains("docker-config \(home.folder.path)/.docker default"))
    #expect(lines.first == home.file[...].description)
  }

  @Test("the option comes before the environment, that before the file, that before the default")
  func precedence() async throws {
    let home = try Home("docker-config: /from/file\nvalues: from-file.yaml\ncolor: always\n")
    let variables = ["DOCKER_CONFIG": "/from/env", "TASTEVIN_VALUES": "env.yaml", "NO_COLOR": "1"]
    func origin(_ row: JSONValue?) -> [String?] {
      [row?["origin"]?["kind"]?.string, row?["origin"]?["name"]?.string]
    }
    let file = try await home.settings()
    #expect(file["docker-config"]?["value"]?.string == "/from/file")
    #expect(origin(file["docker-config"]) == ["file", home.file])
    #expect(file["docker-config"]?["origin"]?["line"]?.integer == 1)
    let environment = try await home.settings(environment: variables)
    #expect(origin(environment["docker-config"]) == ["environment", "DOCKER_CONFIG"])
    #expect(origin(environment["values"]) == ["environment", "TASTEVIN_VALUES"])
    #expect(origin(environment["color"]) == ["environment", "NO_COLOR"])
    let flag = try await home.settings(
      "--docker-config", "/from/flag", "--values", "f.yaml", "--color", "auto", "--no-mouse",
      environment: variables)
    #expect(flag["docker-config"]?["value"]?.string == "/from/flag")
    #expect(origin(flag["docker-config"]) == ["flag", "--docker-config"])
    #expect(flag["values"]?["value"]?.elements.map(\.string) == ["f.yaml"])
    #expect(origin(flag["color"]) == ["flag", "--color"])
    #expect(origin(flag["mouse"]) == ["flag", "--no-mouse"])
    let standard = try await Home(nil).settings()
    #expect(Set(standard.keys) == Set(SettingName.allCases.map(\.rawValue)))
    #expect(standard["values"]?["value"]?.kind == .null)
    #expect(origin(standard["values"]) == ["default", nil])
  }

  @Test("a server: the option, the environment, the file, the registry's own")
  func servers() async throws {
    let home = try Home("servers: {docker.io: \(Self.one)}\n")
    func location(
      _ arguments: [String] = [], _ environment: [String: String] = [:], image: String = "nginx"
    ) async throws -> String? {
      let inspection = try await Inspection.run(
        ["inspect", image, "-o", "json", "--timeout", "2"] + arguments,
        environment: ["HOME": home.folder.path].merging(environment) { $1 })
      return try inspection.json()["source"]?["location"]?.string
    }
    #expect(try await location() == Self.one)
    #expect(try await location([], ["DOCKER_CONTENT_TRUST_SERVER": Self.two]) == Self.two)
    #expect(
      try await location(["-s", Self.three], ["DOCKER_CONTENT_TRUST_SERVER": Self.two])
        == Self.three)
    #expect(try await location(image: "localhost:4/x") == "https://localhost:4")
  }

  @Test("values that the file names are those of explain, and it says so")
  func values() async throws {
    let home = try Home("values: policy.yaml\nconnaisseur: 3.9\n")
    try home.folder.write(
      """
      validators: [{name: all, type: static, approve: true}]
      policy: [{pattern: "*:*", validator: all}]
      """, to: ".config/tastevin/policy.yaml")
    let explained = try await home.run("explain", "docker.io/acme/web:v1", "-o", "json")
    let decisions = try explained.json()["decisions"]?.elements ?? []
    #expect(decisions.map { $0["connaisseur"]?.string } == ["3.9"])
    #expect(decisions.map { $0["verdict"]?.string } == ["admitted"])
    #expect(explained.outcome.errors.contains("\(home.file):1"))
  }

  @Test("a file that cannot be used ends every command before it does anything")
  func refused() async throws {
    let home = try Home("mouse: maybe\n")
    for arguments in [["config"], ["demo"], ["inspect", "nginx"], ["match", "x", "y"]] {
      let inspection = try await Inspection.run(
        arguments, environment: ["HOME": home.folder.path])
      #expect(inspection.status == 2)
      #expect(
        inspection.outcome.errors == "tastevin: \(home.file):1:8: this must be true or false\n")
      #expect(inspection.outcome.output.isEmpty)
    }
  }

  @Test("a pipe in the file's place is not waited for, and no path ends at a NUL in it")
  func oddFiles() async throws {
    let home = try Home(nil)
    try home.folder.write("kind: Pod", to: ".config/tastevin/values.yaml")
    #expect(mkfifo(home.file, 0o600) == 0)
    let pipe = try await home.run("config")
    #expect(pipe.status == 2 && pipe.outcome.errors.contains("\(home.file): a pipe"))
    unlink(home.file)
    try home.folder.write(#"values: "values.yaml\0""#, to: ".config/tastevin/config.yaml")
    let cut = try await home.run("explain", "docker.io/acme/web:v1")
    #expect(cut.status == 2 && cut.isHarmless)
    #expect(cut.outcome.errors.contains("values.yaml^@: no name of a file holds a NUL"))
  }

  @Test("$XDG_CONFIG_HOME takes the place of ~/.config, unless it is relative")
  func folders() async throws {
    let home = try Home("mouse: false\n")
    try home.folder.write("mouse: true\n", to: "other/tastevin/config.yaml")
    let other = ["XDG_CONFIG_HOME": "\(home.folder.path)/other"]
    #expect(try await home.settings(environment: other)["mouse"]?["value"]?.boolean == true)
    let relative = ["XDG_CONFIG_HOME": "other"]
    #expect(try await home.settings(environment: relative)["mouse"]?["value"]?.boolean == false)
    let nowhere = try await home.run("config", environment: ["HOME": "", "XDG_CONFIG_HOME": ""])
    #expect(nowhere.status == 0)
  }

  @Test("the server's variable is not shown where it may hold a password")
  func variable() async throws {
    let home = try Home(nil)
    let shown = try await home.run(
      "config", environment: ["DOCKER_CONTENT_TRUST_SERVER": "https://me:hunter2@notary.io"])
    #expect(!shown.outcome.output.contains("hunter2"))
  }
}
