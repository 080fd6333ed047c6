import Inspector
import PolicyEditor
import Testing

/// A message of one Connaisseur, and what has to be read in it.
struct DenialRow: Sendable, CustomTestStringConvertible {
  let generation: Generation
  let situation: RejectionSituation
  let message: String
  let image: String?

  init(
    _ generation: Generation, _ situation: RejectionSituation, _ message: String,
    image: String? = nil
  ) {
    self.generation = generation
    self.situation = situation
    self.message = message
    self.image = image
  }

  var testDescription: String { "\(generation.rawValue): \(message.prefix(100))" }

  /// A message of 3.3.
  static func v33(
    _ situation: RejectionSituation, _ message: String, image: String? = nil
  ) -> DenialRow {
    DenialRow(.python, situation, message, image: image)
  }

  /// A message of 3.9 about the image `acme/web:v1`, from a notaryv1 validator.
  static func v39(_ situation: RejectionSituation, _ message: String) -> DenialRow {
    DenialRow(
      .go, situation, "error during notaryv1 validation of image acme/web:v1: \(message)",
      image: "acme/web:v1")
  }

  static let name = "docker.io/acme/web:v1"

  static let python: [DenialRow] = [
    v33(.referenceNotValid, "acme/Web is not a valid image reference.", image: "acme/Web"),
    v33(
      .digestAlgorithm, "A digest algorithm of sha512 is not supported. Use sha256 instead."),
    v33(.noRule, "No matching policy rule could be found for image \(name).", image: name),
    v33(.validatorNotDefined, "Unable to find validator configuration nope."),
    v33(.validatorNotDefined, "Unable to find validator configuration None."),
    v33(.staticDeny, "Static deny."),
    v33(
      .trustRootNotDefined, "Trust root \"nope\" not configured for validator \"default\"."),
    v33(.keyNotUsable, "Error loading the trust root."),
    v33(.documentMissing, "Unable to get targets trust data from default."),
    v33(.unforeseen, "unknown error. please check the logs."),
    v33(
      .timeout,
      "couldn't retrieve the necessary trust data for verification within 30s. most likely there "
        + "was a network failure. check connectivity to external servers or retry"),
    v33(.signature, "Failed to verify signature of trust data root."),
    v33(.keyUnknown, "Unable to find key \(String(repeating: "ab", count: 32)) in keystore."),
    v33(.expired, "Trust data targets/alice has expired."),
    v33(.hashMismatch, "Failed to validate hash of trust data snapshot."),
    v33(.hashAbsent, "Unable to find hash for targets in keystore."),
    v33(
      .documentMalformed,
      "Trust data root has an invalid format: 'x' does not match '^y$' "
        + "Failed validating 'pattern' in schema: {'type': 'string'}."),
    v33(.notSigned, "Unable to find signed digest for image \(name).", image: name),
    v33(.nothingSigned, "Unable to find any image digests in trust data."),
    v33(.tagAndDigestDiffer, "Image tag and digest do not match."),
    v33(
      .delegationNotDeclared,
      "Unable to find delegation roles ['targets/bob'] in trust data."),
    v33(.noDelegations, "Unable to find any delegations in trust data."),
    v33(
      .delegationMissing,
      "Unable to find trust data for delegation roles ['targets/alice', 'targets/bob'] and image "
        + "\(name).", image: name),
    v33(
      .delegationsIncomplete,
      "Not all required delegations have trust data for image \(name).", image: name),
    v33(.severalDigests, "Found multiple signed digests for image \(name).", image: name),
    v33(
      .insecureRealm,
      "authentication through insecure channel for notary default is prohibited."),
    v33(
      .authenticationKind, "Basic is an unsupported authentication type in notary default."),
    v33(
      .noChallenge,
      "Unable to find authorization endpoint in'www-authenticate' header for notary default."),
    v33(
      .noRealm, "Unable to find authentication realm in auth header for notary default."),
    v33(
      .realmPath, "Potential path traversal in authentication url for notary default."),
    v33(
      .tokenServiceFailed,
      "Unable to get authentication token from https://auth.acme.io/token?service=notary."),
    v33(
      .noToken,
      "Unable to retrieve authentication token from https://auth.acme.io/token response."),
    v33(.tokenMalformed, "Authentication token has an invalid format."),
    v33(
      .unauthorized,
      "Unable to get root trust data from default due to faulty authentication."),
    v33(
      .unauthorized,
      "Unable to get targets trust data from defaultdue to faulty authentication."),
    v33(
      .configuration,
      "Connaisseur configuration has an invalid format: 'name' is a required property."),
  ]

  private static let base = "error validating trust data: error validating base trust data"
  private static let acquiring = "error downloading trust data: error acquiring trust data root: "
  private static let keyID = String(repeating: "0d", count: 32)

