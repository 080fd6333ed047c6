public import PolicyEditor

extension NotaryValidator {
  /// What tells which server is asked, and who asks: validators of which this is the same get the same
  /// answers, and those of which it is not may get others.
  ///
  /// Neither keys have a say in that, nor what only Connaisseur makes of an answer.
  public var server: NotaryValidator {
    var server = self
    server.trustRoots = []
    server.isACR = false
    switch authentication {
    case .inline, .secret, nil: break
    // This program signs in with nothing, whatever the reason why the validator does.
    case .keychain, .incomplete, .unused, .unusable: server.authentication = nil
    }
    return server
  }
}
