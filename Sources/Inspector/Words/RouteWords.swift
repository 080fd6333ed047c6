public import NotaryCore

/// The way to a server, where there is something to say of it.
extension SourceLocation {
  /// The location, with the other address or the proxy by which it is reached, or when and where it
  /// was saved.
  public var words: String {
    var text = text
    if let saved {
      text += ", saved \(DateWords.minute(saved.moment))"
      if let from = saved.from { text += " from \(VisibleText.of(from, limit: 200))" }
    }
    if let address = route.address { text += " by \(address)" }
    if let proxy = route.proxy { text += " by the proxy \(VisibleText.of(proxy, limit: 120))" }
    return text
  }
}

extension SourceRoute {
  /// What nobody may overlook.
  public var warnings: [String] {
    isUnchecked
      ? ["INSECURE: the server's certificate is not checked, so nothing here is verified"] : []
  }
}
