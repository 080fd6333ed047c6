public import PolicyEditor

/// The workloads of a Kubernetes manifest: YAML of several documents, JSON, a `List`, what
/// `kubectl get -o json` prints, or an AdmissionReview.
public struct Manifest: Sendable {
  /// As it was named.
  public let file: String
  /// In the order of the file.
  public let workloads: [Workload]
  /// What runs no containers, or is nothing that is known here.
  public let passedOver: [PassedOver]
  /// The namespaces that it describes; they are passed over, too.
  public let namespaces: [NamespaceLabel]
  /// Whether it is a file, so that its lines can be looked up; otherwise a cluster's answer.
  public let isFile: Bool

  /// Objects of one kind that were not looked at.
  public struct PassedOver: Sendable, Hashable {
    /// Nil for what has no kind.
    public let kind: String?
    public let count: Int
  }

  /// A namespace, with the label that tells Connaisseur's webhook to look at it or not.
  public struct NamespaceLabel: Sendable, Hashable {
    public let name: String
    /// Nil where it has no such label.
    public let value: String?

    static let key = "securesystemsengineering.connaisseur/webhook"
  }

  /// Bounds on what is read.
  public struct Limits: Sendable {
    public var bytes = 64 << 20
    /// Open collections.
    public var depth = 100
    /// Values of the whole file, aliases put in place.
    public var values = 5_000_000
    public var objects = 50_000
    public var images = 100_000

    public init() {}
  }

  /// Reads a manifest.
  ///
  /// - Parameter file: its name, or where it is from if it is none.
  /// - Throws: ``ManifestError``; the whole file is refused where a part of it cannot be read.
  public init(
    file: String, bytes: [UInt8], isFile: Bool = true, limits: Limits = Limits()
  ) throws(ManifestError) {
    let roots = try ManifestNode.roots(of: bytes, file: file, limits: limits)
    var reader = ManifestReader(limits: limits)
    try reader.read(roots)
    self.file = file
    self.isFile = isFile
    workloads = reader.workloads
    passedOver = reader.passedOver
    namespaces = reader.namespaces
  }

  /// Every image as written, each once, in the order of the file.
  public var images: [String] {
    var seen: Set<String> = []
    return workloads.flatMap(\.containers).compactMap(\.image).filter { seen.insert($0).inserted }
  }
}

/// Why a manifest cannot be read.
public enum ManifestError: Error, Hashable, Sendable {
  case tooLarge(file: String, limit: Int)
  /// A file or folder that is not to be had; the reason is the system's.
  case unreadable(file: String, reason: String)
  case notYAML(file: String, YAMLError)
  /// What begins like JSON and is none, nor YAML.
  case notJSON(file: String, line: Int)
  /// More of something than the limit, which is named: objects or images.
  case tooMany(file: String, what: String, limit: Int)
}
