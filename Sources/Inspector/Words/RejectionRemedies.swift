import PolicyEditor

/// What to do about a denial, where the image itself need not be looked at: for what the trust data
/// decide, the explanation of the image has the remedies.
extension RejectionSituation {
  /// Nil where the explanation of the image says it.
  public var remedy: String? {
    switch self {
    case .configuration:
      "read the pod's log (kubectl -n connaisseur logs deploy/connaisseur-deployment), mend the"
        + " configuration that it names, and upgrade the release"
    case .requestTimeout, .timeout:
      "check the way from Connaisseur's pods to the Notary server, and try again"
    case .objectNotUsable: "check the kind, the apiVersion and the containers of the object"
    case .notificationFailed: "check the receiver of the notification in Connaisseur's values"
    case .cached: "wait until the kept result is gone (30 s by default), then try again"
    case .webhookTimeout:
      "check that Connaisseur's pods run, and how long they wait for the Notary server"
    case .webhookRefused, .webhookWithoutPods, .webhookFailed:
      "look at Connaisseur's pods: kubectl -n connaisseur get pods, and their logs"
    case .webhookNotFound:
      "install Connaisseur again, or remove what is left of its webhook configuration"
    case .webhookCertificate:
      "upgrade the release, so that the certificate and the webhook's caBundle fit each other"
    case .webhookBrokeOff:
      "look at the log of the pod before it restarted: kubectl -n connaisseur logs --previous"
    case .noExplanation, .otherWebhook: "look at the log of the webhook that is named"
    case .unforeseen: "look at Connaisseur's log, which has the cause"
    case .unknown: "check that the whole message was pasted"
    default: isDecision ? nil : "look at Connaisseur's log"
    }
  }
}

/// Why a denial and the answer may differ, in a sentence.
extension RejectionReason {
  public var message: String {
    switch self {
    case .notDecided: "Connaisseur did not decide, so that there is nothing to compare"
    case .unknownMessage: "the message is none that is known here"
    case .otherVersion(let generation):
      "Connaisseur \(generation.rawValue) said it, which was not asked here: --connaisseur"
        + " \(generation.rawValue)"
    case .otherImage(let image): "it is about another image: \(VisibleText.of(image))"
    case .otherContainer:
      "it names no image: another container of the same object may be meant, an init container too"
    case .otherValues(let difference): difference.message
    case .valuesNotCompared:
      "the cluster may run other values than these: compare with helm get values"
    case .mendedButCached(let seconds):
      "what was wrong may have been mended; 3.9 keeps results, denials too, and may say it for"
        + " \(seconds) s more"
    case .mended: "what was wrong may have been mended"
    case .timePassed: "time passed: something expired or was renewed in between"
    case .keysRotated: "the repository's keys may have been rotated in between"
    case .serverFromHere:
      "the trust data were read from here, and the cluster may reach another server, or none"
    case .oneOfSeveral:
      "several things are wrong, and Connaisseur tells the one that it meets first"
    }
  }
}

extension RejectionReason.Difference {
  fileprivate var message: String {
    switch self {
    case .rule(let said, let winning?):
      "other values run: the denial speaks of the rule '\(VisibleText.of(said))', and in these"
        + " '\(VisibleText.of(winning))' wins"
    case .rule(let said, nil):
      "other values run: the denial speaks of the rule '\(VisibleText.of(said))', and in these no"
        + " rule wins"
    case .noRule(let winning):
      "other values run: no rule matched there, and in these '\(VisibleText.of(winning))' wins"
    case .validator(let said, let chosen?):
      "other values run: the denial speaks of the validator '\(VisibleText.of(said))', and these"
        + " choose '\(VisibleText.of(chosen))'"
    case .validator(let said, nil):
      "other values run: the denial speaks of the validator '\(VisibleText.of(said))', and these"
        + " choose none"
    case .trustRoot(let said):
      "other values run: the denial speaks of the trust root '\(VisibleText.of(said))', which these"
        + " do not have"
    }
  }
}
