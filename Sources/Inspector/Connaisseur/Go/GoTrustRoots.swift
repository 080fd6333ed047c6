import NotaryCore
import PolicyEditor

/// The keys that must have signed root.
struct GoTrustRoots {
  struct Key {
    /// The name of the trust root.
    let name: String
    let key: PublicKey
  }

  /// Why there are no keys, in Connaisseur's words and for people.
  struct Failure: Error {
    let said: String
    var varies = false
    let fact: String
    let finding: Finding
  }

  /// The keys of a rule's trust root. Without one it is the root named `default`; `*` means every
  /// key of the validator.
  static func keys(
    named wanted: String?, of validator: NotaryValidator, name: String, by memory: JudgingMemory
  ) throws(Failure) -> [Key] {
    let isNamed = wanted?.isEmpty == false
    let wanted = wanted.flatMap { $0.isEmpty ? nil : $0 } ?? "default"
    var roots = validator.trustRoots
    if wanted != "*" {
      guard let root = roots.first(where: { ExactText($0.name ?? "") == ExactText(wanted) }) else {
        throw Failure(
          said: "error getting keys for validator \(name): unable to find trust root \(wanted)",
          fact: "validator \(name) has no trust root named \(wanted)",
          finding: .trustRootNotDefined(wanted, isNamed: isNamed))
      }
      roots = [root]
    }
    var keys: [Key] = []
    for root in roots { keys.append(try memory.goKey(of: root, validator: name).get()) }
    return keys
  }

  static func key(of root: TrustRoot, validator: String) throws(Failure) -> Key {
    let name = root.name ?? ""
    guard let (block, rest) = PEM.decode(Array((root.key ?? "").utf8)) else {
      throw Failure(
        said: "error decoding public key \(name): wrong format, provide a PEM encoded public key",
        fact: "the key of trust root \(name) is not PEM",
        finding: .keyMalformed(trustRoot: name))
    }
    let algorithm = PublicKey.algorithm(ofSubjectPublicKeyInfo: block.bytes)
    guard let algorithm else {
      throw Failure(
        said: "error parsing public key \(name): \(reason(block))", varies: true,
        fact: "the PEM block \(block.type) of trust root \(name) is not a public key that Go reads",
        finding: .keyMalformed(trustRoot: name))
    }
    guard rest.isEmpty else {
      throw Failure(
        said: "key material for key \(name) of validator \(validator) contains extraneous "
          + "characters",
        fact: "something follows the PEM block of trust root \(name)",
        finding: .keyMalformed(trustRoot: name))
    }
    // Of other keys Connaisseur makes a type that no signature fits.
    let type = algorithm == .ed25519 ? KeyType(rawValue: "unknown") : algorithm
    return Key(name: name, key: PublicKey(type: type, value: block.bytes))
  }

  /// Go's most likely reason.
  private static func reason(_ block: PEM.Block) -> String {
    let elliptic: [UInt8] = [0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01]
    if block.type == "CERTIFICATE" {
      return "asn1: structure error: tags don't match (6 vs {class:2 tag:0 length:3 "
        + "isCompound:true}) {optional:false explicit:false application:false private:false "
        + "defaultValue:<nil> tag:<nil> stringType:0 timeType:0 set:false omitEmpty:false} "
        + "ObjectIdentifier @2"
    }
    // Go tries the form that belongs in this block, and says which function reads it.
    if block.type == "RSA PUBLIC KEY" {
      return
        "x509: failed to parse public key (use ParsePKCS1PublicKey instead for this key format)"
    }
    return block.bytes.dropFirst(4).starts(with: elliptic)
      ? "x509: unsupported elliptic curve" : "asn1: structure error"
  }
}
