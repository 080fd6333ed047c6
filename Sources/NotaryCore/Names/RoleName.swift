/// The name of a TUF role: one of the four base roles, or a delegation such as `targets/releases`.
///
/// Any text is kept, because documents are written by strangers; ``isValid`` says whether Notary
/// would take it.
public struct RoleName: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let rawValue: String

  public init(_ rawValue: String) { self.rawValue = rawValue }

  public static let root = RoleName("root")
  public static let timestamp = RoleName("timestamp")
  public static let snapshot = RoleName("snapshot")
  public static let targets = RoleName("targets")
  /// The delegation that `docker trust` signs into, and that Docker reads first.
  public static let releases = RoleName("targets/releases")

  /// The base roles in the order in which they are reported.
  public static let base: [RoleName] = [.root, .timestamp, .snapshot, .targets]

  public var description: String { rawValue }

  /// One of the four base roles.
  public var isBase: Bool { RoleName.base.contains(self) }

  /// A name that Notary takes for a delegation: `targets/` and then `[-a-z0-9_/]+`, in all at most
  /// 255 bytes, with no empty, `.` or `..` component (notary 0.7, `data.IsDelegation`).
  public var isDelegation: Bool {
    let bytes = rawValue.utf8
    guard bytes.count < 256, rawValue.hasPrefix("targets/"), !rawValue.hasSuffix("/") else {
      return false
    }
    var previous = UInt8(ascii: "/")
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        break
      case UInt8(ascii: "/"):
        if previous == byte { return false }
      default:
        return false
      }
      previous = byte
    }
    return true
  }

  /// A base role or a delegation.
  public var isValid: Bool { isBase || isDelegation }

  /// The role that delegates to this one: `targets/a` for `targets/a/b`, `targets` for
  /// `targets/a`, and root for every base role but root itself.
  public var parent: RoleName? {
    if self == .root { return nil }
    guard let slash = lastSlash else { return .root }
    return RoleName(String(rawValue[..<slash]))
  }

  /// The last component: `alice` for `targets/alice`.
  public var lastComponent: String {
    guard let slash = lastSlash else { return rawValue }
    return String(rawValue[rawValue.utf8.index(after: slash)...])
  }

  private var lastSlash: String.Index? { rawValue.utf8.lastIndex(of: UInt8(ascii: "/")) }

  public static func == (left: RoleName, right: RoleName) -> Bool {
    ExactText(left.rawValue) == ExactText(right.rawValue)
  }

  public func hash(into hasher: inout Hasher) { ExactText(rawValue).hash(into: &hasher) }

  public static func < (left: RoleName, right: RoleName) -> Bool {
    left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
  }
}
