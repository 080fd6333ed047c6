public import NotaryCore

/// Why a cluster does not say what it is asked.
public enum ClusterProblem: Error, Hashable, Sendable {
  /// kubectl did not do its work.
  case notRun(HelperProgram.Fault)
  /// kubectl ended with an error, in its own words.
  case refused(String)
  /// What kubectl printed is not what it should have; the sentence says what.
  case unreadable(String)
  /// There is no Connaisseur in the namespace, but there is one in these.
  case notHere(namespace: String, others: [String])
  /// There are several in the namespace.
  case several(namespace: String, deployments: [String])
  /// The config map of this name, which the Deployment mounts, is not there or has no `config.yaml`.
  case noConfiguration(configMap: String)
  /// Connaisseur's own configuration cannot be read.
  case configuration(String)
  /// The image's tag is that of a version that is not judged here.
  case version(String)
  /// kubectl's own configuration cannot be read; the sentence says where and why.
  case kubeconfig(String)
  /// A name that Kubernetes would not take, which is not handed to kubectl.
  case name(String)
}

extension ClusterProblem {
  /// What is wrong and what to do, in kubectl's words where it has some.
  public var message: String {
    switch self {
    case .notRun(.notFound):
      return "kubectl is not installed, or not in $PATH"
    case .notRun(.timedOut(let seconds)):
      return "kubectl gave no answer in \(Int(seconds)) s; give it longer with --timeout"
    case .notRun(.tooMuchOutput(let limit)):
      return "kubectl printed more than \(limit) bytes, which is not read"
    case .notRun(.cancelled): return "cancelled"
    case .notRun(.notExecutable): return "kubectl cannot be executed"
    case .notRun(.killed(let signal)): return "kubectl was ended by signal \(signal)"
    case .notRun(.notStarted(let code)): return "kubectl could not be started (error \(code))"
    case .refused(let said): return "kubectl: \(VisibleText.ofLines(said))"
    case .unreadable(let reason): return "kubectl's answer cannot be read: \(shown(reason))"
    case .notHere(let namespace, let others):
      let place = "no Connaisseur runs in the namespace \(shown(namespace))"
      return others.isEmpty
        ? "\(place); name its own with --namespace"
        : "\(place), but in \(list(others.map(shown))): give --namespace \(shown(others[0]))"
    case .several(let namespace, let deployments):
      return "several Connaisseurs run in the namespace \(shown(namespace)):"
        + " \(list(deployments.map(shown))); which one answers, only the webhook says"
    case .noConfiguration(let name):
      return "the config map \(shown(name)), which Connaisseur mounts, is not there or has no"
        + " config.yaml"
    case .configuration(let message), .kubeconfig(let message): return message
    case .version(let tag):
      return "the image's tag is \(shown(tag)): Connaisseur before version 3 is not judged here"
    case .name(let name): return "'\(shown(name))' is no name of Kubernetes"
    }
  }
}
