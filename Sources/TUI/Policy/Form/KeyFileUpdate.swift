import Inspector
import TerminalKit

/// Filling a field of a form from a file: a folder's files to choose from, then the file's text.
enum KeyFileUpdate {
  /// The most bytes of a file of keys or certificates.
  static let limit = 256 << 10

  static func ask(for form: PolicyForm, _ model: inout Model) -> [Effect] {
    model.policy.waitingForm = form
    show([], in: ".", &model)
    return [.listFolder(".")]
  }

  private static func show(_ items: [Picker.Item], in folder: String, _ model: inout Model) {
    ActionUpdate.show(.picker(Picker(.keyFile(folder: folder), items: items)), &model)
  }

  /// The files of a folder have been listed.
  static func show(_ listing: FolderListing, _ model: inout Model) {
    guard case .picker(let picker) = model.popup, case .keyFile = picker.purpose else { return }
    show(listing.items, in: listing.folder, &model)
    if let problem = listing.problem { model.notice = Model.Notice(text: problem, isBad: true) }
  }

  /// A folder is opened, a file is read; what is typed is a path where nothing of that name is listed.
  static func take(_ picker: Picker, _ model: inout Model) -> [Effect] {
    let path = picker.selected?.value ?? picker.field.text
    guard !path.isEmpty else { return [] }
    return path.hasSuffix("/") ? [.listFolder(String(path.dropLast()))] : [.readKeyFile(path)]
  }

  /// Esc goes back to the form.
  static func close(_ model: inout Model) {
    guard let form = model.policy.waitingForm else {
      model.popup = nil
      return
    }
    model.policy.waitingForm = nil
    PolicyFormUpdate.show(form, &model)
  }

  static func fill(_ text: Result<String, PathProblem>, _ model: inout Model) {
    guard var form = model.policy.waitingForm, let field = form.focused else { return }
    switch text {
    case .success(let text):
      form.fill(field.name, with: text)
      model.policy.waitingForm = nil
      PolicyFormUpdate.show(form, &model)
    case .failure(let problem):
      model.notice = Model.Notice(text: problem.sentence, isBad: true)
    }
  }
}
