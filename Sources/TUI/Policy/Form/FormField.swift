import PolicyEditor
import TerminalKit

/// One line of a form, with the control that fits what it holds.
struct FormField: Sendable {
  enum Name: Hashable, Sendable {
    case name, type, approve, host, auth, secret, user, password, registry, cert
    case rootName, key, rootCert
    case pattern, validator, trustRoot, delegations, mode
    case confirmation
    /// What the schema knows and no other field is for, by its path, such as `host.rekor`.
    case member(String)
  }

  enum Control: Sendable {
    /// A line of text, with words that are offered for it.
    case text(TextFieldState, offers: [String])
    /// The same, of which only the length is seen.
    case secret(TextFieldState)
    /// One of several values.
    case choice([Option], Int)
    /// Several lines, such as PEM.
    case lines(TextAreaState)
  }

  /// A value, and how it is called.
  struct Option: Sendable, Equatable {
    let value: String
    let title: String

    init(_ value: String, _ title: String? = nil) {
      self.value = value
      self.title = title ?? value
    }
  }

  let name: Name
  let label: String
  /// What is to be known where it is filled in.
  let help: String
  var control: Control
  /// As what it is written.
  var form = Form.text

  /// What a value is in the file.
  enum Form: Sendable {
    case text, boolean, integer, names
    /// PEM, with the line break at its end.
    case block
  }

  init(_ name: Name, _ label: String, _ control: Control, help: String) {
    self.name = name
    self.label = label
    self.control = control
    self.help = help
  }

  static func text(
    _ name: Name, _ label: String, _ text: String?, offers: [String] = [], help: String
  ) -> FormField {
    FormField(name, label, .text(TextFieldState(text ?? ""), offers: offers), help: help)
  }

  static func lines(_ name: Name, _ label: String, _ text: String?, help: String) -> FormField {
    FormField(name, label, .lines(TextAreaState(text ?? "")), help: help)
  }

  /// - Parameter value: one that is none of the options is added to them.
  static func choice(
    _ name: Name, _ label: String, _ options: [Option], _ value: String, help: String
  ) -> FormField {
    var options = options
    if !options.contains(where: { $0.value == value }) { options.append(Option(value)) }
    let index = options.firstIndex { $0.value == value } ?? 0
    return FormField(name, label, .choice(options, index), help: help)
  }

  static func secret(_ name: Name, _ label: String, help: String) -> FormField {
    FormField(name, label, .secret(TextFieldState()), help: help)
  }

  /// The same field for another form of value.
  func written(as form: Form) -> FormField {
    var field = self
    field.form = form
    return field
  }

  /// What is filled in; surrounding white space means nothing.
  var value: String {
    switch control {
    case .text(let field, _): FormField.trimmed(field.text)
    // White space may be a part of a password.
    case .secret(let field): field.text
    case .choice(let options, let index):
      options.indices.contains(index) ? options[index].value : ""
    case .lines(let area): FormField.trimmed(area.text)
    }
  }

  /// The value as it is written; nil where nothing is filled in.
  var content: YAMLContent? {
    let value = value
    guard !value.isEmpty else { return nil }
    return switch form {
    case .text: .text(value)
    case .boolean: .boolean(value == "true")
    case .integer: Int(value).map { .integer($0) } ?? .text(value)
    case .names: .sequence(FormField.names(in: value).map { .text($0) })
    case .block: .text(value + "\n")
    }
  }

  /// The words of a list with commas between them.
  static func names(in list: String) -> [String] {
    list.split(separator: ",").map { String($0.filter { !$0.isWhitespace }) }
      .filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop { $0.isWhitespace }
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }

  /// The lines that the control takes on the screen.
  var height: Int {
    if case .lines(let area) = control { min(max(area.count, 2), 6) } else { 1 }
  }

  /// Chooses the next of several values; what a click does.
  mutating func chooseNext() {
    guard case .choice = control else { return }
    _ = handle(.right)
  }

  // MARK: Keys

  /// Edits as the key says; false if the key is the form's.
  mutating func handle(_ key: Key) -> Bool {
    switch control {
    case .text(var field, let offers):
      if key == .control("n") {
        FormField.complete(&field, offers)
      } else if !field.handle(key) {
        return false
      }
      control = .text(field, offers: offers)
    case .secret(var field):
      guard field.handle(key) else { return false }
      control = .secret(field)
    case .choice(let options, let index):
      guard let step = FormField.step(key), !options.isEmpty else { return false }
      control = .choice(options, (index + step + options.count) % options.count)
    case .lines(var area):
      guard area.handle(key) else { return false }
      control = .lines(area)
    }
    return true
  }

  mutating func paste(_ paste: Paste) {
    switch control {
    case .text(var field, let offers):
      field.paste(paste)
      control = .text(field, offers: offers)
    case .secret(var field):
      field.paste(paste)
      control = .secret(field)
    case .lines(var area):
      area.paste(paste)
      control = .lines(area)
    case .choice: break
    }
  }

  private static func step(_ key: Key) -> Int? {
    switch key {
    case .left, "h": -1
    case .right, "l", " ": 1
    default: nil
    }
  }

  /// Puts the next word that is offered in place of the last one in the list.
  private static func complete(_ field: inout TextFieldState, _ offers: [String]) {
    guard !offers.isEmpty else { return }
    var words = field.text.split(separator: ",", omittingEmptySubsequences: false).map {
      String($0.filter { !$0.isWhitespace })
    }
    let last = words.popLast() ?? ""
    let next: String
    if let index = offers.firstIndex(of: last) {
      next = offers[(index + 1) % offers.count]
    } else {
      next = offers.first { $0.hasPrefix(last) } ?? offers[0]
    }
    field = TextFieldState((words + [next]).joined(separator: ", "))
  }
}
