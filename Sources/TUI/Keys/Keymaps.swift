import PolicyEditor
import Inspector
import TerminalKit

/// The one table of keys: what is done, shown in the footer and told by the help.
enum Keymaps {
  typealias Binding = KeyBinding<Action>

  /// The keys that work where the focus of a model is.
  static func keymap(for model: Model) -> Keymap<Action> {
    Keymap(sections(for: model).flatMap(\.bindings))
  }

  /// The same in groups, as the help shows them.
  static func sections(for model: Model) -> [(title: String, bindings: [Binding])] {
    let own: (title: String, bindings: [Binding]) =
      switch (model.aside, model.overlay) {
      case (let aside?, _):
        (aside.focus == .tree ? aside.kind.title : "The details", self.aside(model, aside))
      case (nil, .file): ("The file", source(model))
      case (nil, .signIn): ("Signing in", signIn(model))
      case (nil, nil):
        switch model.view {
        case .verdict: ("The verdict", verdict(model))
        case .trust: (model.focus == .tree ? "The tree" : "The details", trust(model))
        case .policy: ("The policy", policy(model))
        case .tests: (model.tests.focus == .tree ? "The cases" : "The details", tests(model))
        case .images: ("The images", images(model))
        }
      }
    return [
      own, ("Moving", movement(model)), ("Everywhere", general(model)),
    ]
  }

  // MARK: The views

  private static func verdict(_ model: Model) -> [Binding] {
    let nothing = model.verdict.answer == nil ? "there is no verdict" : nil
    let node = model.verdict.list.selectedNode
    let isLine = node?.place?.position != nil
    let noPlace = node?.place == nil ? "nothing more is to be seen of this line" : nil
    let noFold = node?.children.isEmpty == false ? nil : "there is nothing below this line"
    let own = [
      Binding(
        .enter, .evidence, label: isLine ? "show in file" : "evidence",
        help: "Show the evidence in the Trust view, or the line of the file",
        disabled: nothing ?? noPlace),
      Binding(
        " ", .toggleFold, label: "fold", help: "Fold the line, or open it",
        disabled: nothing ?? noFold),
      Binding(
        "v", .judge, label: "see \(model.verdict.other.rawValue)",
        help: "Put the other Connaisseur in front", disabled: nothing),
      copy(nothing),
    ]
    let input =
      model.hasValues
      ? [filter, image, values(model), cluster(model)]
      : [values(model), cluster(model), filter, image]
    let leading = model.isFromImages ? [back("images", "Go back to the images")] : []
    return leading + own + input
      + [edit(model), registry(model), reload, askSignIn(model), help, quit] + views(model)
  }

  private static func trust(_ model: Model) -> [Binding] {
    let nothing = model.trust.selection == nil ? "nothing is loaded" : nil
    var bindings: [Binding] = []
    if model.focus == .tree {
      if model.departure != nil { bindings.append(back("back", "Go back to the verdict")) }
      bindings += [
        Binding(
          .enter, .open, label: "open", help: "Show the line's details", disabled: nothing),
        Binding(
          " ", .toggleFold, label: "fold", help: "Fold the line, or open it", disabled: nothing),
      ]
    } else {
      bindings.append(back("back", "Cancel loading, or go back to the tree"))
    }
    bindings.append(
      Binding(
        "x", .raw, label: model.trust.showsRaw ? "facts" : "raw JSON",
        help: "Switch between facts and the document with its marks", disabled: nothing))
    if PinUpdate.key(model) != nil {
      bindings.append(
        Binding(
          "P", .pin, label: "pin", help: "Pin the root key under the cursor in a validator",
          disabled: model.editingRefusal))
    }
    let noVerdict = model.verdict.report == nil ? "there is no verdict, so no other judge" : nil
    bindings.append(
      Binding(
        "v", .judge, label: "judge",
        help: "Have it judged by the next: the Notary client, 3.3, 3.9",
        disabled: noVerdict))
    return bindings + [
      copy(nothing), filter, image, reload, askSignIn(model), help, quit, pane, history(model),
      registry(model), values(model), cluster(model), compare(model),
    ] + views(model)
  }

