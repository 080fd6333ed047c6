import Inspector
import Testing

@Suite("The contexts of kubectl's configuration") struct ClusterContextsTests {
  private func read(_ texts: String...) throws -> ClusterContexts {
    try ClusterContexts(
      reading: texts.enumerated().map { ("config\($0.offset)", Array($0.element.utf8)) })
  }

  @Test("are those of all files, and the first one that says so is current")
  func merged() throws {
    let first = """
      apiVersion: v1
      contexts:
      - {name: prod, context: {cluster: a, user: b}}
      - name: arn:aws:eks:eu-central-1:1:cluster/x
      current-context: ""
      users:
      - {name: b, user: {token: marked-token}}
      """
    let second = "contexts: [{name: staging}, {name: prod}]\ncurrent-context: staging\n"
    let contexts = try read(first, second, "current-context: prod\n")
    #expect(contexts.names == ["prod", "arn:aws:eks:eu-central-1:1:cluster/x", "staging"])
    #expect(contexts.current == "staging")
    #expect(!"\(contexts)".contains("marked-token"))
  }

  @Test("of a file that has none, or is of another kind, are none")
  func none() throws {
    for text in ["", "# nothing\n", "[]", "contexts: 1", "contexts: {a: b}", "contexts: [{}, 1]"] {
      #expect(try read(text) == ClusterContexts(names: []), "\(text)")
    }
  }

  @Test("that cannot be read are told with their place")
  func unreadable() throws {
    let error = #expect(throws: ClusterProblem.self) { try read("a: b\n\tc: [\n") }
    #expect(error?.message.hasPrefix("config0:2:") == true)
  }

  @Test("are read where kubectl reads them")
  func places() {
    let environment = ["HOME": "/home/alice", "KUBECONFIG": "/a::/b:/a"]
    let named = ClusterContexts.files(named: "/c") { environment[$0] }
    #expect(named.paths == ["/c"] && named.mustExist)
    let variable = ClusterContexts.files(named: nil) { environment[$0] }
    #expect(variable.paths == ["/a", "/b"] && !variable.mustExist)
    let standard = ClusterContexts.files(named: nil) { $0 == "HOME" ? "/home/alice" : nil }
    #expect(standard.paths == ["/home/alice/.kube/config"])
    #expect(ClusterContexts.files(named: nil) { _ in nil }.paths.isEmpty)
  }
}
