import PolicyEditor

/// The contexts of kubectl's configuration, as its files name them: no cluster is asked to list them,
/// and kubectl is not called.
///
/// Of files that are merged (`$KUBECONFIG`), the first that has a context of a name counts, and the
/// first that says which one is current (client-go, `clientcmd.ClientConfigLoadingRules.Load`). Nothing
/// else of the files is looked at; they may hold secrets.
public struct ClusterContexts: Sendable, Equatable {
  /// In the order of the files.
  public let names: [String]
  /// The one that kubectl uses where none is named; nil where none is.
  public let current: String?

  /// The most bytes of one file.
  public static let limit = 4 << 20

  public init(names: [String], current: String? = nil) {
    self.names = names
    self.current = current
  }

  /// - Parameter files: in the order in which kubectl merges them.
  public init(reading files: [(name: String, bytes: [UInt8])]) throws(ClusterProblem) {
    var names: [String] = []
    var current: String?
    for (name, bytes) in files {
      let root = try ClusterContexts.root(of: bytes, name)
      for context in root?.member(named: "contexts", by: .go)?.elements ?? [] {
        guard let name = context.member(named: "name", by: .go)?.text, !name.isEmpty,
          !names.contains(name)
        else { continue }
        names.append(name)
      }
      let stated = root?.member(named: "current-context", by: .go)?.text ?? ""
      if current == nil, !stated.isEmpty { current = stated }
    }
    self.init(names: names, current: current)
  }

  private static func root(
    of bytes: [UInt8], _ name: String
  ) throws(ClusterProblem) -> YAMLValue? {
    do throws(YAMLError) {
      return try YAMLDocument(parsing: bytes).roots.first
    } catch {
      throw .kubeconfig(ValuesError.notYAML(file: name, error).message)
    }
  }

  /// The files of kubectl's configuration: the one that is named, else those of `$KUBECONFIG` that are
  /// there, else `~/.kube/config`.
  ///
  /// - Returns: paths, and whether one that is not there is an error.
  public static func files(
    named file: String?, environment: (String) -> String?
  ) -> (paths: [String], mustExist: Bool) {
    if let file { return ([file], true) }
    if let variable = environment("KUBECONFIG") {
      var paths: [String] = []
      for path in variable.split(separator: ":").map(String.init) where !paths.contains(path) {
        paths.append(path)
      }
      return (paths, false)
    }
    return (environment("HOME").map { ["\($0)/.kube/config"] } ?? [], false)
  }
}
