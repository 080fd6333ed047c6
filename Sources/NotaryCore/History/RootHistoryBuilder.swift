/// Puts the versions of root in order and judges the steps between them.
struct RootHistoryBuilder {
  private let documents: RootDocuments
  private let succession: RootSuccession
  private let check: SignatureCheck
  /// The documents by number, that of the source before those of caches.
  private var copies: [Int: [Copy]] = [:]
  /// Where the walk from each version that the source serves leads.
  private var walks: [Int: RootWay] = [:]

  private struct Copy {
    let document: TrustDocument
    let isServed: Bool
  }

  init(_ documents: RootDocuments, at moment: Instant, verifier: SignatureVerifier) {
    self.documents = documents
    succession = RootSuccession(gun: documents.gun, moment: moment, verifier: verifier)
    check = SignatureCheck(verifier: verifier, knownKeys: [])
    if let current = documents.current { add(current, under: documents.newest, isServed: true) }
    for (number, document) in documents.versions { add(document, under: number, isServed: true) }
    for (number, document) in documents.cached {
      add(document, under: number ?? document.root?.header.version, isServed: false)
    }
    // The newest first: each walk goes on as the one from the next version does.
    for number in documents.versions.keys.sorted(by: >) {
      if let root = documents.versions[number]?.root {
        walks[number] = walk(from: root, at: number)
      }
    }
  }

  private mutating func add(_ document: TrustDocument, under number: Int?, isServed: Bool) {
    guard document.answer.bytes != nil, let number, number > 0 else { return }
    copies[number, default: []].append(Copy(document: document, isServed: isServed))
  }

  func entries() -> [RootHistory.Entry] {
    let numbers = copies.keys.sorted()
    var entries: [RootHistory.Entry] = []
    var earlier: RootVersion?
    var expected = 1
    for number in numbers {
      entries += gaps(from: expected, to: number - 1)
      if let version = version(number, after: earlier) {
        entries.append(.version(version))
        earlier = version
      }
      expected = number + 1
    }
    if let newest = documents.newest, newest >= expected {
      entries += gaps(from: expected, to: newest)
    }
    return entries.reversed()
  }

  // MARK: Versions

  private func version(_ number: Int, after earlier: RootVersion?) -> RootVersion? {
    guard let copies = copies[number], let shown = copies.first(where: \.isServed) ?? copies.first
    else { return nil }
    let bytes = shown.document.answer.bytes
    let same = copies.filter { $0.document.answer.bytes == bytes }
    let other = copies.filter { $0.document.answer.bytes != bytes }
    var origins: [String] = []
    for copy in [shown] + same where !origins.contains(copy.document.answer.origin) {
      origins.append(copy.document.answer.origin)
    }
    var version = RootVersion(
      number: number, document: shown.document, origins: origins, isServed: shown.isServed,
      conflicts: other.map(\.document.answer.origin), roles: roles(of: shown.document.root),
      signatures: signatures(of: shown.document, after: earlier?.document), way: .unknown)
    version.step = earlier.map { step(from: $0, to: version) }
    version.way = way(from: version)
    return version
  }

  private func roles(of root: RootContent?) -> [RootRole] {
    guard let root else { return [] }
    return RoleName.base.compactMap { name in
      root.roles[ExactText(name.rawValue)].map { role in
        RootRole(
          name: name, threshold: role.threshold,
          keys: role.distinctKeyIDs.map { RootRoleKey(id: $0, key: root.keys[$0]) })
      }
    }
  }

  private func signatures(
    of document: TrustDocument, after earlier: TrustDocument?
  ) -> [RootSignature] {
    let own = document.root?.rootRole
    let before = earlier?.root?.rootRole
    let ownIDs = Set(own?.keyIDs ?? [])
    let earlierIDs = Set(before?.keyIDs ?? [])
    let byOwn = statuses(of: document, by: document.root)
    let byEarlier = statuses(of: document, by: earlier?.root)
    return document.signatures.indices.map { index in
      let signature = document.signatures[index]
      let isOwn = ownIDs.contains(signature.keyID)
      let isEarlier = earlierIDs.contains(signature.keyID)
      let status =
        isOwn ? byOwn?[index] : isEarlier ? byEarlier?[index] : SignatureJudgement.Status.unknownKey
      return RootSignature(
        keyID: signature.keyID, method: signature.method, status: status ?? .unchecked,
        isOwn: isOwn, isEarlier: isEarlier)
    }
  }

  private func statuses(
    of document: TrustDocument, by root: RootContent?
  ) -> [SignatureJudgement.Status]? {
    guard let root, let role = root.rootRole, document.content != nil else { return nil }
    return check.check(document, specification: role, keys: root.keys).signatures.map(\.status)
  }

  // MARK: Steps

  private func step(from earlier: RootVersion, to later: RootVersion) -> RootStep {
    let byEarlier = count(of: later.document, by: earlier.document.root)
    let byOwn = count(of: later.document, by: later.document.root)
    let isAdjacent = later.number == earlier.number + 1
    return RootStep(
      from: earlier.number, to: later.number, changes: changes(from: earlier, to: later),
      byEarlierKeys: byEarlier, byOwnKeys: byOwn,
      breaches: isAdjacent ? breaches(byEarlier, byOwn, from: earlier, to: later) : nil,
      refusal: refusal(of: later, after: earlier))
  }

  private func count(of document: TrustDocument, by root: RootContent?) -> RootStep.Count? {
    guard let root, let role = root.rootRole, document.signedMessage != nil else { return nil }
    let valid = check.check(document, specification: role, keys: root.keys).validKeys.count
    return RootStep.Count(valid: valid, threshold: role.threshold)
  }

