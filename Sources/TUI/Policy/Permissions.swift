import Inspector
import PolicyEditor

/// What may be changed and written, decided in one place.
extension Model {
  /// Why the configuration is only looked at; nil where it is a file's.
  var lookingReason: String? {
    guard case .cluster? = session.place else { return nil }
    return "what runs is only read; f opens the file that 'helm get values' gives"
  }

  /// Why single values of the configuration cannot be changed; nil where they can.
  var editingRefusal: String? {
    if let lookingReason { return lookingReason }
    if policy.outline == nil { return "no file of values is read" }
    if policy.edition?.values.files.last?.holdsText == true {
      return "the configuration is a text within the file; e edits it"
    }
    return nil
  }

  /// Why nothing can be written; nil where it can.
  var savingRefusal: String? {
    if let lookingReason { return lookingReason }
    if session.isBuiltIn { return "the demo writes nothing" }
    if session.isReadOnly { return "the program was started with --read-only" }
    if policy.changedDrafts.values.contains(where: { $0.file == "-" }) {
      return "standard input cannot be written"
    }
    return nil
  }
}
