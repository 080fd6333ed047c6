public import PolicyEditor

/// Validators and rules of a configuration as one list: each in the order of its file, the trust roots
/// of a validator below it.
///
/// What an item says is made when it is asked for, so that a list of ten thousand rules costs what a
/// screen of them costs.
public struct PolicyOutline: Sendable {
  /// A line of the list, by its place in the configuration.
  public enum Item: Hashable, Sendable {
    case section(Values.Section)
    case validator(Int)
    case trustRoot(validator: Int, Int)
    case rule(Int)

    public var isSection: Bool {
      if case .section = self { true } else { false }
    }
  }

  public let configuration: Configuration
  /// The Connaisseur in whose eyes this is the configuration.
  public let generation: Generation
  /// Where each section comes from.
  public let origins: [Values.Section: Values.Origin]

  public init(_ values: Values, reading: Values.Reading, as generation: Generation) {
    configuration = values.configuration(for: generation, reading: reading)
    self.generation = generation
    origins = Dictionary(
      uniqueKeysWithValues: Values.Section.allCases.map {
        ($0, values.origin(of: $0, for: generation, reading: reading))
      })
  }

  /// All lines, those below a validator where it is open.
  ///
  /// - Parameter open: the names of validators.
  public func items(open: Set<String>) -> [Item] {
    var items: [Item] = [.section(.validators)]
    for (index, validator) in configuration.validators.enumerated() {
      items.append(.validator(index))
      guard open.contains(validator.name ?? "") else { continue }
      items += trustRoots(of: index).indices.map { .trustRoot(validator: index, $0) }
    }
    items.append(.section(.policy))
    items += configuration.rules.indices.map { .rule($0) }
    return items
  }

  // MARK: What an item is

  public func validator(_ index: Int) -> Validator? {
    configuration.validators.indices.contains(index) ? configuration.validators[index] : nil
  }

  public func rule(_ index: Int) -> Rule? {
    configuration.rules.indices.contains(index) ? configuration.rules[index] : nil
  }

  public func trustRoots(of validator: Int) -> [TrustRoot] {
    guard let validator = self.validator(validator) else { return [] }
    guard case .notaryV1(let notary) = validator.kind else { return validator.otherTrustRoots }
    return notary.trustRoots
  }

  public func trustRoot(_ index: Int, of validator: Int) -> TrustRoot? {
    let roots = trustRoots(of: validator)
    return roots.indices.contains(index) ? roots[index] : nil
  }

  /// The validator that a rule asks for, by its place; nil where there is none of that name.
  public func validator(of rule: Rule) -> Int? {
    configuration.validators.firstIndex { $0.name == rule.validator ?? "default" }
  }

  /// The rules that use a validator or a trust root; none for anything else.
  public func rules(using item: Item) -> [Rule] {
    switch item {
    case .section, .rule: return []
    case .validator(let index): return configuration.rules.filter { validator(of: $0) == index }
    case .trustRoot(let validator, let index):
      let names = [trustRoot(index, of: validator)?.name ?? "", "*"]
      return configuration.rules.filter {
        self.validator(of: $0) == validator && names.contains($0.trustRoot ?? "default")
      }
    }
  }

  /// Where an item stands; nil for what is the chart's own.
  public func position(of item: Item) -> SourcePosition? {
    switch item {
    case .section(let section):
      switch origins[section] {
      case .file(let position), .deleted(let position): position
      case .chart, .absent, nil: nil
      }
    case .validator(let index): validator(index)?.position
    case .trustRoot(let validator, let index): trustRoot(index, of: validator)?.position
    case .rule(let index): rule(index)?.position
    }
  }

  /// What a filter looks through.
  public func text(of item: Item) -> String {
    switch item {
    case .section: return ""
    case .validator(let index):
      guard let validator = validator(index) else { return "" }
      return [validator.name ?? "", validator.typeName, validator.address].joined(separator: " ")
    case .trustRoot(let validator, let index): return trustRoot(index, of: validator)?.name ?? ""
    case .rule(let index):
      guard let rule = rule(index) else { return "" }
      let words = [rule.pattern, rule.validator ?? "", rule.trustRoot ?? "", rule.mode ?? ""]
      return (words + (rule.delegations ?? [])).joined(separator: " ")
    }
  }
}
