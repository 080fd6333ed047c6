import PolicyEditor
import Inspector
import TerminalKit

/// The keys of the Policy view.
extension Keymaps {
  static func policy(_ model: Model) -> [Binding] {
    let nothing = model.policy.outline == nil ? "no file of values is read" : nil
    let locked = model.editingRefusal
    let isEditable = locked == nil
    var bindings: [Binding] = []
    if model.policy.focus != .list { bindings.append(back("list", "Go back to the list")) }
    bindings += [
      Binding(
        .enter, .open, label: isEditable ? "edit" : "open",
        help: isEditable
          ? "Change what is under the cursor in a form" : "Go to the details of the line",
        disabled: nothing),
      Binding(
        "x", .tryOut, label: "try", help: "Type an image to see which rule wins",
        disabled: nothing),
      Binding(
        .tab, .switchPane, label: "pane", help: "Go to the details, the file, the list",
        disabled: nothing),
      Binding(
        " ", .toggleFold, help: "Show the trust roots of a validator, or hide them",
        disabled: nothing),
    ]
    return bindings + lint(model) + editing(model, locked) + saving(model, nothing)
      + [
        values(model), cluster(model, key: ":cluster"), askSignIn(model, key: ":sign-in"),
        edit(model, label: "text"),
        copyOnly(nothing), filter, image, reload, help,
        quit,
      ] + views(model)
  }

  private static func lint(_ model: Model) -> [Binding] {
    let problems = model.policy.problems
    let none =
      problems == nil
      ? "problems are still looked for"
      : problems?.all.isEmpty == true ? "there are no problems" : nil
    let fix = model.policy.fixable
    let noFix =
      model.policy.shownProblems.isEmpty
      ? "there is no problem under the cursor" : "what is to be done is for you to decide"
    return [
      Binding(
        "F", .fix, label: fix == nil ? nil : "fix",
        help:
          "Mend the problem under the cursor\(fix?.fix.map { ": \(VisibleText.of($0, limit: 60))" } ?? "")",
        disabled: none ?? (fix == nil ? noFix : model.editingRefusal)),
      Binding(
        "]", .nextProblem, label: none == nil ? "problem" : nil, help: "To the next problem",
        disabled: none),
      Binding("[", .previousProblem, help: "To the problem before", disabled: none),
      Binding("L", .problems, help: "List all problems", disabled: none),
      Binding(
        "v", .judge, help: "Look for problems by the next version: 3.9, 3.3, both",
        disabled: model.policy.outline == nil ? "no file of values is read" : nil),
    ]
  }

  private static func saving(_ model: Model, _ nothing: String?) -> [Binding] {
    let isChanged = model.policy.unsaved != nil
    let noServer =
      ConnectionTestUpdate.isPossible(model) ? nothing : "this line leads to no Notary server"
    return [
      Binding(
        "w", .save, label: isChanged ? "save" : nil, help: "Show what will be written, then save",
        disabled: nothing ?? model.savingRefusal),
      Binding(
        "D", .difference, help: "Show what is unsaved",
        disabled: isChanged ? nil : "nothing is unsaved"),
      Binding(
        "I", .impact, label: isChanged ? "impact" : nil,
        help: "Show what becomes of images by what is unsaved",
        disabled: model.lookingReason ?? nothing),
      Binding(
        "t", .testConnection, help: "Ask the validator's server for the root of an image",
        disabled: noServer),
    ]
  }

  private static func editing(_ model: Model, _ locked: String?) -> [Binding] {
    let pane = model.policy
    let noEntry =
      locked ?? (pane.selection?.isSection == false ? nil : "this line is no validator and no rule")
    func named(_ name: String?) -> String {
      name.map { ": " + VisibleText.of($0, limit: 60) } ?? ""
    }
    let undo = pane.desk?.nameOfUndo
    let redo = pane.desk?.nameOfRedo
    return [
      Binding(
        "o", .add, label: "add", help: "Add a rule, validator or trust root", disabled: locked),
      Binding(
        "a", .addTrustRoot, help: "Add a trust root to the validator", disabled: noEntry),
      Binding(
        [KeySequence("dd")], .remove, label: "remove", help: "Remove what is under the cursor",
        disabled: noEntry),
      Binding(
        [KeySequence("yy")], .yank, help: "Take what is under the cursor to be copied",
        disabled: noEntry),
      Binding(
        "p", .put, help: "Put a copy behind the line",
        disabled: locked ?? (pane.yanked == nil ? "nothing was taken with yy" : nil)),
      Binding("K", .moveUp, help: "Move it up", disabled: noEntry),
      Binding("J", .moveDown, help: "Move it down", disabled: noEntry),
      Binding(
        "u", .undo, label: undo == nil ? nil : "undo",
        help: "Take the last step back\(named(undo))",
        disabled: locked ?? (undo == nil ? "nothing was changed" : nil)),
      Binding(
        .control("r"), .redo, help: "Make it again\(named(redo))",
        disabled: locked ?? (redo == nil ? "nothing was taken back" : nil)),
    ]
  }

  /// Where `y` belongs to `yy`.
  private static func copyOnly(_ nothing: String?) -> Binding {
    Binding(
      "c", .copy, help: "Copy a name, key, pattern or place to the clipboard", disabled: nothing)
  }
}
