/// The validators and the policy of a file, as they can be edited: those of a values.yaml of the chart,
/// at `application`, or of a configuration as Connaisseur reads it.
///
/// All numbers count entries from 0, as they stand in the file.
public struct PolicySections: Sendable {
  let document: YAMLDocument
  /// The mapping that holds both sections; nil where the file has none, and `application` is to be
  /// added to the outermost mapping.
  private let home: YAMLValue?
  private let root: YAMLValue

  /// - Throws: why the configuration of this file cannot be edited where it stands.
  public init(of file: Values.File) throws(YAMLEditRefusal) {
    document = file.document
    let found: ValuesValue?
    switch file.content.layout {
    case .values(let values): found = values
    case .configuration(let value), .ignored(let value): found = value
    }
    if let found, !found.text.isFile {
      throw .policy(
        "the configuration is a text within \(file.name), where single values cannot be changed;"
          + " edit the text itself")
    }
    guard let root = found?.value ?? document.roots.first else {
      throw .policy("\(file.name) is empty; write \"application:\" into it first")
    }
    self.root = root
    if case .values = file.content.layout {
      home = root.member(named: "application", by: .helm).flatMap { $0.isNothing ? nil : $0 }
    } else {
      home = root
    }
  }

  public var validators: [ValidatorEntry] {
    entries(of: .validators).enumerated().map {
      ValidatorEntry(index: $0.offset, value: $0.element)
    }
  }

  public var rules: [RuleEntry] {
    entries(of: .policy).enumerated().map { RuleEntry(index: $0.offset, value: $0.element) }
  }

  /// A validator by its number.
  public func validator(_ index: Int) throws(YAMLEditRefusal) -> ValidatorEntry {
    let validators = validators
    guard validators.indices.contains(index) else {
      throw .policy("there is no validator number \(index + 1)")
    }
    return validators[index]
  }

  /// A rule by its number.
  public func rule(_ index: Int) throws(YAMLEditRefusal) -> RuleEntry {
    let rules = rules
    guard rules.indices.contains(index) else {
      throw .policy("there is no rule number \(index + 1)")
    }
    return rules[index]
  }

  /// The rules that use a validator: those that name it and, for the one named `default`, those that
  /// name none.
  public func rules(using validator: String) -> [RuleEntry] {
    rules.filter { ($0.validator ?? "default") == validator }
  }

  func section(_ section: Values.Section) -> YAMLValue? {
    home?.member(named: section.rawValue, by: .helm)
  }

  private func entries(of section: Values.Section) -> [YAMLValue] {
    self.section(section)?.elements ?? []
  }

  /// The changes that put an entry into a section, which is made where it is missing or empty.
  func inserting(
    _ content: YAMLContent, into section: Values.Section, at index: Int?
  ) throws(YAMLEditRefusal) -> [YAMLChange] {
    if let list = self.section(section), !list.isNothing {
      guard list.kind == .sequence else {
        throw .policy("\(section.rawValue) on line \(list.location.line) is no list")
      }
      return [
        .insert(content, into: list.place, at: index ?? YAMLChildren(of: list.resolved).count)
      ]
    }
    if let home { return [home.setting(section.rawValue, to: .sequence([content]))] }
    let sections = YAMLContent.mapping([.init(section.rawValue, .sequence([content]))])
    return [root.setting("application", to: sections)]
  }
}

/// An entry of `validators` as it stands in the file.
public struct ValidatorEntry: Sendable {
  public let index: Int
  public let value: YAMLValue

  public var name: String? { value.text(of: "name") }

  public var trustRoots: [YAMLValue] {
    value.member(named: "trustRoots", by: .helm)?.elements ?? []
  }

  /// What it is called in the name of a step.
  var title: String { name ?? "number \(index + 1)" }
}

/// An entry of `policy` as it stands in the file.
public struct RuleEntry: Sendable {
  public let index: Int
  public let value: YAMLValue

  public var pattern: String? { value.text(of: "pattern") }
  /// As written; nil where it is missing or empty, which stands for `default`.
  public var validator: String? { value.text(of: "validator").flatMap { $0.isEmpty ? nil : $0 } }
  public var trustRoot: String? { options?.text(of: "trustRoot") }
  public var delegations: [YAMLValue] {
    options?.member(named: "delegations", by: .helm)?.elements ?? []
  }

  var options: YAMLValue? {
    value.member(named: "with", by: .helm).flatMap { $0.isNothing ? nil : $0 }
  }

  var title: String { pattern ?? "number \(index + 1)" }
}

extension YAMLValue {
  /// Whether this is null, written or left out.
  var isNothing: Bool { scalarType(by: .helm) == .null }

  func text(of name: String) -> String? { member(named: name, by: .helm)?.string(by: .helm) }

  /// The member of the mapping itself that readers see.
  func ownMember(_ name: String) -> YAMLMember? {
    members.last { !$0.isMerge && $0.name.text == name }
  }

  /// Sets a member of this mapping, which is appended where it is missing.
  func setting(_ name: String, to content: YAMLContent) -> YAMLChange {
    if let member = ownMember(name) { return .set(member.value, to: content) }
    return .append(name, content, to: self)
  }

  /// Removes a member of this mapping; nil where it has none of the name.
  func removing(_ name: String) -> YAMLChange? {
    ownMember(name).flatMap { YAMLChange.remove($0, from: self) }
  }
}
