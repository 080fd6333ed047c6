import ArgumentParser
import Inspector
import NotaryCore

/// Whether the registry is asked too, and where it is.
struct RegistryOptions: ParsableArguments {
  @Flag(help: "Ask the registry what the tag points to now, and what the signed digest is.")
  var registry = false

  @Option(
    name: .customLong("registry-url"),
    help: ArgumentHelp(
      "The registry, where it is not the image's own; http is taken if it is written.",
      valueName: "url"))
  var url: String?

  var isAsked: Bool { registry || url != nil }

  /// Asks about several images, a few at a time.
  ///
  /// - Parameters:
  ///   - questions: each about another image.
  ///   - hasValidator: whether trust data comes from a validator's server.
  /// - Returns: the answers in the order of the questions.
  func reports(
    for questions: [RegistryQuestion], from provider: SourceProvider, hasValidator: Bool = false
  ) async throws(CommandFailure) -> [RegistryReport] {
    var clients: [RegistryClient] = []
    for question in questions {
      clients.append(
        try await provider.registry(
          for: question.image, at: url, hasValidator: hasValidator))
    }
    let line = ProgressLine()
    await line.show("asking the registry…")
    let reports = await withTaskGroup(of: (Int, RegistryReport).self) { group in
      var reports: [Int: RegistryReport] = [:]
      for (index, (question, client)) in zip(questions, clients).enumerated() {
        if index >= Self.concurrency, let (done, report) = await group.next() {
          reports[done] = report
        }
        group.addTask {
          let loader = RegistryLoader(
            client: client, image: question.image, digests: question.digests)
          let facts = await loader.load()
          return (index, RegistryReport(question, facts, trace: client.trace))
        }
      }
      for await (done, report) in group { reports[done] = report }
      return questions.indices.compactMap { reports[$0] }
    }
    await line.clear()
    return reports
  }

  /// So many images are asked about at once.
  private static let concurrency = 8
}

extension SourceProvider {
  /// The registry of an image.
  ///
  /// - Parameters:
  ///   - url: another place for it, where the user names one.
  ///   - hasValidator: whether trust data comes from a validator's server, for which the user's
  ///     credentials are then.
  func registry(
    for image: ImageReference, at url: String? = nil, hasValidator: Bool
  ) async throws(CommandFailure) -> RegistryClient {
    do throws(NotaryServerURLError) {
      guard let url else {
        return try await RegistryClient.reaching(
          image, credentials: registryCredentials(for: image, hasValidator: hasValidator),
          options: options)
      }
      // The passwords of the image's registry are not for another place.
      return RegistryClient(
        try NotaryServerURL(url), credentials: dockerCredentials(otherNames: []), options: options)
    } catch {
      let origin = url == nil ? "the registry" : "--registry-url"
      throw CommandFailure("\(origin) is no registry's URL: \(error.message)")
    }
  }

  /// What the user gave, where no server is asked for trust data or the one that belongs to the
  /// registry, so that the same account serves both; else what `docker login` left for the registry.
  private func registryCredentials(
    for image: ImageReference, hasValidator: Bool
  ) -> any CredentialSource {
    let own = try? NotaryServerURL(defaultFor: image)
    let isOwn = !hasValidator && own != nil && (try? serverURL(for: image)) == own
    if let credential, trustDir != nil || isOwn { return FixedCredential(credential) }
    return dockerCredentials(otherNames: [image.registry])
  }

  private func dockerCredentials(otherNames: [String]) -> any CredentialSource {
    guard let dockerConfig else { return FixedCredential(nil) }
    do throws(DockerConfig.Failure) {
      return ProtectedCredentials(
        DockerCredentials(try DockerConfig(folder: dockerConfig), otherNames: otherNames))
    } catch {
      return UnusableCredentials(.file(path: "\(dockerConfig)/config.json", detail: error.message))
    }
  }
}

/// Says why there are no credentials, to whoever needs some.
private struct UnusableCredentials: CredentialSource {
  private let problem: CredentialProblem

  init(_ problem: CredentialProblem) { self.problem = problem }

  func credential(
    for server: ServerOrigin
  ) async -> Result<RegistryCredential?, CredentialProblem> { .failure(problem) }
}
