import NotaryCore
public import PolicyEditor

/// Validators, trust roots and rules in a few words, as a list has them.
extension Validator {
  /// The type as it is written, `?` where there is none.
  public var typeName: String {
    switch kind {
    case .notaryV1: "notaryv1"
    case .static: "static"
    case .notEvaluated(let type): VisibleText.of(type, limit: 20)
    case .unknown(let type): type.map { VisibleText.of($0, limit: 20) } ?? "?"
    }
  }

  /// Where a validator asks, or what a static one answers.
  public var address: String {
    switch kind {
    case .notaryV1(let notary): notary.host.map { VisibleText.of($0, limit: 200) } ?? ""
    case .static(let approve?): approve ? "admits everything" : "denies everything"
    case .static(nil): "says neither yes nor no"
    case .notEvaluated: "not evaluated here"
    case .unknown: "no type of Connaisseur's"
    }
  }

  /// What else is worth a column; empty where there is nothing.
  public var summary: String {
    guard case .notaryV1(let notary) = kind else { return "" }
    let count = notary.trustRoots.count
    let roots = count == 1 ? "1 trust root" : "\(count) trust roots"
    return notary.authentication == nil ? roots : roots + ", signs in"
  }
}

extension TrustRoot {
  /// The key by its short ID, or what is wrong with it.
  public var keySummary: Span {
    guard let text = key, !text.isEmpty else {
      switch substitute {
      case "cert"?: return Span("a certificate in place of a key")
      case "keyless"?: return Span("identities in place of a key")
      default: return Span("no key", .bad)
      }
    }
    guard let key = TrustRootKey.read(self), let id = key.canonicalID else {
      return Span(problem(of: text), .bad)
    }
    return Span("\(id.rawValue.prefix(8))  \(key.summary)")
  }

  /// The key in PEM, where it is a public key.
  public var publicPEM: String? { TrustRootKey.read(self)?.pem }

  private func problem(of text: String) -> String {
    do throws(PublicKeyFileProblem) {
      _ = try PublicKeyFile.keys(in: Array(text.utf8))
      return "a key of a kind that is not known here"
    } catch {
      switch error {
      case .privateKey: return "a private key: it does not belong here"
      case .noBlock: return "not a public key in PEM"
      case .otherBlock(let type, _): return "a \(VisibleText.of(type, limit: 40)), not a public key"
      case .damaged, .unreadable, .tooManyBlocks: return "a public key that cannot be read"
      }
    }
  }
}

extension Rule {
  /// What the rule asks for beside its validator; empty where it is nothing special.
  public var requirements: [Span] {
    var words: [Span] = []
    if let trustRoot { words.append(Span(trustRoot)) }
    if let delegations, !delegations.isEmpty {
      words.append(Span("signed by \(delegations.joined(separator: ", "))"))
    }
    if let mode, mode != "mutate" { words.append(Span("mode \(mode)", .warning)) }
    return words
  }
}

extension Values.Section {
  public var title: String {
    switch self {
    case .validators: "Validators"
    case .policy: "Rules"
    }
  }
}
