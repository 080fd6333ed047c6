import Inspector
import PolicyEditor
import TerminalKit

/// Where the configuration comes from by which images are judged: files, what is edited, a cluster.
extension EffectPerformer {
  /// The configuration of an inquiry, with the secrets that the image's validators name.
  func configuration(
    for inquiry: Inquiry, _ answers: Answers
  ) async -> Result<ReadConfiguration, Environment.Problem> {
    var read: ReadConfiguration
    switch await configuration(at: inquiry.place, inquiry.known, inquiry.secrets) {
    case .success(let found): read = found
    case .failure(let problem): return .failure(problem)
    }
    guard let cluster = inquiry.place.cluster, !Task.isCancelled else { return .success(read) }
    read = await environment.clusters.secrets(read, [inquiry.image.given], cluster)
    let secrets = read.values.secrets
    if secrets.contents != inquiry.secrets.contents || secrets.problems != inquiry.secrets.problems,
      !Task.isCancelled
    {
      answers.mailbox.post(
        .secretsRead(
          generation: answers.generation, ReadSecrets(secrets: secrets, cluster: cluster)))
    }
    return .success(read)
  }

  /// The configuration of a place, with the secrets that are at hand.
  ///
  /// - Parameter known: nil where it is read anew from files.
  func configuration(
    at place: ConfigurationPlace, _ known: KnownConfiguration?, _ secrets: ValidatorSecrets
  ) async -> Result<ReadConfiguration, Environment.Problem> {
    var read: ReadConfiguration
    switch known {
    case .edited(let edition)?:
      try? await Task.sleep(for: EffectPerformer.pauseAfterEdit)
      read = ReadConfiguration(edition.values)
    case .running(let running, let edition)?:
      read = ReadConfiguration(edition.values, origin: running.origin, version: running.version)
    case nil:
      let names = if case .files(let names, _) = place { names } else { [String]() }
      switch environment.values(names) {
      case .success(let values): read = ReadConfiguration(values)
      case .failure(let problem): return .failure(problem)
      }
    }
    read.values.secrets.contents = secrets.contents
    read.values.secrets.problems = secrets.problems
    return .success(read)
  }

  /// What runs in a cluster, with what is known of it at once.
  func readRunning(
    _ cluster: ClusterReference, _ number: Int, into mailbox: Mailbox<Message>
  ) async {
    let message: Message
    switch await environment.clusters.running(cluster) {
    case .success(let read):
      let edition = PolicyEdition(number: number, read.values)
      message = .runningRead(RunningConfiguration(of: read, in: cluster), edition)
    case .failure(let problem): message = .runningFailed(number: number, problem)
    }
    if !Task.isCancelled { mailbox.post(message) }
  }
}