  private func breaches(
    _ byEarlier: RootStep.Count?, _ byOwn: RootStep.Count?, from earlier: RootVersion,
    to later: RootVersion
  ) -> [RootStep.Breach] {
    guard let byEarlier, let byOwn, !later.document.problems.contains(where: { !$0.isNotice })
    else { return [.unreadable] }
    var breaches: [RootStep.Breach] = []
    if !byEarlier.isEnough { breaches.append(.earlierKeys(byEarlier)) }
    if !byOwn.isEnough { breaches.append(.ownKeys(byOwn)) }
    let (found, expected) = (later.stated ?? 0, (earlier.stated ?? 0) &+ 1)
    if found != expected { breaches.append(.version(found: found, expected: expected)) }
    return breaches
  }

  private func refusal(of later: RootVersion, after earlier: RootVersion) -> RootRefusal? {
    guard let root = earlier.document.root else { return .noTrustedCertificate }
    return succession.refusal(
      of: later.document, after: root, minimumVersion: earlier.stated ?? 0,
      mayBeExpired: later.number != documents.newest)
  }

  private func changes(from earlier: RootVersion, to later: RootVersion) -> [RoleChange] {
    RoleName.base.compactMap { name in
      let (before, after) = (earlier[name], later[name])
      let known = Set(before?.keys.map(\.id) ?? [])
      let kept = Set(after?.keys.map(\.id) ?? [])
      let change = RoleChange(
        role: name, added: after?.keys.filter { !known.contains($0.id) } ?? [],
        removed: before?.keys.filter { !kept.contains($0.id) } ?? [],
        thresholdBefore: before?.threshold ?? 0, thresholdAfter: after?.threshold ?? 0)
      let isSame =
        change.added.isEmpty && change.removed.isEmpty
        && change.thresholdBefore == change.thresholdAfter
      return isSame ? nil : change
    }
  }

  // MARK: The way to the newest

  private func way(from version: RootVersion) -> RootWay {
    guard let current = documents.current, let newest = documents.newest else { return .unknown }
    if version.number == newest, version.document.answer.bytes == current.answer.bytes {
      return .isNewest
    }
    // A client goes by the number that the document states.
    guard let root = version.document.root, version.stated == version.number else {
      return .unknown
    }
    let direct = succession.refusal(
      of: current, after: root, minimumVersion: version.number, mayBeExpired: false)
    guard let direct else { return .directly }
    guard direct.leadsToWalk, version.number < newest else {
      return .refused(at: newest, direct)
    }
    return walk(from: root, at: version.number)
  }

  /// The walk over every version after one.
  private func walk(from root: RootContent, at number: Int) -> RootWay {
    guard let current = documents.current, let newest = documents.newest else { return .unknown }
    guard number + 1 < newest else {
      let refusal = succession.refusal(
        of: current, after: root, minimumVersion: newest, mayBeExpired: false)
      return refusal.map { .refused(at: newest, $0) } ?? .stepByStep
    }
    guard let next = documents.versions[number + 1], next.answer.bytes != nil else {
      let isPending =
        documents.versions[number + 1] == nil && documents.asked?.contains(number + 1) == true
      return isPending ? .unknown : .missing(number + 1)
    }
    let refusal = succession.refusal(
      of: next, after: root, minimumVersion: number + 1, mayBeExpired: true)
    return refusal.map { .refused(at: number + 1, $0) } ?? walks[number + 1] ?? .unknown
  }

  // MARK: Gaps

  /// The versions of a range that nobody has, those with one reason together.
  private func gaps(from first: Int, to last: Int) -> [RootHistory.Entry] {
    guard first <= last else { return [] }
    var gaps: [RootGap] = []
    var next = first
    func add(_ numbers: ClosedRange<Int>, _ reason: RootGap.Reason) {
      if let before = gaps.last, before.reason == reason {
        gaps[gaps.count - 1] = RootGap(
          numbers: before.numbers.lowerBound...numbers.upperBound, reason: reason)
      } else {
        gaps.append(RootGap(numbers: numbers, reason: reason))
      }
    }
    for (number, document) in documents.versions.sorted(by: { $0.key < $1.key })
    where (first...last).contains(number) {
      if number > next {
        for (range, reason) in unanswered(next...(number - 1)) { add(range, reason) }
      }
      add(number...number, document.gapReason)
      next = number + 1
    }
    if next <= last { for (range, reason) in unanswered(next...last) { add(range, reason) } }
    return gaps.map { .gap($0) }
  }

  /// Versions of which nothing is known, told apart by whether the source was asked.
  private func unanswered(
    _ numbers: ClosedRange<Int>
  ) -> [(ClosedRange<Int>, RootGap.Reason)] {
    guard let asked = documents.asked, asked.overlaps(numbers) else {
      return [(numbers, .notAsked)]
    }
    var parts: [(ClosedRange<Int>, RootGap.Reason)] = []
    if numbers.lowerBound < asked.lowerBound {
      parts.append((numbers.lowerBound...(asked.lowerBound - 1), .notAsked))
    }
    parts.append((numbers.clamped(to: asked), .pending))
    if numbers.upperBound > asked.upperBound {
      parts.append(((asked.upperBound + 1)...numbers.upperBound, .notAsked))
    }
    return parts
  }
}

extension RootContent {
  /// Who may sign root.
  fileprivate var rootRole: RoleSpecification? { roles["root"] }
}

extension TrustDocument {
  /// Why a version that was asked for is not there.
  fileprivate var gapReason: RootGap.Reason {
    switch answer.outcome {
    case .document, .missing: .missing
    case .tooLarge: .tooLarge
    case .failed(let failure): .failed(failure)
    }
  }
}