  private static func aside(_ model: Model, _ aside: AsidePane) -> [Binding] {
    let nothing = aside.selected == nil ? "nothing is loaded" : nil
    let isList = aside.focus == .tree
    let first =
      isList
      ? [
        Binding(.enter, .open, label: "open", help: "Show the line's details", disabled: nothing),
        back("back", "Cancel loading, clear the filter, or go back to the view"),
      ] : [back("back", "Cancel loading, clear the filter, or go back to the list")]
    let again = Binding("R", .reload, label: "reload", help: "Ask again")
    return first
      + [
        copy(nothing), filter, again, askSignIn(model), help, quit, pane, history(model),
        registry(model), compare(model),
      ]
      + views(model)
  }

  private static func source(_ model: Model) -> [Binding] {
    [
      back("back", "Go back to where this was asked for"), edit(model), copy(nil), reload, help,
      quit,
    ]
      + views(model)
  }

  private static func signIn(_ model: Model) -> [Binding] {
    [back("back", "Go back to where this was asked for"), copy(nil), reload, help, quit]
      + views(model)
  }

  // MARK: Keys of several views

  /// - Parameter key: another one where `a` does something else.
  static func askSignIn(_ model: Model, key: KeySequence = "a") -> Binding {
    Binding(
      [key], .signIn, label: key == "a" ? "sign-in" : nil,
      help: "Show how signing in went, without secrets",
      disabled: model.traces.isEmpty ? "no server was asked" : nil)
  }

  static func copy(_ nothing: String?) -> Binding {
    Binding(
      [KeySequence("y"), KeySequence("c")], .copy, label: "copy",
      help: "Copy a message, ID, key, digest or document", disabled: nothing)
  }

  static func back(_ label: String?, _ help: String) -> Binding {
    Binding(.escape, .back, label: label, help: help)
  }

  static let filter = Binding(
    "/", .filter, label: "filter", help: "Show only lines that contain a text")
  static let image = Binding("i", .image, label: "image", help: "Inspect another image")
  static let reload = Binding(
    "R", .reload, label: "reload", help: "Read and fetch everything again")
  static let help = Binding("?", .help, label: "help", help: "Show all keys")
  static let quit = Binding("q", .quit, label: "quit", help: "Leave the program")
  static let pane = Binding(
    .tab, .switchPane, label: "pane", help: "Go to the other pane")

  static func history(_ model: Model) -> Binding {
    let isOpen = model.aside?.kind == .history
    let isLoaded = model.presentation != nil
    return Binding(
      "H", .history, label: isOpen ? nil : "history",
      help: "Show the versions of root and what each changed",
      disabled: isOpen ? "it is shown" : isLoaded ? nil : "nothing is loaded")
  }

  static func registry(_ model: Model) -> Binding {
    let isOpen = model.aside?.kind == .registry
    let noRegistry = model.session.hasRegistry ? nil : "the demo has no registry"
    let image = model.session.image
    let noImage =
      image == nil
      ? "no image is inspected"
      : image?.reference == nil ? "this program cannot read the image" : nil
    return Binding(
      "D", .registry, label: isOpen ? nil : "registry",
      help: "Ask the registry what the tag points to now",
      disabled: isOpen ? "it is shown" : noRegistry ?? noImage)
  }

  static func compare(_ model: Model) -> Binding {
    Binding(
      "C", .compare, label: "compare",
      help: "Show what has changed since an archive or a folder has it",
      disabled: model.presentation == nil ? "nothing is loaded" : nil)
  }

  static func values(_ model: Model) -> Binding {
    Binding(
      "f", .values, label: model.hasValues ? nil : "values file",
      help: "Read a file of values, for a verdict by it",
      disabled: model.session.isBuiltIn ? "the demo reads no file but its own" : nil)
  }

