/// What a denial means, in a sentence.
extension RejectionSituation {
  public var meaning: String {
    switch self {
    case .referenceNotValid: "Connaisseur cannot read the image reference."
    case .digestAlgorithm: "The image has a digest that is not SHA-256."
    case .noRule: "No rule of the policy matches the image."
    case .validatorNotDefined: "The rule that wins names a validator that is not defined."
    case .staticDeny: "The rule that wins has a static validator, which denies every image."
    case .trustRootNotDefined: "The rule names a trust root that its validator does not have."
    case .keyNotUsable: "A public key cannot be read: of the configuration, or of the trust data."
    case .documentMissing: "The Notary server has no such document: it answers 404."
    case .serverStatus: "The Notary server refuses the document with a status."
    case .serverNotReached: "Connaisseur did not reach the Notary server."
    case .timeout: "The Notary server did not answer Connaisseur in time."
    case .documentNotJSON: "What the server sent is no trust data."
    case .documentMalformed: "The trust data are not in the form that Connaisseur asks for."
    case .rootSignature: "Root is not signed by the key that is pinned."
    case .rootUnsigned: "Root has no signature."
    case .signature: "The signatures of a document do not hold."
    case .keyUnknown: "A document is signed with a key that Connaisseur does not know."
    case .expired: "A document has expired."
    case .hashMismatch: "A document is not the file that another one lists."
    case .hashAbsent: "A document is not listed with a SHA-256."
    case .tagNotSigned: "Nobody who counts has signed the tag."
    case .digestNotSigned: "Nobody who counts has signed the digest."
    case .notSigned: "Nobody who counts has signed the tag or digest."
    case .nothingSigned: "The trust data have no tag at all."
    case .tagAndDigestDiffer:
      "The tag is signed with another digest than the one that is asked for."
    case .severalDigests: "Those who count have signed different digests."
    case .digestNotUsable: "The digest that is signed is none."
    default: outerMeaning
    }
  }

  private var outerMeaning: String {
    switch self {
    case .delegationNotDeclared: "A role that the rule requires is not in the trust data."
    case .noDelegations: "The rule requires delegations, and the repository has none."
    case .delegationMissing: "A role that is required has no file on the server."
    case .delegationsNotValid:
      "Something is wrong with a role that is required. 3.9 says the same of a role that does not"
        + " exist, of a missing file, of a signature, an expiry and a hash."
    case .delegationsIncomplete: "Not every role that is required has signed the image."
    case .insecureRealm: "The token service has an http address, to which 3.3 sends no credentials."
    case .authenticationKind: "The server asks for another way of signing in than with a token."
    case .noChallenge: "The server answers 401 and does not say how to sign in."
    case .noRealm: "The server does not name its token service."
    case .realmPath: "The token service's address has '..' or '//', which 3.3 refuses."
    case .tokenServiceFailed: "The token service failed."
    case .tokenServiceRefuses: "The token service refuses the credentials."
    case .noToken: "The token service's answer has no token."
    case .tokenMalformed: "The token is not in the form that 3.3 asks for."
    case .unauthorized: "The Notary server answers 401: it refuses the credentials or the token."
    case .credentialsMissing: "The server asks for a user, and Connaisseur has none for it."
    case .unforeseen:
      "3.3 met something that it did not foresee, and says so for many things: no root (404), 403,"
        + " 429, 5xx, no connection, TLS, a name that does not resolve, an answer that is not JSON."
    case .otherValidator:
      "A cosign or notation validator denied; this program does not judge these."
    default: aboveMeaning
    }
  }

  private var aboveMeaning: String {
    switch self {
    case .configuration:
      "Connaisseur does not start with its configuration. With failurePolicy Fail no workload is"
        + " admitted until it does."
    case .requestTimeout: "Connaisseur did not come to an end in time; it decided nothing."
    case .objectNotUsable: "Connaisseur cannot read the object; it came to no image."
    case .notificationFailed:
      "A notification could not be sent, and it is configured as required; this is not about the"
        + " image."
    case .cached: "3.9 answered with what it had found before: it keeps results, denials too."
    case .approvedByParent: "Admitted without a look: the owner of the object holds the image."
    case .approvedUnchanged: "Admitted without a look: the update left the image as it was."
    case .scaledToZero: "Admitted without a look: the object was scaled to zero."
    case .webhookTimeout:
      "The API server waited for Connaisseur in vain. Connaisseur did not decide."
    case .webhookRefused: "Nothing answers at Connaisseur's service. Connaisseur did not decide."
    case .webhookWithoutPods: "No pod of Connaisseur is ready. Connaisseur did not decide."
    case .webhookNotFound: "Connaisseur's service does not exist. Connaisseur did not decide."
    case .webhookCertificate:
      "The API server does not trust Connaisseur's certificate. Connaisseur did not decide."
    case .webhookBrokeOff:
      "Connaisseur ended the connection without an answer, as it does when it crashes."
    case .webhookFailed: "The API server could not call Connaisseur. Connaisseur did not decide."
    case .noExplanation: "The webhook denied and did not say why."
    case .otherWebhook: "Another webhook than Connaisseur's said this."
    default: "This is no message of Connaisseur that is known here."
    }
  }
}
