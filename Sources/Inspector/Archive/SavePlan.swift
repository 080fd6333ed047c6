public import NotaryCore
public import PolicyEditor

/// Which repositories have to be saved so that images can be inspected and judged from an archive as
/// from their servers.
public struct SavePlan: Sendable {
  /// A repository at the server of validators that sign in there in one way.
  public struct Item: Sendable {
    public let gun: GUN
    /// The roles that rules ask for, whether or not targets declares them.
    public fileprivate(set) var required: Set<RoleName>
    /// The validators' ``PolicyEditor/NotaryValidator/server``; nil where no configuration says whose it is.
    public let validator: NotaryValidator?
    /// The first image that needs it.
    public let image: String
  }

  /// An image of which a Connaisseur asks for no trust data, and why.
  public struct PassedOver: Sendable, Hashable {
    public let image: String
    public let connaisseur: Generation
    public let reason: String
  }

  public private(set) var items: [Item] = []
  public private(set) var passedOver: [PassedOver] = []

  /// The repositories of images, each at its own server.
  public init(_ images: [ImageReference]) {
    for image in images { add(image.gun, for: image.given, [], nil) }
  }

  /// The repositories that each generation asks for, under the GUN that it makes of the image, at the
  /// server of the validator that it chooses, with every role that a rule of that validator requires.
  public init(_ images: [String], by values: Values, generations: [Generation]) {
    let reading = ConfigurationInForce(values).reading
    for generation in generations {
      let configuration = values.configuration(for: generation, reading: reading)
      let policy = Policy(configuration.rules, as: generation)
      for image in images {
        if let reason = take(image, policy, configuration) {
          passedOver.append(PassedOver(image: image, connaisseur: generation, reason: reason))
        }
      }
    }
  }

  /// Why no trust data is asked for; nil where some is.
  private mutating func take(
    _ image: String, _ policy: Policy, _ configuration: Configuration
  ) -> String? {
    guard case .success(let reference) = ConnaisseurReference.read(image, as: policy.generation)
    else { return "the reference is refused" }
    guard let rule = policy.choose(for: reference.name).winner else { return "no rule wins" }
    let name = rule.validator ?? "default"
    guard let validator = configuration.validators.first(where: { $0.name == name }) else {
      return "there is no validator \(shown(name))"
    }
    guard case .notaryV1(let notary) = validator.kind else {
      return "the validator \(shown(name)) reads no trust data of Notary"
    }
    // Another tag of the repository may come under another rule of the same validator.
    let required = configuration.rules.filter { ($0.validator ?? "default") == name }
      .flatMap(\.requiredRoles)
    add(GUN(reference.gun), for: image, required, notary)
    // What `inspect` asks for, where this program reads the image in another way.
    if let own = try? ImageReference(image) { add(own.gun, for: image, [], notary) }
    return nil
  }

  private mutating func add(
    _ gun: GUN, for image: String, _ required: [RoleName], _ validator: NotaryValidator?
  ) {
    let validator = validator?.server
    let key = Key(gun: gun, validator: validator)
    if let index = places[key] {
      items[index].required.formUnion(required)
    } else {
      places[key] = items.count
      items.append(
        Item(gun: gun, required: Set(required), validator: validator, image: image))
    }
  }

  private struct Key: Hashable {
    let gun: GUN
    let validator: NotaryValidator?
  }

  private var places: [Key: Int] = [:]
}
