import PolicyEditor
import TerminalKit

/// The keys of the Images view.
extension Keymaps {
  static func images(_ model: Model) -> [Binding] {
    let pane = model.images
    let nothing = pane.audit == nil ? "no manifests are read" : nil
    let noGroup = pane.order.grouping == .none ? "the images are not grouped" : nil
    var bindings: [Binding] = []
    if pane.focus == .detail { bindings.append(back("list", "Go back to the list")) }
    bindings += [
      Binding(
        .enter, .open, label: "open", help: "Show the verdict on the image, or fold the group",
        disabled: nothing),
      Binding(
        "s", .sort, label: "sort",
        help: "Sort by outcome, by name, or as the manifests have them", disabled: nothing),
      Binding(
        "b", .group, label: "group", help: "Group by cause, by namespace, or not at all",
        disabled: nothing),
      Binding(
        " ", .toggleFold, help: "Fold the group, or open it", disabled: nothing ?? noGroup),
      Binding(
        "v", .judge, label: "see \(pane.front == .go ? "3.3" : "3.9")",
        help: "Put the other Connaisseur in front", disabled: nothing),
    ]
    bindings += input(model)
    bindings += [
      Binding(
        "E", .export, label: "export", help: "Write the images into a file, as JSON or text",
        disabled: nothing
          ?? (model.session.isReadOnly ? "the program was started with --read-only" : nil)),
      copy(pane.selected == nil ? "this line is no image" : nil), filter, reload,
      values(model), cluster(model), help, quit, Keymaps.pane,
    ]
    return bindings + views(model)
  }

  /// What images can be taken from.
  private static func input(_ model: Model) -> [Binding] {
    let noValues = model.hasValues ? nil : "there is no configuration to judge by"
    let noCluster = model.clusterInUse == nil ? "no cluster is chosen: K chooses one" : nil
    let isBuiltIn = model.session.isBuiltIn ? "the demo reads nothing but its own" : nil
    return [
      Binding(
        "m", .manifests, label: "manifests",
        help: "Read the images of a manifest, or of a folder of them",
        disabled: isBuiltIn ?? noValues),
      Binding(
        "L", .live, label: model.clusterInUse == nil ? nil : "cluster",
        help: "List the images that run in the chosen cluster",
        disabled: isBuiltIn ?? noValues ?? noCluster),
    ]
  }
}
