import Inspector
import PolicyEditor
import TerminalKit

/// A validator, a trust root or a rule to be filled in, new or changed.
struct PolicyForm: Sendable {
  enum Subject: Sendable, Hashable {
    /// Nil for a new one.
    case validator(Int?)
    case trustRoot(validator: Int, Int?)
    /// A new one comes behind the rule of a number, or behind all of them.
    case rule(Int?, behind: Int? = nil)
  }

  let subject: Subject
  let title: String
  /// All fields; ``shown`` are those that mean something together.
  var fields: [FormField]
  /// What was filled in at first.
  let original: [FormField.Name: String]
  private(set) var focus: FormField.Name
  var scroll = BlockScroll()
  /// Whether it is asked what becomes of changes.
  var isAsking = false
  /// Why the changes were not taken.
  var refusal: String?
  /// The types of validators for which a field means something; a field without an entry is for all.
  let scopes: [FormField.Name: Set<String>]
  /// The trust roots of each validator.
  let trustRoots: [String: [String]]
  /// The type of each validator; in the form of a trust root that of its own, without a name.
  let types: [String: String]
  /// The Connaisseur that it is for.
  let version: ConnaisseurVersion
  /// The names that are taken already.
  let taken: Set<String>

  init(
    _ subject: Subject, title: String, fields: [FormField],
    scopes: [FormField.Name: Set<String>] = [:], taken: Set<String> = [],
    trustRoots: [String: [String]] = [:], types: [String: String] = [:],
    for version: ConnaisseurVersion
  ) {
    self.subject = subject
    self.title = title
    self.fields = fields
    self.scopes = scopes
    self.taken = taken
    self.trustRoots = trustRoots
    self.types = types
    self.version = version
    original = Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.value) })
    focus = fields.first?.name ?? .name
  }

  var isNew: Bool {
    switch subject {
    case .validator(let index), .trustRoot(_, let index), .rule(let index, _): index == nil
    }
  }

  // MARK: Fields

  func value(_ name: FormField.Name) -> String {
    fields.first { $0.name == name }?.value ?? ""
  }

  func isChanged(_ name: FormField.Name) -> Bool { value(name) != original[name] }

  var isChanged: Bool { fields.contains { isChanged($0.name) } }

  /// The type of validator that the form is about; where a rule's is not there, as if it were notaryv1.
  var type: String {
    switch subject {
    case .validator: value(.type)
    case .trustRoot: types[""] ?? "notaryv1"
    case .rule: types[value(.validator).isEmpty ? "default" : value(.validator)] ?? "notaryv1"
    }
  }

  /// The fields that mean something with what the others say.
  var shown: [FormField] { fields.filter { isInScope($0.name) && isAsked($0.name) } }

  private func isInScope(_ name: FormField.Name) -> Bool {
    guard let scope = scopes[name] else { return true }
    // An option that stands there can be removed, whatever it means.
    if case .rule = subject, original[name]?.isEmpty == false { return true }
    return scope.contains(type)
  }

  private func isAsked(_ name: FormField.Name) -> Bool {
    switch name {
    case .secret: value(.auth) == "secret"
    case .user, .password, .registry: value(.auth) == "inline"
    default: true
    }
  }

  var focused: FormField? { fields.first { $0.name == focus } }

  mutating func move(by step: Int) {
    let shown = shown
    guard let index = shown.firstIndex(where: { $0.name == focus }), !shown.isEmpty else {
      focus = shown.first?.name ?? focus
      return
    }
    focus = shown[min(max(index + step, 0), shown.count - 1)].name
  }

  mutating func setFocus(_ name: FormField.Name) { focus = name }

  /// Changes the field that has the cursor; whether the key was one of its own.
  mutating func handle(_ key: Key) -> Bool {
    guard let index = fields.firstIndex(where: { $0.name == focus }) else { return false }
    let isHandled = fields[index].handle(key)
    if isHandled { changed() }
    return isHandled
  }

  /// Chooses the next value of the field that has the cursor, where it is one of several.
  mutating func chooseNext() {
    guard let index = fields.firstIndex(where: { $0.name == focus }) else { return }
    fields[index].chooseNext()
    changed()
  }

  mutating func paste(_ paste: Paste) {
    guard let index = fields.firstIndex(where: { $0.name == focus }) else { return }
    fields[index].paste(paste)
    changed()
  }

  /// Offers words for a field of text.
  mutating func offer(_ words: [String], for name: FormField.Name) {
    guard let index = fields.firstIndex(where: { $0.name == name }),
      case .text(let state, _) = fields[index].control
    else { return }
    fields[index].control = .text(state, offers: words)
  }

  /// Puts a text into a field, such as that of a file that was chosen.
  mutating func fill(_ name: FormField.Name, with text: String) {
    guard let index = fields.firstIndex(where: { $0.name == name }) else { return }
    fields[index].control = .lines(TextAreaState(text))
    changed()
  }

  private mutating func changed() {
    refusal = nil
    offerTrustRoots()
  }

  /// The trust roots that can be chosen are those of the validator that is.
  private mutating func offerTrustRoots() {
    guard let index = fields.firstIndex(where: { $0.name == .trustRoot }),
      case .choice(let before, _) = fields[index].control
    else { return }
    let current = fields[index].value
    let options = PolicyForm.trustRootOptions(
      trustRoots[value(.validator).isEmpty ? "default" : value(.validator)] ?? [],
      allowsAll: before.contains { $0.value == "*" })
    let field = fields[index]
    fields[index] = .choice(
      .trustRoot, field.label, options, options.contains { $0.value == current } ? current : "",
      help: field.help)
  }

  static func trustRootOptions(_ names: [String], allowsAll: Bool) -> [FormField.Option] {
    [FormField.Option("", "(none: default)")] + names.map { FormField.Option($0) }
      + (allowsAll ? [FormField.Option("*", "* (all of them)")] : [])
  }
}
