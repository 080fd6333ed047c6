public import Inspector
public import PolicyEditor
import TerminalKit

/// What is known of a configuration that runs, beside what it says.
public struct RunningConfiguration: Sendable, Equatable {
  let origin: ClusterOrigin
  /// The version that runs; nil where that is not known.
  let version: ConnaisseurVersion?

  public init(of read: ReadConfiguration, in cluster: ClusterReference) {
    origin = read.origin ?? ClusterOrigin(cluster, connaisseur: read.version?.text)
    version = read.version
  }
}

/// The way to the configuration of a cluster: a context is chosen, then kubectl reads what runs there.
enum ClusterUpdate {
  // MARK: Choosing

  /// Has the contexts listed; no cluster is asked yet.
  static func open(_ model: inout Model) -> [Effect] {
    guard !PlaceUpdate.refusesUnsaved(&model) else { return [] }
    return [.readContexts]
  }

  static func show(_ contexts: Result<ClusterContexts, ClusterProblem>, _ model: inout Model) {
    guard model.popup == nil else { return }
    switch contexts {
    case .success(let contexts) where contexts.names.isEmpty:
      model.notice = Model.Notice(
        text: "kubectl's configuration has no context; --kubeconfig names another file.",
        isBad: true)
    case .success(let contexts):
      let items = contexts.names.map { name in
        Picker.Item(
          title: VisibleText.of(name, limit: 200),
          remark: name == contexts.current ? "kubectl's current" : "", value: name)
      }
      let namespace = model.session.clusters.namespace
      ActionUpdate.show(.picker(Picker(.context(namespace: namespace), items: items)), &model)
    case .failure(let problem):
      model.notice = Model.Notice(text: problem.message, isBad: true)
    }
  }

  static func take(_ picker: Picker, _ model: inout Model) -> [Effect] {
    guard let item = picker.selected else { return [] }
    model.popup = nil
    var cluster = model.session.clusters
    if case .namespace(let context) = picker.purpose {
      cluster.context = context
      cluster.namespace = item.value
    } else {
      cluster.context = item.value
    }
    return PlaceUpdate.read(.cluster(cluster), &model)
  }

  // MARK: Reading

  /// It has been read; now the image is judged by it.
  static func show(
    _ running: RunningConfiguration, _ edition: PolicyEdition, _ model: inout Model
  ) -> [Effect] {
    guard model.policy.reading == .running(edition.number) else { return [] }
    model.policy.reading = .none
    model.placeBefore = nil
    model.running = running
    // The version that runs is the one that decides, unless the user said another.
    if let version = running.version, !model.session.isConnaisseurChosen {
      model.session.connaisseur = version.generation
      model.session.versions = [version.isLaterThanKnown ? .newest : version]
      model.verdict.bringToFront(version.generation)
    }
    model.policy.show(running: edition, as: model.session.connaisseur)
    if let image = model.session.image { model.policy.tryOut.suggest(image.given) }
    Update.fit(&model)
    return LintUpdate.study(edition, model) + Update.judge(&model)
      + ImagesUpdate.judgeWaiting(&model)
  }

  /// It cannot be read; what was read before counts again.
  static func fail(
    _ problem: ClusterProblem, number: Int, _ model: inout Model
  ) -> [Effect] {
    guard model.policy.reading == .running(number) else { return [] }
    let cluster = model.session.place?.cluster
    let hasVerdict = model.verdict.report != nil
    let isJudging = model.explaining.isRunning
    // What was read is not taken for what runs now.
    model.running = nil
    model.policy.reading = .failed(problem.message)
    ImagesUpdate.failWaiting(problem.message, &model)
    // Where nothing else is to be shown, the view says it.
    if isJudging ? hasVerdict : model.policy.edition != nil || model.placeBefore != nil {
      model.notice = Model.Notice(text: problem.message, isBad: true)
    }
    if isJudging {
      Update.explainFailed(problem.message, &model)
    } else {
      PlaceUpdate.restore(&model)
    }
    Update.fit(&model)
    if case .notHere(_, let others) = problem, !others.isEmpty, let cluster {
      offer(others, in: cluster, &model)
    }
    // Without a verdict the trust data is shown all the same.
    guard isJudging, !hasVerdict, let image = model.session.image?.reference else { return [] }
    return [.load(image, generation: model.loadGeneration)]
  }

  /// Connaisseur runs in other namespaces than the one that was looked at.
  private static func offer(
    _ namespaces: [String], in cluster: ClusterReference, _ model: inout Model
  ) {
    let items = namespaces.map {
      Picker.Item(
        title: VisibleText.of($0, limit: 63), remark: "a Connaisseur runs there", value: $0)
    }
    ActionUpdate.show(.picker(Picker(.namespace(of: cluster.context), items: items)), &model)
  }

  /// Nobody waits for it any more.
  static func cancel(_ model: inout Model) -> [Effect] {
    model.running = nil
    model.policy.reading = .failed("Cancelled. R reads it again.")
    return [.cancelCluster]
  }

  // MARK: Secrets

  /// What a cluster has of the secrets that validators name.
  static func take(_ read: ReadSecrets, generation: Int, _ model: inout Model) {
    guard generation == model.loadGeneration else { return }
    model.secrets = read.secrets
    model.secretsOrigin = read.cluster
  }
}

/// Secrets of validators, and the cluster that was asked for them.
public struct ReadSecrets: Sendable {
  let secrets: ValidatorSecrets
  let cluster: ClusterReference

  public init(secrets: ValidatorSecrets, cluster: ClusterReference) {
    self.secrets = secrets
    self.cluster = cluster
  }
}

extension Model {
  /// Whether kubectl is reading what runs in a cluster.
  var isReadingCluster: Bool {
    if case .cluster? = session.place, case .running = policy.reading { true } else { false }
  }

  /// The configuration, where it needs not be read from files to judge by it.
  var knownConfiguration: KnownConfiguration? {
    if case .cluster? = session.place, let running, let edition = policy.edition {
      return .running(running, edition)
    }
    return policy.unsaved.map { .edited($0) }
  }

  /// The cluster from which anything of what is shown comes, or is about to.
  var clusterInUse: ClusterReference? {
    if case .cluster(let cluster)? = session.place { cluster } else { secretsOrigin }
  }
}
