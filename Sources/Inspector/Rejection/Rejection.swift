public import PolicyEditor

/// A denial that somebody was shown, recognised in whatever form it was pasted: kubectl's error, an
/// event, the response to an admission review, a line of Connaisseur's log, or the bare message,
/// broken into lines by a terminal and with other text around it.
///
/// Reading it is pure and bounded. What is not recognised has the situation
/// ``RejectionSituation/unknown``.
public struct Rejection: Sendable, Hashable {
  /// The most bytes that are read of a text.
  public static let limit = 1 << 20

  /// What was said, on one line, without what kubectl, an event or a log put around it. As it was
  /// pasted where it is not recognised.
  public let message: String
  /// Which Connaisseur says this; nil where both could, or none did.
  public let generation: Generation?
  public let situation: RejectionSituation
  /// The image that the text names; nil where it names none.
  public let image: NamedImage?
  public let facts: Facts
  /// The name of the webhook that denied or could not be called; nil where the text has none.
  public let webhook: String?
  /// The object that was to be made; nil where the text does not say.
  public let object: NamedObject?
  /// Why this was a warning and not a denial; nil where it was a denial, as far as the text says.
  public let leniency: Leniency?

  /// An image as the message has it.
  public struct NamedImage: Sendable, Hashable {
    public let text: String
    /// Whether it is as the manifest writes it: 3.9 does, 3.3 writes the full name that it made of it.
    public let isAsWritten: Bool

    public init(text: String, isAsWritten: Bool) {
      self.text = text
      self.isAsWritten = isAsWritten
    }
  }

  /// What else the message names; nil and empty where it does not.
  public struct Facts: Sendable, Hashable {
    public var validator: String?
    public var role: String?
    /// The pattern of the rule.
    public var rule: String?
    /// The ID of a key.
    public var key: String?
    public var trustRoot: String?
    public var tag: String?
    public var digest: String?
    public var delegations: [String] = []
    /// What a library, a server or the network said.
    public var detail: String?

    public init() {}
  }

  /// The object in whose admission it was said. A log has its kind and name, an event all three.
  public struct NamedObject: Sendable, Hashable {
    public var kind: String?
    public var namespace: String?
    public var name: String?

    public init(kind: String? = nil, namespace: String? = nil, name: String? = nil) {
      self.kind = kind
      self.namespace = namespace
      self.name = name
    }
  }

  /// A setting by which Connaisseur says what is wrong and admits all the same.
  public enum Leniency: String, Sendable, Hashable {
    case detectionMode = "detection-mode"
    /// 3.9's `resourceValidationMode: podsOnly`, for everything but pods.
    case podsOnly = "pods-only"
  }

  /// Reads a text, of which ``limit`` bytes count.
  public init(_ text: String) { self.init(bytes: Array(text.utf8.prefix(Rejection.limit))) }

  /// The same for what may not be UTF-8.
  public init(bytes: [UInt8]) {
    self = RejectionReader.read(Array(bytes.prefix(Rejection.limit)))
  }

  /// The denial in a text; nil where nothing in it is recognised as one.
  public static func recognised(in text: String) -> Rejection? {
    let rejection = Rejection(text)
    return rejection.isRecognised ? rejection : nil
  }

  /// Whether anything but the text itself is known of it.
  public var isRecognised: Bool { situation != .unknown || webhook != nil || generation != nil }

  init(
    message: String, generation: Generation? = nil, situation: RejectionSituation = .unknown,
    image: NamedImage? = nil, facts: Facts = Facts(), webhook: String? = nil,
    object: NamedObject? = nil, leniency: Leniency? = nil
  ) {
    self.message = message
    self.generation = generation
    self.situation = situation
    self.image = image
    self.facts = facts
    self.webhook = webhook
    self.object = object
    self.leniency = leniency
  }
}
