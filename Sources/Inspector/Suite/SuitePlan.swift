public import PolicyEditor

/// What there is to do for a suite: its cases, manifests put in place.
public struct SuitePlan: Sendable {
  public let suite: TestSuite
  /// In the order of the suite, and in a manifest's.
  private(set) var items: [Item]
  /// Each that a case names, once.
  let manifests: [Manifest]

  /// An image that a case is about.
  struct Item: Sendable {
    let test: TestSuite.Case
    /// Nil for a manifest that has none.
    let image: String?
    /// Which of the manifests it stands in; nil where the case names the image itself.
    let manifest: Int?
  }

  /// - Parameters:
  ///   - selection: what must be found in a case's title; nil for all cases.
  ///   - manifest: reads the manifest that a case names.
  public init<Failure: Error>(
    _ suite: TestSuite, selecting selection: RegularExpression? = nil,
    manifest: (TestSuite.Entry<String>) throws(Failure) -> Manifest
  ) throws(Failure) {
    self.suite = suite
    var items: [Item] = []
    var manifests: [Manifest] = []
    var places: [String: Int] = [:]
    for test in suite.cases where selection?.isFound(in: test.title) ?? true {
      switch test.subject {
      case .image(let entry): items.append(Item(test: test, image: entry.value, manifest: nil))
      case .manifest(let path):
        let place = places[path.value] ?? manifests.count
        if place == manifests.count { manifests.append(try manifest(path)) }
        places[path.value] = place
        let images = manifests[place].images.map(Optional.some)
        items += (images.isEmpty ? [nil] : images).map {
          Item(test: test, image: $0, manifest: place)
        }
      }
    }
    self.items = items
    self.manifests = manifests
  }

  /// The same for one case alone.
  public func only(_ test: TestSuite.Case) -> SuitePlan {
    var plan = self
    plan.items.removeAll { $0.test.position != test.position }
    return plan
  }

  /// Every image as written, each once, in the order of the suite.
  public var images: [String] {
    var seen: Set<String> = []
    return items.compactMap(\.image).filter { seen.insert($0).inserted }
  }
}

extension TestSuite {
  /// Every image that a case names itself, each once.
  public var images: [String] {
    var seen: Set<String> = []
    return cases.compactMap { test in
      if case .image(let entry) = test.subject { entry.value } else { nil }
    }.filter { seen.insert($0).inserted }
  }

  /// The Connaisseurs that decide, each once, in the order of the suite.
  public var generations: [Generation] {
    guard let connaisseur else { return Generation.allCases }
    var seen: Set<Generation> = []
    return connaisseur.value.flatMap(\.generations).filter { seen.insert($0).inserted }
  }
}
