import PolicyEditor

/// Finds the denial in a text.
enum RejectionReader {
  /// Everything that either generation says. Of several that fit at one place the first counts.
  private static let patterns = DenialPattern.python + DenialPattern.go

  static func read(_ bytes: [UInt8]) -> Rejection {
    var best: Rejection?
    for piece in RejectionForms.pieces(of: bytes) {
      guard let found = read(piece) else { continue }
      if found.situation != .unknown { return found }
      if best == nil { best = found }
    }
    if let best { return best }
    let text = PastedText(bytes)
    return Rejection(message: text.text(0..<min(text.bytes.count, 2 * PastedText.longestField)))
  }

  private static func read(_ piece: RejectionPiece) -> Rejection? {
    let text = PastedText(piece.text)
    guard let found = denial(in: text) ?? webhookFailure(in: text) ?? anywhere(in: text) else {
      return nil
    }
    var result = found
    result.object = result.object ?? piece.object
    result.image = result.image ?? piece.image
    result.leniency = leniency(in: text)
    return result.rejection
  }

  /// What `admission webhook "…" denied the request: ` is followed by.
  private static func denial(in text: PastedText) -> Found? {
    var unknown: Found?
    var offset = 0
    for _ in 0..<16 {
      guard let envelope = DenialPattern.denial.find(in: text, from: offset) else { break }
      let webhook = envelope.fields.first.map { text.value($0, $1) }
      offset = envelope.range.upperBound
      if var found = match(text, at: offset) {
        found.webhook = webhook
        return found
      }
      let said = text.text(offset..<text.endOfMessage(from: offset))
      let isOurs = webhook?.contains("connaisseur") ?? false
      unknown =
        unknown
        ?? Found(
          message: said, generation: nil, situation: isOurs ? .unknown : .otherWebhook,
          webhook: webhook)
    }
    if let unknown { return unknown }
    guard let silent = DenialPattern.denialWithoutReason.find(in: text) else { return nil }
    let webhook = silent.fields.first.map { text.value($0, $1) }
    let isOurs = webhook?.contains("connaisseur") ?? false
    return Found(
      message: silent.said(in: text), generation: nil,
      situation: isOurs ? .noExplanation : .otherWebhook, webhook: webhook)
  }

  private static func webhookFailure(in text: PastedText) -> Found? {
    guard let match = DenialPattern.webhookFailure.find(in: text) else { return nil }
    var found = Found(match, in: text)
    let webhook = match.fields.first.map { text.value($0, $1) }
    found.webhook = webhook
    found.situation =
      webhook?.contains("connaisseur") ?? false
      ? .ofWebhook(found.facts.detail ?? "") : .otherWebhook
    return found
  }

  /// A message without a webhook's name in front of it.
  private static func anywhere(in text: PastedText) -> Found? {
    if let object = DenialPattern.object.find(in: text),
      var found = match(text, at: object.range.upperBound)
    {
      found.object = named(object, in: text)
      return found
    }
    var first: DenialPattern.Match?
    for pattern in patterns {
      guard let match = pattern.find(in: text) else { continue }
      if match.range.lowerBound < first?.range.lowerBound ?? .max { first = match }
    }
    return first.map { Found($0, in: text) }
  }

  private static func match(_ text: PastedText, at offset: Int) -> Found? {
    for pattern in patterns {
      if let match = pattern.match(text, at: offset) { return Found(match, in: text) }
    }
    return nil
  }

  private static func named(
    _ match: DenialPattern.Match, in text: PastedText
  ) -> Rejection.NamedObject {
    var object = Rejection.NamedObject()
    for (field, range) in match.fields {
      if field == .kind { object.kind = text.value(field, range) }
      if field == .object { object.name = text.value(field, range) }
    }
    return object
  }

  private static func leniency(in text: PastedText) -> Rejection.Leniency? {
    func says(_ words: String) -> Bool {
      text.offset(of: PastedText.squeezed(words), in: 0..<text.bytes.count) != nil
    }
    if says("detection mode active") || says("(not denied due to DETECTION_MODE)") {
      return .detectionMode
    }
    return says("pod-only validation active") ? .podsOnly : nil
  }
}

/// A denial while it is put together.
private struct Found {
  var message: String
  var generation: Generation?
  var situation: RejectionSituation
  var image: Rejection.NamedImage?
  var facts = Rejection.Facts()
  var webhook: String?
  var object: Rejection.NamedObject?
  var leniency: Rejection.Leniency?

  init(
    message: String, generation: Generation?, situation: RejectionSituation, webhook: String?
  ) {
    self.message = message
    self.generation = generation
    self.situation = situation
    self.webhook = webhook
  }

  init(_ match: DenialPattern.Match, in text: PastedText) {
    message = match.said(in: text)
    generation = match.pattern.generation
    situation = match.pattern.situation
    for (field, range) in match.fields { add(field, text.value(field, range)) }
    let detail = facts.detail ?? ""
    switch situation {
    case .serverNotReached: situation = .ofRequest(detail)
    case .serverStatus: situation = .ofStatus(detail)
    case .unauthorized: facts.role = facts.role ?? "root"
    case .documentMalformed
    where detail.contains("sha256 checksum information") && detail.contains("missing "):
      situation = .hashAbsent
    default: break
    }
  }

  private mutating func add(_ field: DenialPattern.Field, _ value: String) {
    switch field {
    case .image: image = Rejection.NamedImage(text: value, isAsWritten: true)
    case .name: image = Rejection.NamedImage(text: value, isAsWritten: false)
    case .validator: facts.validator = value
    case .role: facts.role = value
    case .rule: facts.rule = value
    case .key: facts.key = value
    case .root: facts.trustRoot = value
    case .tag: facts.tag = value
    case .digest: facts.digest = value
    case .list: facts.delegations = Found.names(in: value)
    case .detail: facts.detail = value
    case .kind: object = Rejection.NamedObject(kind: value, name: object?.name)
    case .object: object = Rejection.NamedObject(kind: object?.kind, name: value)
    case .other: break
    }
  }

  /// The names in `['a', 'b']` or `"a" "b"`.
  private static func names(in list: String) -> [String] {
    let parts = list.split(omittingEmptySubsequences: false) { $0 == "'" || $0 == "\"" }
    return parts.enumerated().compactMap { $0.offset % 2 == 1 ? String($0.element) : nil }
  }

  var rejection: Rejection {
    Rejection(
      message: message, generation: generation, situation: situation, image: image, facts: facts,
      webhook: webhook, object: object, leniency: leniency)
  }
}
