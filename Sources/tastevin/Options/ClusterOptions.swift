import ArgumentParser
import Inspector

/// A cluster that kubectl reads from. None is ever asked that is not named here.
struct ClusterOptions: ParsableArguments {
  @Flag(help: "Take the configuration that runs in the cluster of --context, read through kubectl.")
  var fromCluster = false

  @Option(
    help: ArgumentHelp(
      "The context of the cluster that kubectl reads from: its secrets, and with --from-cluster"
        + " Connaisseur's configuration and version.", valueName: "name"))
  var context: String?

  @Option(
    help: ArgumentHelp("Connaisseur's namespace there (connaisseur).", valueName: "name"))
  var namespace: String?

  @Option(help: ArgumentHelp("The configuration of kubectl.", valueName: "file"))
  var kubeconfig: String?

  func validate() throws {
    if context?.isEmpty == true { throw ValidationError("--context takes the name of a context") }
    if fromCluster, context == nil {
      throw ValidationError(
        "--from-cluster asks no cluster that is not named: give --context NAME, as 'kubectl config"
          + " get-contexts' lists them")
    }
  }

  var namespaceInForce: SettingInForce<String> {
    .first(
      flag: ("--namespace", namespace), file: SettingsFile.settings.namespace,
      standard: ClusterReference.usualNamespace)
  }

  var kubeconfigInForce: SettingInForce<String?> {
    .first(
      flag: ("--kubeconfig", kubeconfig),
      environment: ("KUBECONFIG", Environment.value("KUBECONFIG")),
      file: SettingsFile.settings.kubeconfig, orElse: nil)
  }

  /// The cluster that is named; nil where none is.
  var cluster: ClusterReference? {
    context.map {
      ClusterReference(context: $0, namespace: base.namespace, kubeconfig: base.kubeconfig)
    }
  }

  /// What holds for whatever context is chosen. kubectl reads its own variable itself.
  var base: ClusterReference {
    let setting = kubeconfigInForce
    let isOwn = if case .environment = setting.origin { true } else { false }
    return ClusterReference(
      context: "", namespace: namespaceInForce.value, kubeconfig: isOwn ? nil : setting.value)
  }
}
