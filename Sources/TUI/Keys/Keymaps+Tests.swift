import Inspector
import TerminalKit

/// The keys of the Tests view.
extension Keymaps {
  static func tests(_ model: Model) -> [Binding] {
    let nothing = model.tests.selected == nil ? "there is no case" : nil
    let isList = model.tests.focus == .tree
    let first =
      isList
      ? Binding(
        .enter, .open, label: "details", help: "Show what was expected, what is, and why",
        disabled: nothing)
      : back("list", "Go back to the cases")
    let noCase = model.tests.run == nil ? nothing : "the suite is being run"
    let noRun = model.tests.file == nil ? "there is nothing to test" : nil
    return [
      first,
      Binding(
        "o", .add, label: "add image",
        help: "Add the current image as a case, as it is decided now",
        disabled: SuiteAdditionUpdate.refusal(model)),
      edit(model, label: "edit case"),
      Binding(
        "R", .reload, label: "run", help: "Read the suite and the policy again, and test",
        disabled: noRun),
      Binding(
        "r", .runCase, label: "run case", help: "Test the case under the cursor again",
        disabled: noCase),
      filter, pane,
      Binding(
        [KeySequence("y"), KeySequence("c")], .copy, label: "copy",
        help: "Copy a case's message, image or explanation", disabled: nothing),
      image, values(model), help, quit,
    ] + views(model)
  }
}
