import NotaryCore
import PolicyEditor

/// The validator and its keys, before any trust data.
extension CauseFinder {
  func validator(_ finding: Finding) -> Told {
    switch finding {
    case .validatorNotDefined(let name, let isNamed): validatorNotDefined(name, isNamed)
    case .notEvaluated(let type): notEvaluated(type)
    case .validatorWithoutCode(let type): withoutCode(type)
    case .validatorNotUsable: validatorNotUsable
    case .optionNotUsable(let option): optionNotUsable(option)
    case .trustRootNotDefined(let name, let isNamed): trustRootNotDefined(name, isNamed)
    case .keyMalformed(let name): keyMalformed(name)
    case .keyNotVerifying(let name, let kind): keyNotVerifying(name, kind)
    default: staticDeny
    }
  }

  private var ruleEvidence: [Evidence] { context.ruleEvidence.map { [$0] } ?? [] }

  private func validatorNotDefined(_ name: String, _ isNamed: Bool) -> Told {
    let names = context.configuration.validators.compactMap(\.name)
    let known = Evidence(
      names.isEmpty ? "no validator is defined" : "defined are \(list(names.map(shown)))",
      at: context.configuration.validators.first?.place)
    guard isNamed else {
      return Told(
        code: .noDefaultValidator,
        message: "the rule names no validator, and none is named default",
        evidence: ruleEvidence + [
          known, Evidence("a sole validator is not taken for the default"),
        ],
        remedies: [Remedy("name a validator in the rule, or call the one that is meant default")])
    }
    let near = EditDistance.nearest(to: name, among: names, limit: 1).first
    let likely = near.flatMap { EditDistance.between($0, name) <= 2 ? $0 : nil }
    return Told(
      code: .validatorNotDefined, message: "no validator is named \(shown(name))",
      evidence: ruleEvidence + [known],
      remedies: [
        Remedy(
          likely.map { "perhaps \(shown($0)) is meant: correct the rule" }
            ?? "define the validator, or name one of those that are defined in the rule")
      ])
  }

  private func notEvaluated(_ type: String) -> Told {
    Told(
      code: .validatorNotEvaluated,
      message: "a \(shown(type)) validator decides, which is not evaluated here",
      evidence: ruleEvidence + [validatorEvidence],
      remedies: [Remedy("ask with \(shown(type))'s own command, or look into Connaisseur's log")])
  }

  private func withoutCode(_ type: String) -> Told {
    Told(
      code: .validatorNotUsable,
      message:
        "\(context.name) takes validators of type \(shown(type)), but cannot validate with them:"
        + " every image of the rule is denied",
      evidence: ruleEvidence + [validatorEvidence],
      remedies: [Remedy("name another validator in the rule")])
  }

  private var validatorEvidence: Evidence {
    Evidence("the validator is \(shown(context.validatorName))", at: context.validator?.place)
  }

  private var validatorNotUsable: Told {
    let why =
      switch context.validator?.kind {
      case .unknown(nil): "has no type"
      case .unknown(.some(let type)): "is of type \(shown(type)), which it does not know"
      default: "says neither that it approves nor that it denies"
      }
    return Told(
      code: .validatorNotUsable,
      message: "\(context.name) does not start: validator \(shown(context.validatorName)) \(why)",
      evidence: [validatorEvidence],
      remedies: [Remedy("correct the validator; until then the pod does not become ready")])
  }

  private func optionNotUsable(_ option: UnusableOption) -> Told {
    Told(
      code: .optionNotUsable, message: "3.3 fails on an option of the rule: \(option.sentence)",
      evidence: ruleEvidence + [
        Evidence("its schema does not look inside with; 3.9 does not start with this")
      ],
      remedies: [
        Remedy(
          "correct the rule's with",
          lines: ["with:", "  trustRoot: default", "  delegations: [alice]"])
      ])
  }

  private var staticDeny: Told {
    Told(
      code: .staticDeny,
      message: "the policy denies the image on purpose: no signature is asked for",
      evidence: ruleEvidence + [validatorEvidence],
      remedies: [
        Remedy("if that is not meant for it, add a more specific rule with a validator that checks")
      ])
  }

