import Inspector
import TerminalKit

/// Choosing the archive or the folder with which the repository is compared.
enum ComparisonPicker {
  static func open(_ model: inout Model) -> [Effect] {
    guard model.presentation != nil else { return [] }
    show([], in: ".", &model)
    return [.listFolder(".")]
  }

  private static func show(_ items: [Picker.Item], in folder: String, _ model: inout Model) {
    ActionUpdate.show(.picker(Picker(.earlierState(folder: folder), items: items)), &model)
  }

  /// The files of a folder have been listed; the folder itself may be what is meant.
  static func show(_ listing: FolderListing, _ model: inout Model) {
    guard case .picker(let picker) = model.popup, case .earlierState = picker.purpose else {
      return
    }
    let own = Picker.Item(
      title: "./", remark: "compare with this folder", value: listing.folder + "/.")
    show([own] + listing.items, in: listing.folder, &model)
    if let problem = listing.problem { model.notice = Model.Notice(text: problem, isBad: true) }
  }

  /// A folder is opened, a file is compared with; what is typed is a path where nothing of that name is
  /// listed.
  static func take(_ picker: Picker, _ model: inout Model) -> [Effect] {
    let path = picker.selected?.value ?? picker.field.text
    guard !path.isEmpty else { return [] }
    if picker.selected != nil, path.hasSuffix("/") { return [.listFolder(String(path.dropLast()))] }
    model.popup = nil
    let plain = path.hasSuffix("/.") ? String(path.dropLast(2)) : path
    return AsideUpdate.open(.comparison(path: plain), &model)
  }
}
