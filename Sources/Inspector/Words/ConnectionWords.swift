import NotaryCore

/// Why a server's certificate is not trusted, with the facts that tell one reason from another.
extension CertificateFailure {
  var message: String {
    switch reason {
    case .unknownAuthority(let issuer):
      "the server's certificate is not trusted: its issuer \(named(issuer)) is not among"
        + " \(authorities.words)"
    case .untrustedRoot(let subject):
      "the server's certificate is not trusted: its root \(named(subject)) is not among"
        + " \(authorities.words)"
    case .selfSigned:
      "the server's certificate is self-signed, and not among \(authorities.words)"
    case .expired(let index):
      "\(owner(index)) expired\(chain[safe: index]?.notAfter.map { " on \(DateWords.minute($0))" } ?? "")"
    case .notYetValid(let index):
      "\(owner(index)) is not valid"
        + (chain[safe: index]?.notBefore.map { " before \(DateWords.minute($0))" } ?? " yet")
    case .otherName:
      "the server's certificate is for \(chain.first?.nameWords ?? "other names"), not for"
        + " \(VisibleText.of(host, limit: 100))"
    case .unusableAuthorities:
      "there is no certificate that can be read in \(authorities.words)"
    case .other(let detail):
      "the server's certificate is not trusted: \(VisibleText.of(detail, limit: 300))"
    }
  }

  var remedy: String {
    switch reason {
    case .unknownAuthority, .untrustedRoot, .selfSigned:
      switch authorities {
      case .system: "give the CA that signed it with --cacert FILE"
      case .file: "give the CA that signed it: --cacert takes the place of the system's roots"
      case .validator:
        "put the CA that signed it into the validator's cert, which takes the place of the system's"
          + " roots"
      }
    case .expired: "whoever runs the server renews the certificate"
    case .notYetValid:
      "check this machine's clock; else whoever runs the server mends the certificate"
    case .otherName:
      "ask for a name that it has; where that name leads elsewhere from here, with --connect-to"
    case .unusableAuthorities: "give PEM certificates"
    case .other: "whoever runs the server mends the certificate"
    }
  }

  private func named(_ name: String) -> String { "'\(VisibleText.of(name, limit: 120))'" }

  /// Whose certificate it is, by its place in the chain.
  private func owner(_ index: Int) -> String {
    switch index {
    case 0: "the server's certificate"
    case chain.indices:
      "the certificate of \(named(chain[index].subject ?? "an authority")), by which the server's is"
        + " signed,"
    default: "a certificate among \(authorities.words)"
    }
  }
}

extension CertificateAuthorities.Origin {
  /// As in `not among the system's roots`.
  var words: String {
    switch self {
    case .system: "the system's roots"
    case .file(let path): "the certificates of --cacert \(VisibleText.of(path, limit: 120))"
    case .validator: "the certificates of the validator's cert"
    }
  }
}

extension ServerCertificate {
  /// `a.example, b.example and 12 more`; the subject where it has no names.
  var nameWords: String {
    guard !names.isEmpty else {
      return "no name (its subject is '\(VisibleText.of(subject ?? "", limit: 120))')"
    }
    let shown = names.prefix(6).map { VisibleText.of($0, limit: 80) }
    let rest = nameCount - shown.count
    return rest > 0 ? "\(shown.joined(separator: ", ")) and \(rest) more" : list(shown)
  }

  /// What it says in a few lines: whose it is and for what, by whom, from when to when, and its
  /// fingerprint.
  var lines: [String] {
    let print = "sha256 \(Hexadecimal.text(of: fingerprint))"
    guard let subject, let issuer, let notBefore, let notAfter else {
      return ["a certificate that cannot be read", print]
    }
    var lines = ["subject '\(VisibleText.of(subject, limit: 120))'"]
    if !names.isEmpty { lines[0] += ", for \(nameWords)" }
    lines.append("issuer '\(VisibleText.of(issuer, limit: 120))'")
    lines.append("from \(DateWords.minute(notBefore)) to \(DateWords.minute(notAfter))")
    return lines + [print]
  }
}

extension TLSFailure {
  var message: String {
    switch reason {
    case .notTLS: "the port does not speak TLS: what it answers is something else"
    case .version: "the server and this program have no version of TLS in common"
    case .alert(let number): "the server refuses TLS with alert \(number)\(Self.name(of: number))"
    case .closed: "the server closed the connection before TLS stood"
    case .other: "TLS failed: \(VisibleText.of(detail, limit: 300))"
    }
  }

  var remedy: String {
    switch reason {
    case .notTLS: "if it speaks plain http, ask with http://; else check the port"
    case .version: "whoever runs the server lets it speak TLS 1.2 or 1.3"
    case .alert, .closed, .other: "check the port; then look at the server's log"
    }
  }

  /// The alerts that people meet (RFC 8446, 6.2).
  private static func name(of alert: Int) -> String {
    let names = [
      40: "no common way to speak", 42: "bad certificate", 45: "certificate expired",
      47: "illegal parameter", 48: "unknown authority", 49: "access denied", 70: "protocol version",
      71: "insufficient security", 80: "internal error", 112: "no such name",
      116: "it asks for a client's certificate",
    ]
    return names[alert].map { " (\($0))" } ?? ""
  }
}

extension ProxyFailure {
  var message: String { "\(subject) \(fault)" }

  var remedy: String {
    switch reason {
    case .status(407): "give a user and a password for the proxy in its variable"
    case .nameNotResolved, .refused, .status, .other:
      "check $https_proxy, $http_proxy and $all_proxy; $no_proxy names hosts to ask directly"
    }
  }

  private var subject: String { "the proxy \(VisibleText.of(proxy, limit: 120))" }

  private var fault: String {
    switch reason {
    case .nameNotResolved: "has no address: its name cannot be resolved"
    case .refused(let detail): "cannot be reached: \(VisibleText.of(detail, limit: 200))"
    case .status(407): "asks for credentials (407)"
    case .status(let status): "does not let the connection through: it answered \(status)"
    case .other(let detail): "cannot be used: \(VisibleText.of(detail, limit: 200))"
    }
  }
}

extension Interruption {
  var message: String {
    let end = wasReset ? "reset" : "closed"
    guard let received else { return "the server \(end) the connection without an answer" }
    let size = announced.map { "\(received) of \($0) bytes" } ?? "\(received) bytes"
    return "the server \(end) the connection within the answer, after \(size)"
  }
}

extension Collection {
  /// The element, if there is one.
  fileprivate subscript(safe index: Index) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
