public import NotaryCore

/// Why a source cannot be used as it was asked for.
extension NotaryServerSource.Failure {
  public var message: String {
    switch self {
    case .credentialsInTheClear(let server):
      "credentials are not sent to \(VisibleText.of(server)) over plain http; use https"
    }
  }
}

extension CertificateAuthorities.FileError {
  public var message: String {
    switch self {
    case .missing(let path): "\(VisibleText.of(path)): there is no such file"
    case .tooLarge(let path): "\(VisibleText.of(path)): too large for certificates"
    case .unreadable(let path, let detail):
      "\(VisibleText.of(path)): \(VisibleText.of(detail))"
    case .noCertificate(let path):
      "\(VisibleText.of(path)): there is no PEM block 'CERTIFICATE' in it"
    }
  }
}

extension ConnectTo.Fault {
  public var message: String {
    switch self {
    case .parts(let count):
      "it takes HOST:PORT:HOST:PORT, and \(count == 1 ? "this is one part" : "these are \(count) parts")"
        + "; an IPv6 address stands in brackets"
    case .host(let host): "'\(VisibleText.of(host, limit: 100))' is no host"
    case .port(let port): "'\(VisibleText.of(port, limit: 100))' is no port"
    }
  }
}

extension DockerConfig.Failure {
  public var message: String {
    switch self {
    case .unreadable(let path, let detail):
      "\(VisibleText.of(path)): \(VisibleText.of(detail))"
    case .tooLarge(let path): "\(VisibleText.of(path)): too large for Docker's configuration"
    case .notJSON(let path, let error): "\(VisibleText.of(path)): not JSON: \(error.message)"
    case .wrongMember(let path, let member):
      "\(VisibleText.of(path)): '\(VisibleText.of(member, limit: 120))' is not what Docker writes"
    }
  }
}
