import PolicyEditor
import Testing

@Suite struct `What is shown of a file of values` {
  private func shown(_ text: String) throws -> [String] {
    let values = try Values.load(files: [("values.yaml", Array(text.utf8))])
    return try #require(values.files.first).maskedLines
  }

  private static let secret = "hunter2"

  @Test func `is the file, line by line`() throws {
    let text = "# a comment\napplication:\n  policy:\n  - pattern: \"*:*\" # all\n"
    #expect(try shown(text) == text.split(separator: "\n").map(String.init) + [""])
  }

  @Test func `has no password, and keeps what stands around it`() throws {
    let lines = try shown(
      """
      application:
        validators:
        - name: acme
          auth: {username: ada, password: hunter2, secretName: login}
        - name: other
          auth:
            username: ada
            password: hunter2 # not this one
      """)
    #expect(lines[3] == "    auth: {username: ada, password: ********, secretName: login}")
    #expect(lines[7] == "      password: ******** # not this one")
  }

  @Test(
    "has no secret, however it is written",
    arguments: [
      "a: {password: \"hunter2\"}", "a: {\"passWord\": 'hunter2'}", "PASSWORD: |\n  hunter2\n",
      "a:\n  password: >-\n    x\n\n    hunter2\n  b: 1\n", "a: &p hunter2\npassword: *p\n",
      "x: &m {deep: [hunter2]}\ntoken: {y: [*m]}\n", "password:\n- hunter2\n",
      "# password: hunter2\na: 1\n", "a: 1 # password: hunter2\n",
      "# password: |\n#   hunter2\n\n#   hunter2\na: 1\n",
      "key: |\n  -----BEGIN EC PRIVATE KEY-----\n  hunter2\n  -----END EC PRIVATE KEY-----\n",
      "# -----BEGIN PRIVATE KEY-----\n# hunter2\na: 1\n",
      "data:\n  config.yaml: |\n    auth:\n      password: |\n        hunter2\n    b: 1\n",
      "data:\n  c: |\n    auth: {username: a, password:\n    hunter2}\n    b: 1\n",
      "data:\n  c: \"auth:\\n  password: hunter2\\n\"\n",
      "data:\n  c: '{\"password\": \"hunter2\"}'\n",
      "data:\n  c: 'x {\"auth\":\"hunter2\"}'\n", "auth: hunter2\n", "Secret: hunter2\n",
      "alerting:\n  receivers:\n  - receiverUrl: https://hooks.example/hunter2\n",
      "customHeaders: [\"Authorization: Bearer hunter2\"]\n",
      "a: {password: &anchor hunter2, b: *anchor}\n", "password: !!str hunter2\n",
      "\u{FEFF}password: hunter2\r\nb: 1\r\n", "? password\n: hunter2\n",
    ])
  func hidden(text: String) throws {
    let lines = try shown(text)
    #expect(!lines.joined(separator: "\n").contains(Self.secret))
    #expect(lines.contains { $0.contains("********") })
    #expect(
      lines.count
        == text.replacing("\r\n", with: "\n").split(
          separator: "\n", omittingEmptySubsequences: false
        ).count)
  }

  @Test func `shows keys that are public, hosts and names of secrets`() throws {
    let text = """
      a:
        host: notary.acme.io:4443
        key: |
          -----BEGIN PUBLIC KEY-----
          MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
          -----END PUBLIC KEY-----
        auth:
          secretName: login
      """
    #expect(try shown(text).joined(separator: "\n") == text)
  }
}
