import Inspector
import PolicyEditor

/// In which order images are listed.
enum ImagesSort: CaseIterable, Sendable {
  /// The worst first.
  case outcome
  case name
  /// As the manifests have them.
  case manifest

  var label: String {
    switch self {
    case .outcome: "worst first"
    case .name: "by name"
    case .manifest: "as in the manifests"
    }
  }

  var next: ImagesSort {
    switch self {
    case .outcome: .name
    case .name: .manifest
    case .manifest: .outcome
    }
  }
}

/// Under which headings images are listed.
enum ImagesGrouping: Sendable {
  case none, cause, namespace

  var label: String {
    switch self {
    case .none: "none"
    case .cause: "cause"
    case .namespace: "namespace"
    }
  }

  var next: ImagesGrouping {
    switch self {
    case .none: .cause
    case .cause: .namespace
    case .namespace: .none
    }
  }

  /// The headings that an image stands under; one of namespaces may stand under several.
  func headings(of entry: AuditEntry, by generation: Generation) -> [String] {
    switch self {
    case .none: []
    case .cause:
      [entry.reasons(of: generation).first?.name ?? entry.outcome(of: generation).word]
    case .namespace:
      Set(entry.places.map { $0.workload.namespace ?? "(no namespace given)" }).sorted()
    }
  }
}

/// One line of the list.
enum ImagesRow: Hashable, Sendable {
  /// A heading, and what the images under it come to.
  case heading(String, AuditSummary)
  /// An image by its place in the audit, and the heading that it stands under; empty where there are
  /// none.
  case image(Int, under: String)
}

/// What decides which lines are shown.
struct ImagesOrder: Sendable {
  var sort = ImagesSort.outcome
  var grouping = ImagesGrouping.none
  /// The headings whose images are not shown.
  var folded: Set<String> = []

  /// The lines of some images.
  ///
  /// - Parameter shown: the images that are listed at all, by their places.
  func rows(_ entries: [AuditEntry], shown: [Int], by generation: Generation) -> [ImagesRow] {
    let sorted = sorted(shown, of: entries, by: generation)
    guard grouping != .none else { return sorted.map { .image($0, under: "") } }
    var order: [String] = []
    var groups: [String: [Int]] = [:]
    for index in sorted {
      for heading in grouping.headings(of: entries[index], by: generation) {
        if groups[heading] == nil { order.append(heading) }
        groups[heading, default: []].append(index)
      }
    }
    if grouping == .namespace || sort != .outcome { order.sort() }
    return order.flatMap { heading -> [ImagesRow] in
      let images = groups[heading] ?? []
      var summary = AuditSummary()
      for index in images { summary.add(entries[index].outcome(of: generation)) }
      let below = folded.contains(heading) ? [] : images
      return [.heading(heading, summary)] + below.map { .image($0, under: heading) }
    }
  }

  private func sorted(
    _ shown: [Int], of entries: [AuditEntry], by generation: Generation
  ) -> [Int] {
    switch sort {
    case .manifest: shown
    case .name: shown.sorted { (entries[$0].image, $0) < (entries[$1].image, $1) }
    case .outcome:
      shown.map { (outcome: entries[$0].outcome(of: generation), index: $0) }
        .sorted { ($0.outcome, $0.index) < ($1.outcome, $1.index) }.map(\.index)
    }
  }
}