  /// - Parameter key: another one where `K` does something else.
  static func cluster(_ model: Model, key: KeySequence = "K") -> Binding {
    Binding(
      [key], .cluster, label: model.view == .verdict && !model.hasValues ? "cluster" : nil,
      help: "Read what runs in a cluster, by kubectl",
      disabled: model.session.isBuiltIn ? "the demo asks no cluster" : nil)
  }

  static func edit(_ model: Model, label: String = "edit") -> Binding {
    let noLine =
      model.lookingReason ?? (model.editPosition == nil ? "this line is of no file" : nil)
    if model.editsDraft {
      return Binding(
        "e", .edit, label: label, help: "Edit the text in your editor, as one step",
        disabled: model.session.hasEditor ? nil : "neither $VISUAL nor $EDITOR is set")
    }
    let isProtected = model.session.isReadOnly ? "the program was started with --read-only" : nil
    let noEditor = model.session.hasEditor ? nil : "neither $VISUAL nor $EDITOR is set"
    return Binding(
      "e", .edit, label: label, help: "Open the editor on the line of the file",
      disabled: noEditor ?? noLine ?? isProtected)
  }

  static func views(_ model: Model) -> [Binding] {
    // Where the views are named on top, the footer has better uses.
    let isNamed = Layout(model).tabs.rows > 0
    return Model.ViewName.allCases.map { view in
      Binding(
        .character(Character("\(view.rawValue)")), view.action,
        label: isNamed || view == model.view ? nil : view.title.lowercased(),
        help: "Go to the \(view.title) view")
    }
  }

  // MARK: Moving

  private static func movement(_ model: Model) -> [Binding] {
    let isVerdict = model.view == .verdict && model.overlay == nil && model.aside == nil
    return [
      Binding([KeySequence(.up), KeySequence("k")], .up, help: "A line up"),
      Binding([KeySequence(.down), KeySequence("j")], .down, help: "A line down"),
      Binding(
        [KeySequence(.left), KeySequence("h")], .fold,
        help: isVerdict ? "Fold" : "Fold, or scroll left"),
      Binding(
        [KeySequence(.right), KeySequence("l")], .unfold,
        help: isVerdict ? "Unfold" : "Unfold, or scroll right"),
      Binding([KeySequence(.pageUp), KeySequence(.control("b"))], .pageUp, help: "A page up"),
      Binding(
        [KeySequence(.pageDown), KeySequence(.control("f"))], .pageDown, help: "A page down"),
      Binding(.control("u"), .halfPageUp, help: "Half a page up"),
      Binding(.control("d"), .halfPageDown, help: "Half a page down"),
      Binding([KeySequence(.home), "gg"], .top, help: "To the first line"),
      Binding([KeySequence(.end), KeySequence("G")], .bottom, help: "To the last line"),
    ]
  }

  private static func general(_ model: Model) -> [Binding] {
    let noFilter = model.activeFilter.isEmpty ? "no filter is set" : nil
    let bindings = [
      Binding("n", .nextMatch, help: "To the next line that matches", disabled: noFilter),
      Binding("N", .previousMatch, help: "To the line before that matches", disabled: noFilter),
      Binding(["zM"], .foldAll, help: "Fold everything"),
      Binding(["zR"], .unfoldAll, help: "Unfold everything"),
      Binding(":", .commands, help: "Call a command by its name"),
      Binding(
        [":wq"], .saveAndQuit, help: "Save, and leave the program", disabled: model.savingRefusal),
      Binding([":q!"], .quitAnyway, help: "Leave the program without saving"),
    ]
    let isTold =
      model.overlay != nil || model.aside != nil
      || (model.view == .trust && (model.focus == .detail || model.departure != nil))
      || (model.view == .policy && model.policy.focus != .list)
      || (model.view == .tests && model.tests.focus != .tree)
      || (model.view == .images && model.images.focus != .list)
      || (model.view == .verdict && model.isFromImages)
    return bindings
      + (isTold
        ? [] : [back(nil, "Close a popup, cancel loading, clear the filter, or go back")])
  }
}
