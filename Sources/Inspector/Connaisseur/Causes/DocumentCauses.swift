import NotaryCore
import PolicyEditor

/// Documents that a Connaisseur cannot read, or reads otherwise than Notary does.
extension CauseFinder {
  func malformed(_ role: RoleName, _ fault: String) -> Told {
    let bytes = context.documents?[role]?.answer.bytes ?? []
    if bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") { return notRead(role) }
    if let told = unsupportedKeys(in: role) { return told }
    let name = shown(role.rawValue)
    let document = context.chain?[role]?.document
    let faults = (document?.problems ?? []).filter { !$0.isNotice }
    let isNotaryFine = document?.content != nil && faults.isEmpty
    guard isNotaryFine else {
      return Told(
        code: .documentMalformed,
        message: "\(name) is malformed: \(faults.first?.message ?? shown(fault))",
        evidence: origin(of: role)
          + faults.dropFirst().prefix(3).map { Evidence($0.message, at: .trust(role)) },
        remedies: [
          Remedy("whoever signs \(name) publishes it again with Notary's own client"),
          Remedy("look at what the server sends: a proxy or a disk may have damaged it"),
        ])
    }
    return Told(
      code: .contentRefused,
      message:
        "\(context.name) refuses the content of \(name), which Notary takes: \(shown(fault))",
      evidence: origin(of: role) + peculiarities(of: role), remedies: otherGeneration,
      isTemporaryRuleSafe: true)
  }

  func fatal(_ role: RoleName, _ fault: String) -> Told {
    Told(
      code: .documentFatal, message: "3.9 dies of \(shown(role.rawValue)): \(shown(fault))",
      evidence: origin(of: role) + [
        Evidence("the pod restarts; meanwhile every image is refused or, by failurePolicy, let in")
      ],
      remedies: [
        Remedy("the repository's owner publishes again: no honest client writes this"),
        Remedy("until then keep the image out of the cluster, so that the pod lives"),
      ])
  }

  func unforeseen(_ role: RoleName, _ fault: String) -> Told {
    let told = malformed(role, fault)
    guard told.code == .contentRefused else { return told }
    return Told(
      code: .documentMalformed, message: "3.3 does not foresee this: \(shown(fault))",
      evidence: told.evidence, remedies: told.remedies)
  }

  private func origin(of role: RoleName) -> [Evidence] {
    guard let answer = context.documents?[role]?.answer else { return [] }
    return [Evidence(shown(answer.origin), at: .trust(role))]
  }

  /// What helps where one generation alone refuses something that is sound.
  var otherGeneration: [Remedy] {
    switch context.generation {
    case .python:
      [
        Remedy("upgrade Connaisseur to 3.4 or later, which reads this as Notary does"),
        Remedy("or have the repository published again with Notary's own client"),
      ]
    case .go: [Remedy("have the repository published again with Notary's own client")]
    }
  }

  // MARK: Kinds of keys

  /// Keys and signatures of a document that 3.3 has no use for, which its schema refuses.
  private func unsupportedKeys(in role: RoleName) -> Told? {
    guard context.generation == .python, let document = context.chain?[role]?.document else {
      return nil
    }
    let allowed: Set<KeyType> = role == .root ? [.ecdsa, .ecdsaX509] : [.ecdsa]
    let keys = document.root?.keys ?? document.targets?.delegationKeys ?? [:]
    let others = keys.filter { !allowed.contains($0.value.type) }.sorted { $0.key < $1.key }
    guard let first = others.first else { return unsupportedMethod(of: document, role) }
    return keyNotLoaded(role, first.key, first.value.type.rawValue)
  }

  private func unsupportedMethod(of document: TrustDocument, _ role: RoleName) -> Told? {
    guard let other = document.signatures.first(where: { $0.method != .ecdsa }) else { return nil }
    return Told(
      code: .unsupportedKeyType,
      message:
        "\(shown(role.rawValue)) has a signature by the method \(shown(other.method.rawValue)),"
        + " and 3.3 takes ecdsa alone",
      evidence: [
        Evidence("key \(short(other.keyID.text))", at: .trust(role, key: other.keyID))
      ],
      remedies: [Remedy("sign with an ECDSA key")] + otherGeneration, isTemporaryRuleSafe: true)
  }

