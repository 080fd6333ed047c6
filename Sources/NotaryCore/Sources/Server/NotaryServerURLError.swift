/// Why a text is not the URL of a Notary server.
public enum NotaryServerURLError: Error, Hashable, Sendable {
  case empty
  /// A scheme other than http and https.
  case scheme
  /// A user or password, which belongs into the options for credentials.
  case credentials
  case query
  case fragment
  /// No host, or one with characters that no host name has.
  case host
  /// Not a number from 1 to 65535.
  case port
  /// A `.` or `..` component.
  case path
  /// A character that may not stand in a path unescaped.
  case character(Unicode.Scalar)

  init(_ fault: HTTPURL.Fault) {
    self =
      switch fault {
      case .scheme: .scheme
      case .credentials: .credentials
      case .fragment: .fragment
      case .host: .host
      case .port: .port
      case .character(let scalar): .character(scalar)
      }
  }
}
