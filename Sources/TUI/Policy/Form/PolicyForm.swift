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
  /// The trust roots of each validator.
  let trustRoots: [String: [String]]
  /// The names that are taken already.
  let taken: Set<String>

  init(
    _ subject: Subject, title: String, fields: [FormField], taken: Set<String> = [],
    trustRoots: [String: [String]] = [:]
  ) {
    self.subject = subject
    self.title = title
    self.fields = fields
    self.taken = taken
    self.trustRoots = trustRoots
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

  /// The fields that mean something with what the others say.
  var shown: [FormField] {
    fields.filter { field in
      switch field.name {
      case .approve: value(.type) == "static"
      case .host, .auth, .cert, .rootName: value(.type) == "notaryv1"
      case .key: fields.contains { $0.name == .type } ? value(.type) == "notaryv1" : true
      case .secret: value(.type) == "notaryv1" && value(.auth) == "secret"
      default: true
      }
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

  mutating func paste(_ paste: Paste) {
    guard let index = fields.firstIndex(where: { $0.name == focus }) else { return }
    fields[index].paste(paste)
    changed()
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