  /// A key that 3.3 cannot load is listed, which is enough for it to deny, whoever signed.
  func keyNotLoaded(_ role: RoleName, _ keyID: ExactText, _ type: String) -> Told {
    let holder = holder(of: keyID, in: role)
    return Told(
      code: .unsupportedKeyType,
      message:
        "\(shown(role.rawValue)) lists a key of type \(shown(type)), which 3.3 cannot use",
      evidence: [
        Evidence(
          "key \(short(keyID.text)) of \(shown(holder.rawValue))", at: .trust(role, key: keyID)),
        Evidence("3.3 denies as soon as the key is listed; 3.9 takes it"),
      ],
      remedies: remedies(forKeyOf: holder, keyID, type), isTemporaryRuleSafe: true)
  }

  /// The role that the key signs for.
  private func holder(of keyID: ExactText, in role: RoleName) -> RoleName {
    let document = context.chain?[role]?.document
    if let root = document?.root {
      let names = root.roles.keys.sorted()
      return names.first { root.roles[$0]?.keyIDs.contains(keyID) == true }
        .map { RoleName($0.text) } ?? role
    }
    let delegation = document?.targets?.delegations.first {
      $0?.specification.keyIDs.contains(keyID) == true
    }
    return delegation??.name ?? role
  }

  private func remedies(forKeyOf role: RoleName, _ keyID: ExactText, _ type: String) -> [Remedy] {
    let notary = NotaryCommandLine(context)
    let first: Remedy
    switch role {
    case .timestamp, .snapshot:
      first = Remedy(
        "run the server with notary-signer and ECDSA (trust_service type remote; local makes"
          + " ed25519), then the owner of root rotates the key",
        lines: notary.lines("key", "rotate", context.gun, role.rawValue, "-r"))
    case .root, .targets:
      first = Remedy(
        "the owner rotates the key to an ECDSA one",
        lines: notary.lines("key", "rotate", context.gun, role.rawValue))
    default:
      first = Remedy(
        "the owner of targets gives the delegation the bare public key instead (openssl x509 -in"
          + " CERT -noout -pubkey)",
        lines: notary.lines("delegation", "remove", context.gun, role.rawValue, keyID.text, "-y")
          + notary.lines(
            "delegation", "add", context.gun, role.rawValue, "PUBLIC.pem", "--all-paths", "-p"))
    }
    return [first, Remedy("or upgrade Connaisseur to 3.4 or later, which takes such keys")]
  }

  // MARK: What one generation takes and the other does not

  /// What in a document is read differently, as far as it can be told.
  func peculiarities(of role: RoleName) -> [Evidence] {
    guard let document = context.chain?[role]?.document, let json = document.json else { return [] }
    var evidence: [Evidence] = []
    func add(_ text: String) { evidence.append(Evidence(text, at: .trust(role))) }
    let signed = json.root["signed"]
    switch context.generation {
    case .python:
      let bytes = document.answer.bytes ?? []
      if bytes.contains(where: { $0 >= 0x80 }) {
        add("it holds characters outside ASCII, which 3.3 escapes before it verifies")
      }
      let names = document.meta?.meta.keys.map(\.text) ?? []
      if names.contains(where: { $0.split(separator: "/").count > 2 }) {
        add("it lists delegations of delegations, of which 3.3 takes none")
      }
      if signed.map(Self.isSorted) == false {
        add("its members are not sorted, and 3.3 does not sort them before it verifies")
      }
    case .go:
      let unknown = Set(signed?.members.compactMap(\.name.string) ?? [])
        .subtracting(Self.known).sorted()
      if !unknown.isEmpty {
        add("it has members that 3.9 drops before it verifies: \(list(unknown.map(shown)))")
      }
      if let expires = signed?["expires"]?.string, Instant(rfc3339: expires)?.rfc3339 != expires {
        add("its date \(shown(expires)) is written anew before 3.9 verifies")
      }
      if role == .targets || role.isDelegation, signed?["delegations"] == nil {
        add("it has no delegations member, which 3.9 writes before it verifies")
      }
    }
    return evidence
  }

  private static let known: Set<String> = [
    "_type", "version", "expires", "consistent_snapshot", "keys", "roles", "meta", "targets",
    "delegations",
  ]

  private static func isSorted(_ value: JSONValue) -> Bool {
    let names = value.members.map { Array($0.nameBytes) }
    return zip(names, names.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) }
  }
}