  private func trustRootNotDefined(_ name: String, _ isNamed: Bool) -> Told {
    let names = (context.notary?.trustRoots ?? []).compactMap(\.name)
    let known = Evidence(
      names.isEmpty
        ? "validator \(shown(context.validatorName)) has no trust roots"
        : "validator \(shown(context.validatorName)) has \(list(names.map(shown)))",
      at: context.validator?.place)
    if name == "*" {
      return Told(
        code: .trustRootNotDefined,
        message: "3.3 takes \"*\" for the name of a trust root, and there is none of that name",
        evidence: ruleEvidence + [
          known, Evidence("in 3.9 it means that every key must have signed"),
        ],
        remedies: [Remedy("name one trust root in the rule")])
    }
    guard isNamed else {
      return Told(
        code: .noDefaultTrustRoot,
        message: "the rule names no trust root, and none is named default",
        evidence: ruleEvidence + [
          known, Evidence("a sole trust root is not taken for the default"),
        ],
        remedies: [
          Remedy("name the trust root in the rule (with.trustRoot), or call it default")
        ])
    }
    return Told(
      code: .trustRootNotDefined,
      message: "validator \(shown(context.validatorName)) has no trust root named \(shown(name))",
      evidence: ruleEvidence + [known],
      remedies: [Remedy("add the trust root with its key, or name one that is there")])
  }

  private func keyMalformed(_ name: String) -> Told {
    let root = context.trustRoot(named: name)
    let fault = KeyFault(of: root?.key ?? "", for: context.generation)
    return Told(
      code: .keyMalformed,
      message: "the key of trust root \(shown(name)) cannot be read: \(fault.message)",
      evidence: [
        Evidence("trust root \(shown(name))", at: root?.place), Evidence(fault.generations),
      ],
      remedies: [
        Remedy(fault.remedy),
        Remedy(
          "take the key from the signer, not from the server; the form is",
          lines: ["-----BEGIN PUBLIC KEY-----", "…", "-----END PUBLIC KEY-----"]),
      ])
  }

  private func keyNotVerifying(_ name: String, _ kind: String) -> Told {
    Told(
      code: .unsupportedKeyType,
      message: "trust root \(shown(name)) is \(kind), with which \(context.name) verifies nothing",
      evidence: [
        Evidence("trust root \(shown(name))", at: context.trustRoot(named: name)?.place)
      ],
      remedies: [Remedy("pin an ECDSA key, with which root is signed")])
  }
}

/// What is wrong with the text of a key.
struct KeyFault {
  let message: String
  /// Which generation takes it all the same.
  let generations: String
  let remedy: String

  init(of text: String, for generation: Generation) {
    let neither = "neither generation takes it"
    switch KeyText(text) {
    case .empty:
      self.init("it is empty", neither, "put the signer's public root key there")
    case .privateKey:
      self.init(
        "it is a private key", neither,
        "take it out at once and replace that key; only the public key belongs there")
    case .certificate:
      self.init(
        "it is a certificate", neither,
        "write the public key in it: openssl x509 -in FILE -noout -pubkey")
    case .severalBlocks(let count):
      self.init(
        "there are \(count) keys in one text", "3.3 does, 3.9 does not",
        "make one trust root of each key")
    case .surrounded(_, isBehind: true) where generation == .go:
      self.init(
        "something follows the PEM block", "3.3 does, 3.9 does not",
        "remove what follows the END line, blank lines too")
    case .publicKey where generation == .python, .surrounded where generation == .python,
      .otherCurve where generation == .python,
      .otherBlock("PUBLIC KEY") where generation == .python:
      self.init(
        "it is no key that 3.3 reads, or something stands before the BEGIN line",
        "3.9 takes text before the BEGIN line", "leave nothing but the PEM block")
    case .publicKey, .surrounded, .otherCurve: self.init(block: "PUBLIC KEY", neither)
    case .otherBlock(let label): self.init(block: label, neither)
    case .damaged:
      self.init(
        "its PEM is damaged", neither,
        "look at its indentation and line ends: every line of it belongs under 'key: |'")
    case .bareBase64:
      self.init(
        "it is base64 without the lines of PEM around it", "3.3 takes such keys, 3.9 does not",
        "put the BEGIN and END lines around it")
    case .managed, .noPEM:
      self.init("it is no PEM", neither, "put the signer's public root key there, as PEM")
    }
  }

  private init(block label: String, _ generations: String) {
    self.init(
      "the PEM block \(shown(label)) holds no ECDSA, RSA or Ed25519 public key", generations,
      "write the public key as PUBLIC KEY: openssl pkey -pubin -in FILE")
  }

  private init(_ message: String, _ generations: String, _ remedy: String) {
    self.message = message
    self.generations = generations
    self.remedy = remedy
  }
}
