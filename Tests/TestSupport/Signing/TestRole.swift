public import NotaryCore

/// What a role of a ``TestRepository`` holds, and who may sign it.
public struct TestRole: Sendable {
  /// The keys that the document above lists for this role.
  public var signers: [TestSigner]
  public var threshold: Int
  /// The keys that do sign, if not ``signers``.
  public var signedBy: [TestSigner]?
  public var version = 1
  public var expires: Instant
  /// The tags of targets and delegations.
  public var targets: [String: TestTarget]
  /// The paths of a delegation.
  public var paths: [String] = [""]
  /// There is a file.
  public var isServed = true
  /// The snapshot lists the file of this delegation.
  public var isInSnapshot = true

  /// It expires a number of days after ``TestRepository/now``; by default three years.
  public init(
    signers: [TestSigner], threshold: Int = 1, targets: [String: TestTarget] = [:],
    days: Int64 = 3 * 365
  ) {
    self.signers = signers
    self.threshold = threshold
    self.targets = targets
    expires = TestRepository.now.adding(seconds: days * 86_400)
  }

  var thresholdJSON: TestJSON {
    [
      "keyids": .array(signers.map { .string($0.id.rawValue) }),
      "threshold": .number(threshold),
    ]
  }

  func content(type: String) -> TestJSON {
    [
      "_type": .string(type), "expires": .string(expires.rfc3339), "version": .number(version),
    ]
  }
}

/// What a tag, or an entry of a snapshot, says about a content.
public struct TestTarget: Sendable {
  public var json: TestJSON

  /// The hashes and the length of a content.
  public init(_ content: [UInt8]) {
    json = [
      "hashes": [
        "sha256": .string(Base64.encode(Digest.sha256(content))),
        "sha512": .string(Base64.encode(Digest.sha512(content))),
      ],
      "length": .number(content.count),
    ]
  }

  public init(_ content: String) { self.init(Array(content.utf8)) }
}
