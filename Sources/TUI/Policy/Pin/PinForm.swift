import Inspector
import NotaryCore
import PolicyEditor
import TerminalKit

/// A root key that is to be pinned: in which validator, under which name, and what speaks for it.
struct PinForm: Sendable {
  let report: TrustReport
  let key: ExactText
  let outline: PolicyOutline
  private let sections: PolicySections
  /// The validators that take root keys, by their places.
  private let validators: [Int]
  var fields: [FormField] = []
  var focus = 0
  /// The first line that is seen, where not all of them fit.
  var top = 0
  var refusal: String?

  static let newName = "\u{0}new"

  /// Nil where no validator takes root keys.
  init?(
    _ key: ExactText, of report: TrustReport, in outline: PolicyOutline, _ sections: PolicySections,
    rule: Rule?
  ) {
    let places = outline.configuration.validators.indices.filter { index in
      if case .notaryV1? = outline.validator(index)?.kind { true } else { false }
    }
    guard !places.isEmpty else { return nil }
    self.report = report
    self.key = key
    self.outline = outline
    self.sections = sections
    validators = Array(places)
    let chosen = rule.flatMap(outline.validator(of:)).flatMap { places.firstIndex(of: $0) } ?? 0
    fields = [
      .choice(
        .validator, "validator",
        places.map { .init("\($0)", outline.validator($0)?.name ?? "without a name") },
        "\(places[chosen])", help: "where the key is pinned")
    ]
    offerNames(preferring: rule?.trustRoot ?? "default")
  }

  var validator: Int { Int(fields[0].value) ?? 0 }

  /// The name under which it is pinned.
  var name: String {
    let chosen = value(.trustRoot)
    return chosen == PinForm.newName ? value(.name) : chosen
  }

  /// What pinning means as it is filled in; nil where it is not possible.
  var plan: PinningPlan? {
    try? PinningPlan(
      of: key, in: report, inValidator: validator, as: name, of: sections,
      under: outline.configuration)
  }

  /// Whether the key really signed the root that is served.
  var signedRoot: Bool { report.chain.rootKeys.first { $0.id == key }?.signedRoot == true }

  private func value(_ name: FormField.Name) -> String {
    fields.first { $0.name == name }?.value ?? ""
  }

  /// The fields that mean something now.
  var shown: [FormField] {
    fields.filter { field in
      switch field.name {
      case .name: value(.trustRoot) == PinForm.newName
      case .confirmation: plan?.needsConfirmation == true
      default: true
      }
    }
  }

  var focused: FormField? { shown.indices.contains(focus) ? shown[focus] : shown.last }

  mutating func move(by step: Int) { focus = min(max(focus + step, 0), shown.count - 1) }

  mutating func handle(_ key: Key) -> Bool {
    guard let name = focused?.name, let index = fields.firstIndex(where: { $0.name == name })
    else { return false }
    guard fields[index].handle(key) else { return false }
    refusal = nil
    if name == .validator { offerNames(preferring: "default") }
    return true
  }

  /// A click goes to a field; where it is there already, it chooses the next of its values.
  mutating func click(_ place: Int) {
    guard shown.indices.contains(place) else { return }
    let isFocused = shown[place].name == focused?.name
    focus = place
    if isFocused, case .choice? = focused?.control { _ = handle(.right) }
  }

  mutating func paste(_ paste: Paste) {
    guard let name = focused?.name, let index = fields.firstIndex(where: { $0.name == name })
    else { return }
    fields[index].paste(paste)
  }

  /// The trust roots of the validator, or a new one.
  private mutating func offerNames(preferring name: String) {
    let names = outline.trustRoots(of: validator).compactMap(\.name)
    let options = names.map { FormField.Option($0) } + [.init(PinForm.newName, "a new one")]
    let fresh = names.contains("default") ? "" : "default"
    fields =
      [fields[0]] + [
        .choice(
          .trustRoot, "trust root", options, names.contains(name) ? name : PinForm.newName,
          help: "whose key is replaced, or a new one beside the others"),
        .text(.name, "name", fresh, help: "what rules call the new trust root"),
        .text(
          .confirmation, "confirm", "",
          help: "the first 8 characters of the key's ID, as the publisher tells them"),
      ]
  }

  /// Why it cannot be pinned as it is filled in.
  var problem: String? {
    guard let plan else { return "this key cannot be pinned" }
    if name.isEmpty { return "a name is needed" }
    if plan.link == .same { return "it is pinned there already" }
    if plan.needsConfirmation, value(.confirmation).lowercased() != plan.confirmation {
      return "type \(plan.confirmation.count) characters of the key's ID to confirm it"
    }
    return nil
  }
}
