import PolicyEditor

/// What the API server says of a webhook that it could not call (kubernetes,
/// `apiserver/pkg/admission/plugin/webhook`).
extension DenialPattern {
  static let webhookFailure = DenialPattern(
    nil, .webhookFailed, "failed calling webhook \"{other}\": {detail}")
  static let denial = DenialPattern(
    nil, .unknown, "admission webhook \"{other}\" denied the request: ")
  static let denialWithoutReason = DenialPattern(
    nil, .noExplanation, "admission webhook \"{other}\" denied the request without explanation")
  /// How 3.9's log begins what it says of an object.
  static let object = DenialPattern(.go, .unknown, "error validating {kind} {object}: ")
}

/// What is concluded from the words of a library.
extension RejectionSituation {
  /// Why 3.9 could not fetch a document: the network's or the token service's words.
  static func ofRequest(_ detail: String) -> RejectionSituation {
    first(
      in: detail,
      [
        ("no basic auth credentials", .credentialsMissing),
        ("unauthorized: authentication required", .tokenServiceRefuses),
        ("received unexpected HTTP status", .tokenServiceFailed),
        ("authorization server did not include a token", .noToken),
        ("unsupported protocol scheme \"\"", .noRealm),
        ("Client.Timeout", .timeout), ("context deadline exceeded", .timeout),
        ("context cancelled", .timeout), ("context canceled", .timeout),
      ]) ?? .serverNotReached
  }

  /// What a status means that a server answers to 3.9.
  static func ofStatus(_ detail: String) -> RejectionSituation {
    if detail.hasPrefix("404") { return .documentMissing }
    return detail.hasPrefix("401") ? .unauthorized : .serverStatus
  }

  /// Why the API server could not call the webhook.
  static func ofWebhook(_ detail: String) -> RejectionSituation {
    first(
      in: detail,
      [
        ("no endpoints available", .webhookWithoutPods),
        ("x509", .webhookCertificate), ("tls:", .webhookCertificate),
        ("context deadline exceeded", .webhookTimeout), ("Client.Timeout", .webhookTimeout),
        ("i/o timeout", .webhookTimeout), ("TLS handshake timeout", .webhookTimeout),
        ("connection refused", .webhookRefused), ("no route to host", .webhookRefused),
        ("not found", .webhookNotFound), ("no such host", .webhookNotFound),
        ("EOF", .webhookBrokeOff), ("connection reset", .webhookBrokeOff),
      ]) ?? .webhookFailed
  }

  private static func first(
    in detail: String, _ table: [(words: String, situation: RejectionSituation)]
  ) -> RejectionSituation? {
    let text = PastedText(Array(detail.utf8))
    return table.first { entry in
      text.offset(of: PastedText.squeezed(entry.words), in: 0..<text.bytes.count) != nil
    }?.situation
  }
}
