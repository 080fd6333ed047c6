import ArgumentParser
import Inspector
import PolicyEditor
import TUI

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

  /// How the program asks clusters.
  ///
  /// - Parameter seconds: the most that kubectl may take for one answer; nil for as long as by itself.
  func access(seconds: Double?) -> ClusterAccess {
    let file = base.kubeconfig
    let seconds = seconds ?? ClusterReference.usualSeconds
    return ClusterAccess(
      contexts: { ClusterOptions.contexts(kubeconfig: file) },
      running: { cluster in
        do throws(ClusterProblem) {
          return .success(
            ReadConfiguration(try await RunningConnaisseur.read(from: cluster, seconds: seconds)))
        } catch {
          return .failure(error)
        }
      },
      secrets: { read, images, cluster in
        SecretMemory.protect()
        var read = read
        await read.addSecrets(
          for: images, by: Generation.allCases, from: cluster, seconds: seconds)
        return read
      })
  }

  /// The contexts of kubectl's configuration, which kubectl is not needed for.
  private static func contexts(kubeconfig: String?) -> Result<ClusterContexts, ClusterProblem> {
    let (paths, mustExist) = ClusterContexts.files(
      named: kubeconfig, environment: Environment.value)
    // There may be passwords and tokens beside the contexts.
    SecretMemory.protect()
    do throws(CommandFailure) {
      var files: [(name: String, bytes: [UInt8])] = []
      for path in paths {
        let limit = ClusterContexts.limit
        let bytes =
          mustExist
          ? try InputFile.read(path, limit: limit)
          : try InputFile.readIfPresent(path, limit: limit)
        if let bytes { files.append((path, bytes)) }
      }
      do throws(ClusterProblem) {
        return .success(try ClusterContexts(reading: files))
      } catch {
        return .failure(error)
      }
    } catch {
      return .failure(.kubeconfig(error.message))
    }
  }
}
