import TerminalKit
import Testing

private enum Action: Equatable {
  case top, bottom, open, save, remove
}

@Suite("One table of keys drives dispatch, footer and help")
struct KeymapTests {
  private let keymap = Keymap<Action>([
    KeyBinding(.enter, .open, label: "open", help: "Open what is selected"),
    KeyBinding(["gg", KeySequence(.home)], .top, help: "Go to the top"),
    KeyBinding(["G", KeySequence(.end)], .bottom, help: "Go to the bottom"),
    KeyBinding(["dd"], .remove, label: "remove", help: "Remove it"),
    KeyBinding(
      ["w"], .save, label: "save", help: "Save", disabled: "nothing has changed"),
  ])

  private func outcome(_ keys: [Key]) -> String {
    var pending: [Key] = []
    var outcome = ""
    for key in keys {
      switch keymap.match(key, after: pending) {
      case .action(let action):
        outcome = "\(action)"
        pending = []
      case .pending(let keys):
        outcome = "pending"
        pending = keys
      case .disabled(let reason):
        outcome = "disabled: \(reason)"
        pending = []
      case .none:
        outcome = "none"
        pending = []
      }
    }
    return outcome
  }

  @Test("Keys and sequences of keys find their action")
  func dispatch() {
    #expect(outcome([.enter]) == "open")
    #expect(outcome(["g"]) == "pending")
    #expect(outcome(["g", "g"]) == "top")
    #expect(outcome([.home]) == "top")
    #expect(outcome(["x"]) == "none")
  }

  @Test("A sequence that leads nowhere gives its last key a chance of its own")
  func broken() {
    #expect(outcome(["g", .enter]) == "open")
    #expect(outcome(["g", "d"]) == "pending")
    #expect(outcome(["g", "d", "d"]) == "remove")
  }

  @Test("A disabled binding says why")
  func disabled() {
    #expect(outcome(["w"]) == "disabled: nothing has changed")
  }

  @Test("The footer has what is labelled, possible and fits")
  func footer() {
    #expect(keymap.footer(columns: 80).plain == "Enter open  dd remove")
    #expect(keymap.footer(columns: 12).plain == "Enter open")
    #expect(keymap.footer(columns: 9).plain == "dd remove")
    #expect(keymap.footer(columns: 0).plain == "")
  }

  @Test("The help has everything, aligned, with the reasons")
  func help() {
    #expect(
      keymap.help().map(\.plain) == [
        "Enter     Open what is selected", "gg, Home  Go to the top",
        "G, End    Go to the bottom", "dd        Remove it",
        "w         Save (nothing has changed)",
      ])
  }
}
