import Inspector
import PolicyEditor

/// Reads Connaisseur's configuration, and the secrets that it names.
struct ConfigurationLoader: Sendable {
  private let files: ValuesFiles
  /// Secrets from files, by their names. They come before those of a cluster.
  private let secrets: [String: SecretContent]
  /// The most seconds that kubectl may take for one answer.
  private let seconds: Double

  /// - Parameter names: the files that are read.
  init(
    reading names: [String], with secrets: [String: SecretContent], seconds: Double?
  ) throws(CommandFailure) {
    self.secrets = secrets
    self.seconds = seconds ?? ClusterReference.usualSeconds
    files = try ValuesFiles(reading: names)
  }

  /// The configuration with the secrets that these images need.
  ///
  /// - Parameter generations: those that are asked; nil for the one that runs, where that is known.
  func configuration(
    at place: ConfigurationPlace, for images: [String], by generations: [Generation]?
  ) async throws(CommandFailure) -> ReadConfiguration {
    var read: ReadConfiguration
    switch place {
    case .files(let names, _): read = ReadConfiguration(try files.values(of: names).get())
    case .cluster(let cluster):
      do throws(ClusterProblem) {
        read = ReadConfiguration(
          try await RunningConnaisseur.read(from: cluster, seconds: seconds))
      } catch {
        throw CommandFailure(error.message, code: .unknown)
      }
    }
    read.values.secrets.contents = secrets
    if let cluster = place.cluster {
      let asked = generations ?? read.version.map { [$0.generation] } ?? Generation.allCases
      await read.addSecrets(for: images, by: asked, from: cluster, seconds: seconds)
    }
    return read
  }

  /// The configuration of one file, with secrets that were given for it.
  static func values(
    of file: String, with secrets: [String: SecretContent]
  ) async throws(CommandFailure) -> Values {
    let loader = try ConfigurationLoader(reading: [file], with: secrets, seconds: nil)
    return try await loader.configuration(
      at: .files([file], secretsFrom: nil), for: [], by: nil
    ).values
  }
}