  static let go: [DenialRow] = [
    DenialRow(.go, .referenceNotValid, "invalid image reference"),
    DenialRow(.go, .noRule, "no matching rule"),
    DenialRow(.go, .validatorNotDefined, "validator \"nope\" not found"),
    DenialRow(
      .go, .staticDeny, "static deny for image acme/web:v1 using rule docker.io/acme/*:*",
      image: "acme/web:v1"),
    v39(
      .trustRootNotDefined,
      "error getting trust root keys for validator default: error getting keys for validator "
        + "default: unable to find trust root nope"),
    v39(
      .keyNotUsable,
      "error getting trust root keys for validator V: error decoding public key K: wrong format, "
        + "provide a PEM encoded public key"),
    v39(
      .keyNotUsable,
      "error getting trust root keys for validator V: error parsing public key K: "
        + "x509: unsupported elliptic curve"),
    v39(
      .keyNotUsable,
      "error getting trust root keys for validator V: key material for key K of validator V "
        + "contains extraneous characters"),
    v39(.documentMissing, acquiring + "error acquiring trust data root: 404 Not Found"),
    v39(.serverStatus, acquiring + "error acquiring trust data root: 403 Forbidden"),
    v39(.serverStatus, acquiring + "error acquiring trust data root: 500 Internal Server Error"),
    v39(.unauthorized, acquiring + "error acquiring trust data root: 401 Unauthorized"),
    v39(
      .documentNotJSON,
      acquiring + "error unmarshalling trust data root: invalid character '<' looking for "
        + "beginning of value"),
    v39(
      .serverNotReached,
      "error creating notary client: error pinging notary server: "
        + "Get \"https://notary.acme.io/v2/\": dial tcp: connect: connection refused"),
    v39(
      .timeout,
      acquiring + "error doing request trust data root: Get \"https://notary.acme.io/v2/x\": "
        + "net/http: request canceled (Client.Timeout exceeded while awaiting headers)"),
    v39(
      .credentialsMissing,
      acquiring + "error doing request trust data root: Get \"https://notary.acme.io/v2/x\": "
        + "no basic auth credentials"),
    v39(
      .tokenServiceRefuses,
      acquiring + "error doing request trust data root: Get \"https://notary.acme.io/v2/x\": "
        + "unauthorized: authentication required"),
    v39(
      .tokenServiceFailed,
      acquiring + "error doing request trust data root: Get \"https://notary.acme.io/v2/x\": "
        + "received unexpected HTTP status: 500 Internal Server Error"),
    v39(
      .noToken,
      acquiring + "error doing request trust data root: Get \"https://notary.acme.io/v2/x\": "
        + "authorization server did not include a token in the response"),
    v39(
      .noRealm,
      acquiring + "error doing request trust data root: Get \"https://notary.acme.io/v2/x\": "
        + "Get \"?service=x\": unsupported protocol scheme \"\""),
    v39(
      .rootSignature,
      "error validating trust data: error validating root: error validating root signature with "
        + "key \(keyID): signature was invalid"),
    v39(
      .rootUnsigned,
      "error validating trust data: error validating root: no signatures found for root"),
    v39(
      .expired, "error validating trust data: error validating root: root trust data expired"),
    v39(.signature, base + ": error validating targets signatures"),
    v39(.expired, base + ": timestamp trust data expired"),
    v39(
      .hashMismatch,
      base + " checksums: error validating targets checksums: sha256 checksum for targets did not "
        + "match: expected \(keyID)"),
    v39(
      .hashAbsent,
      "error downloading trust data: error parsing trust data for snapshot: snapshot type metadata "
        + "invalid: missing root sha256 checksum information"),
    v39(
      .documentMalformed,
      "error downloading trust data: error parsing trust data for targets: targets type metadata "
        + "invalid: version cannot be less than one"),
    v39(
      .tagNotSigned, "validated targets don't contain reference: no tag 'v1' found in targets"),
    v39(
      .digestNotSigned,
      "validated targets don't contain reference: no digest 'sha256:\(keyID)' found in targets"),
    v39(
      .tagAndDigestDiffer,
      "digest sha256:\(keyID) resolved for tag v1 doesn't match given digest "
        + "sha256:\(String(keyID.reversed()))"),
    v39(
      .delegationsNotValid,
      "error during download and validation of delegations for targets: "
        + "[\"targets/alice\" \"targets/bob\"]"),
    v39(
      .noDelegations,
      "no delegations found for validator V, but following were required: []"),
    v39(.severalDigests, "validator V found 2 digests for image v1, expected 1"),
    DenialRow(.go, .configuration, "Config has 1 errors: Config error 0: key: Required"),
    DenialRow(
      .go, .configuration,
      "error loading config: error parsing file: yaml: unmarshal errors: line 3: field x not "
        + "found in type config.Config"),
  ]

  static let all = python + go
}
