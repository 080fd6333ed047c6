import Inspector
import NotaryCore
import TerminalKit

/// Fetches facts beside the chain of trust, off the loop, and shows them as they come.
struct AsidePerformer: Sendable {
  let environment: Environment
  let mailbox: Mailbox<Message>
  let generation: Int

  private func post(_ answer: AsideAnswer) {
    guard !Task.isCancelled else { return }
    mailbox.post(.asideAnswered(generation: generation, answer))
  }

  /// How long to wait is known before it is said that there is nothing to wait for any more.
  private func post(pause seconds: Int?) {
    guard let seconds else { return }
    post(.askedToWait(seconds: seconds, until: .now.adding(seconds: Int64(seconds))))
  }

  /// What the registry has, each answer as it comes.
  func registry(_ inquiry: AsideInquiry, _ question: RegistryQuestion) async {
    let client: RegistryClient
    switch await environment.registry(question.image, inquiry.validator) {
    case .success(let found): client = found
    case .failure(let problem): return post(.failed(problem.message))
    }
    let loader = RegistryLoader(client: client, image: question.image, digests: question.digests)
    let facts = await loader.load { facts in
      guard !facts.isComplete else { return }
      post(
        .sheet(RegistryReport(question, facts).sheet, progress: "asking", isComplete: false))
    }
    post(.trace(client.trace))
    post(pause: facts.retryAfter)
    post(.sheet(RegistryReport(question, facts).sheet, progress: "", isComplete: true))
  }

  /// What became of the repository since an archive or a folder has it.
  func comparison(_ inquiry: AsideInquiry, with path: String) async {
    let source: any TrustSource
    switch environment.source(inquiry.image, inquiry.validator) {
    case .success(let found): source = found
    case .failure(let problem): return post(.failed(problem.message))
    }
    let gun = inquiry.image.gun
    let earlier: any TrustSource
    do throws(TrustArchive.Failure) {
      let location = source.location(of: gun)
      earlier = try StoredTrust(path).source(asking: location.saved?.from ?? location.text)
    } catch {
      return post(.failed("\(VisibleText.of(path, limit: 200)): \(error.message)"))
    }
    let documents = await TrustLoader(source: source, gun: gun).load()
    let report = await EarlierState(earlier, of: gun)
      .compared(to: documents, at: environment.moment())
    post(.sheet(report.sheet, progress: "", isComplete: true))
  }

  /// The versions of root.
  func history(_ inquiry: AsideInquiry) async {
    let source: any TrustSource
    switch environment.source(inquiry.image, inquiry.validator) {
    case .success(let found): source = found
    case .failure(let problem): return post(.failed(problem.message))
    }
    let moment = environment.moment()
    let pace = Pace()
    let loader = RootHistoryLoader(
      source: source, gun: inquiry.image.gun, caches: environment.stores().compactMap(\.cache))
    let roots = await loader.load { roots, progress in
      guard await pace.isDue(isLast: false) else { return }
      let words = "\(progress.settled) of \(progress.asked) versions asked for"
      post(
        .sheet(RootHistory(roots, at: moment).sheet, progress: words, isComplete: false))
      await pace.finished()
    }
    if let trace = source.authenticationTrace() { post(.trace(trace)) }
    post(pause: roots.retryAfter)
    post(.sheet(RootHistory(roots, at: moment).sheet, progress: "", isComplete: true))
  }
}
