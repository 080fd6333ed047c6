public import PolicyEditor

extension Explainer {
  /// How many repositories are asked for at once. Of each an answer makes the next request known, and judging
  /// takes its time: so many keep all connections busy that a server gets.
  private static let concurrency = 32

  /// Explains many images, and hands each explanation on as soon as it is there, with the place of its
  /// image in the list, in whatever order they come. A repository's documents are fetched once for all of
  /// its images, those of some repositories at once.
  ///
  /// Cancelling the task closes the connections and ends this. What was handed on until then is whole; an
  /// image that was interrupted is not handed on.
  ///
  /// - Parameter each: called for one explanation after the other.
  public func explain(
    _ images: [String], by generations: [Generation],
    isolation: isolated (any Actor)? = #isolation,
    each: (_ index: Int, Explanation) async -> Void
  ) async {
    let (explanations, continuation) = AsyncStream.makeStream(of: (Int, Explanation).self)
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await explain(images, by: generations, into: continuation)
        continuation.finish()
      }
      for await (index, explanation) in explanations { await each(index, explanation) }
    }
  }

  /// Explains many images, in their order. Of a cancelled task there are those that were explained until
  /// then.
  public func explain(_ images: [String], by generations: [Generation]) async -> [Explanation] {
    var explanations: [Int: Explanation] = [:]
    await explain(images, by: generations) { explanations[$0] = $1 }
    return images.indices.compactMap { explanations[$0] }
  }

  private func explain(
    _ images: [String], by generations: [Generation],
    into explanations: AsyncStream<(Int, Explanation)>.Continuation
  ) async {
    await Explainer.forEachRepository(of: images) { indices in
      var fetched = FetchedTrustData()
      for index in indices {
        var explanation = await explain(images[index], by: generations, &fetched)
        // What came of requests that were ended is no answer.
        guard !Task.isCancelled else { return }
        if index == indices.last { explanation.traces = fetched.traces }
        explanations.yield((index, explanation))
      }
    }
  }

  /// Does something for the images of each repository, of some repositories at once.
  ///
  /// - Parameter body: gets the places of a repository's images in the list.
  static func forEachRepository(
    of images: [String], _ body: @escaping @Sendable (_ indices: [Int]) async -> Void
  ) async {
    let repositories = Dictionary(grouping: images.indices) { repository(of: images[$0]) }
    var waiting = repositories.values.sorted { $0[0] < $1[0] }[...]
    await withTaskGroup(of: Void.self) { group in
      func startOne() {
        guard !Task.isCancelled, let indices = waiting.popFirst() else { return }
        group.addTask { await body(indices) }
      }
      for _ in 0..<Explainer.concurrency { startOne() }
      while await group.next() != nil { startOne() }
    }
  }

  /// The first of some images, and all others of their repositories, so that what is fetched for these need
  /// not be fetched again for the rest.
  static func withSiblings(_ count: Int, of images: ArraySlice<String>) -> [String] {
    let repositories = Set(images.prefix(count).map(repository))
    return images.filter { repositories.contains(repository(of: $0)) }
  }

  /// What images of one repository have in common; an image that nobody can read stands for itself.
  private static func repository(of given: String) -> String {
    let guns = [Generation.go, .python].lazy.compactMap {
      try? ConnaisseurReference.read(given, as: $0).get().gun
    }
    return guns.first ?? given
  }
}
