import TerminalKit

/// A box over the screen. It takes all keys.
enum Popup: Sendable {
  case help(TextPaneState)
  case picker(Picker)
  case form(PolicyForm)
  case pin(PinForm)
  case question(Question)
  case note(Note)
  case impact(ImpactPane)
}

extension FolderListing {
  /// The folder above, and what is in this one; the value of a folder ends with a slash.
  var items: [Picker.Item] {
    [Picker.Item(title: "../", remark: "up", value: folder + "/../")]
      + entries.map { entry in
        Picker.Item(
          title: entry.isFolder ? entry.name + "/" : entry.name,
          remark: entry.isFolder ? "folder" : "\(entry.size) bytes",
          value: folder + "/" + entry.name + (entry.isFolder ? "/" : ""))
      }
  }
}

/// A list to choose from, with a field that narrows it or is itself the choice.
struct Picker: Sendable {
  enum Purpose: Sendable {
    case command, image, copy, values
    /// Manifests whose images are judged.
    case manifests
    /// A file that the images are written into.
    case export
    /// A context of kubectl, to read what runs in a namespace of its cluster.
    case context(namespace: String)
    /// A namespace of a context in which a Connaisseur runs.
    case namespace(of: String)
    /// A file with a key or certificate, for a form.
    case keyFile(folder: String)
    /// An archive or a folder that the repository is compared with.
    case earlierState(folder: String)
    /// A manifest whose images are looked at.
    case manifest
    /// Lines that deploy what was saved.
    case deployment
    /// The problems of an edition, by its number.
    case problems(edition: Int)
  }

  struct Item: Equatable, Sendable {
    let title: String
    let remark: String
    /// What choosing it yields: a command's name, an image, a text to copy.
    let value: String
  }

  let purpose: Purpose
  let items: [Item]
  var field = TextFieldState()
  var list: ListState

  init(_ purpose: Purpose, items: [Item], text: String = "") {
    self.purpose = purpose
    self.items = items
    list = ListState(count: items.count)
    field.insert(text)
    list.setCount(shown.count)
  }

  var title: String {
    switch purpose {
    case .command: "Command"
    case .image: "Inspect which image?"
    case .copy: "Copy what?"
    case .values: "Read which file of values?"
    case .context(let namespace):
      "Which context? Namespace \(VisibleText.of(namespace))"
    case .namespace(let context): "In which namespace of \(VisibleText.of(context))?"
    case .manifest: "The images of which manifest?"
    case .manifests: "The images of which manifest or folder?"
    case .export: "Which file? .json is JSON, else text"
    case .deployment: "Saved, not deployed. Copy what?"
    case .problems: "Go to which problem?"
    case .keyFile(let folder): "Take which file? \(VisibleText.of(folder))"
    case .earlierState(let folder):
      "Compare with which archive? \(VisibleText.of(folder))"
    }
  }

  /// The cells of the longest title, up to a bound.
  var titleWidth: Int {
    min(items.reduce(0) { max($0, CharacterWidth.cells(of: $1.title)) }, 48)
  }

  /// The items that contain what is typed.
  var shown: [Item] {
    let match = FilterMatch(field.text)
    return items.filter { match.matches($0.title + " " + $0.remark) }
  }

  var selected: Item? {
    list.selection.flatMap { shown.indices.contains($0) ? shown[$0] : nil }
  }

  private var canComplete: Bool {
    switch purpose {
    case .command, .image, .values: true
    case .context, .namespace, .copy, .keyFile, .earlierState, .manifest, .manifests, .export,
      .deployment, .problems:
      false
    }
  }

  /// A key for the field or the list. Every letter is text.
  mutating func handle(_ key: Key) {
    switch key {
    case .up: list.move(by: -1)
    case .down: list.move(by: 1)
    case .pageUp: list.pageUp()
    case .pageDown: list.pageDown()
    case .control("n"): list.move(by: 1)
    case .control("p"): list.move(by: -1)
    case .tab:
      if canComplete, let selected {
        field = TextFieldState()
        field.insert(selected.title)
        list.setCount(shown.count)
      }
    default:
      if field.handle(key) {
        list.setCount(shown.count)
        list.moveToTop()
      }
    }
  }
}
