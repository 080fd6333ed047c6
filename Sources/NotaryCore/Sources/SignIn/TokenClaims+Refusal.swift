extension TokenClaims {
  /// Why a server may refuse the token, by what the token says of itself; nil where it looks right.
  ///
  /// - Parameters:
  ///   - request: for what it was asked.
  ///   - moment: now, by the clock of the server.
  func fault(for request: TokenRequest, at moment: Instant) -> String? {
    if let expires, expires < moment { return "its token ran out at \(expires.rfc3339)" }
    if let notBefore, notBefore > moment {
      return "its token is good from \(notBefore.rfc3339) on, which is to come"
    }
    if let service = request.service, !audience.isEmpty, !audience.contains(service) {
      return "its token is for '\(audience[0].prefix(100))', not for '\(service.prefix(100))'"
    }
    guard let access else { return nil }
    let isGranted = access.contains { one in
      one.actions.contains { action in
        action == "*"
          || request.scopes.contains {
            $0.hasPrefix("\(one.type):\(one.name):") && $0.hasSuffix(action)
          }
      }
    }
    return isGranted ? nil : "its token allows nothing here: the token service gave no such access"
  }
}
