import TerminalKit

/// One line of a form, with the control that fits what it holds.
struct FormField: Sendable {
  enum Name: String, Sendable {
    case name, type, approve, host, auth, secret, cert, rootName, key
    case pattern, validator, trustRoot, delegations, mode
    case confirmation
  }

  enum Control: Sendable {
    /// A line of text, with words that are offered for it.
    case text(TextFieldState, offers: [String])
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

  /// What is filled in; surrounding white space means nothing.
  var value: String {
    switch control {
    case .text(let field, _): FormField.trimmed(field.text)
    case .choice(let options, let index):
      options.indices.contains(index) ? options[index].value : ""
    case .lines(let area): FormField.trimmed(area.text)
    }
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
