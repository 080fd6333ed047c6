public import Inspector
public import PolicyEditor

/// The files of values at one moment of their being edited. Two are the same where their numbers are.
public struct PolicyEdition: Sendable, Equatable {
  public let number: Int
  public let values: Values
  let reading: Values.Reading

  public init(number: Int, _ values: Values) {
    self.number = number
    self.values = values
    reading = ConfigurationInForce(values).reading
  }

  public static func == (left: PolicyEdition, right: PolicyEdition) -> Bool {
    left.number == right.number
  }

  func outline(as generation: Generation) -> PolicyOutline {
    PolicyOutline(values, reading: reading, as: generation)
  }
}

/// What is found out about an edition away from the loop, because it takes longer than a key may.
public struct PolicyStudy: Sendable {
  public let number: Int
  /// The texts, secrets masked.
  let texts: [ConfigurationText]
  /// The rules, compiled.
  let policies: [Generation: Policy]

  public init(of edition: PolicyEdition) {
    number = edition.number
    texts = ConfigurationText.all(of: edition.values)
    policies = Dictionary(
      uniqueKeysWithValues: Generation.allCases.map { generation in
        let rules = edition.values.configuration(for: generation, reading: edition.reading).rules
        return (generation, Policy(rules, as: generation))
      })
  }
}

/// An image that is to be held against the rules of an edition.
public struct TryOutInquiry: Sendable, Equatable {
  public let image: String
  /// The edition's.
  public let number: Int
  let policies: [Generation: Policy]

  public static func == (left: TryOutInquiry, right: TryOutInquiry) -> Bool {
    left.image == right.image && left.number == right.number
  }

  public var answer: TryOut { TryOut(image, by: policies) }
}
