import Testing

@Suite struct `Setting up a machine` {
  static let forBuilding: Set<String> = [
    "git", "ca-certificates", "libncurses-dev", "libssl-dev", "libcurl4-openssl-dev", "libyaml-dev",
    "libstdc++-12-dev",
  ]
  static let forTesting = forBuilding.union(
    [
      "notary", "docker-registry", "tmux", "openssl", "libxml2-utils", "perl", "procps",
      "kubernetes-client",
    ])

  /// The packages that the installation in these calls names.
  private func packages(of call: String) -> Set<String> {
    let words = call.split(separator: " ").map(String.init)
    guard let install = words.lastIndex(of: "install") else { return [] }
    return Set(words[(install + 1)...])
  }

  @Test func `asks nothing of apt when everything is there`() async throws {
    let result = try await PreparedMachine(installed: Self.forTesting, user: .withoutSudo)
      .setUp("run", "test")
    #expect(result.status == 0)
    #expect(result.calls.isEmpty)
    #expect(result.messages.isEmpty)
  }

  @Test func `installs what is missing, and nothing else, when the user is root`() async throws {
    let result = try await PreparedMachine(installed: ["git", "ca-certificates", "libssl-dev"])
      .setUp("run")
    #expect(result.status == 0)
    let call = try #require(result.calls.first)
    #expect(result.calls.count == 1)
    #expect(
      packages(of: call) == ["libncurses-dev", "libcurl4-openssl-dev", "libyaml-dev", "g++"])
    #expect(call.contains(" -y ") && call.contains(" --no-remove "))
  }

  @Test func `installs the tests' programs for the tests`() async throws {
    let result = try await PreparedMachine(installed: Self.forBuilding).setUp("test")
    #expect(result.status == 0)
    #expect(result.calls.map(packages) == [Self.forTesting.subtracting(Self.forBuilding)])
  }

  @Test func `installs through sudo when it works without a question`() async throws {
    let result = try await PreparedMachine(installed: Self.forBuilding, user: .withSudo)
      .setUp("test")
    #expect(result.status == 0)
    #expect(result.calls.first == "sudo")
    #expect(
      result.calls.dropFirst().map(packages) == [
        Self.forTesting.subtracting(Self.forBuilding)
      ])
  }

  @Test(arguments: [PreparedMachine.User.withoutSudo, .withSudoThatAsks])
  func `names what is missing when it may not install`(user: PreparedMachine.User) async throws {
    let result = try await PreparedMachine(installed: Self.forBuilding, user: user).setUp("test")
    #expect(result.status == 1)
    #expect(result.calls.isEmpty)
    #expect(result.messages.contains("missing"))
    #expect(
      result.messages.contains(
        "apt-get install -y notary docker-registry tmux openssl libxml2-utils perl procps "
          + "kubernetes-client"))
  }

  @Test func `fetches apt's lists on a machine that has none`() async throws {
    let result = try await PreparedMachine(hasPackageLists: false).setUp("run")
    #expect(result.status == 0)
    #expect(result.calls.count == 3)
    #expect(result.calls[1].hasSuffix("update"))
    #expect(packages(of: result.calls[0]) == packages(of: result.calls[2]))
  }

  @Test func `shows apt's own words when a package cannot be had`() async throws {
    let result = try await PreparedMachine(unknownPackage: "notary").setUp("test")
    #expect(result.status == 1)
    #expect(result.messages.contains("E: no notary"))
    #expect(result.messages.contains("as root, run:"))
  }

  @Test func `names a missing Swift and where to get it, before anything is installed`()
    async throws
  {
    let result = try await PreparedMachine(swift: nil).setUp("run")
    #expect(result.status == 1)
    #expect(result.calls.isEmpty)
    #expect(result.messages.contains("Swift is missing"))
    #expect(result.messages.contains("https://www.swift.org/install/linux/"))
  }

  @Test(
    arguments: [
      ("Swift version 5.10.1 (swift-5.10.1-RELEASE)", "5.10"),
      ("Swift version 6.0.3 (swift-6.0.3-RELEASE)", "6.0"),
      ("Swift version 6.1 (swift-6.1-RELEASE)", "6.1"),
    ])
  func `names a Swift that is too old`(answer: String, version: String) async throws {
    let result = try await PreparedMachine(swift: answer).setUp("run")
    #expect(result.status == 1)
    #expect(result.calls.isEmpty)
    #expect(result.messages.contains("is Swift \(version), and tastevin needs 6.2 or later"))
    #expect(result.messages.contains("https://www.swift.org/install/linux/"))
  }

  @Test(
    arguments: [
      "Swift version 6.2 (swift-6.2-RELEASE)", "Swift version 6.10.0 (swift-6.10.0-RELEASE)",
      "Swift version 7.0-dev (LLVM 0123456789abcde, Swift fedcba9876543210)",
    ])
  func `takes Swift 6.2 and everything later`(answer: String) async throws {
    let result = try await PreparedMachine(installed: Self.forBuilding, swift: answer).setUp("run")
    #expect(result.status == 0)
    #expect(result.messages.isEmpty)
  }

  @Test func `installs the libraries of a Swift that does not start`() async throws {
    let result = try await PreparedMachine(installed: Self.forBuilding, swiftNeeds: "libxml2-dev")
      .setUp("run")
    #expect(result.status == 0)
    #expect(result.calls.map(packages) == [["libsqlite3-dev", "libxml2-dev"]])
  }

  @Test func `passes on why Swift does not start`() async throws {
    let result = try await PreparedMachine(installed: Self.forBuilding, swiftNeeds: "no-package")
      .setUp("run")
    #expect(result.status == 1)
    #expect(result.messages.contains("error while loading libx.so"))
  }
}
