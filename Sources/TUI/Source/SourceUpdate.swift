/// What actions do while a file of configuration is shown.
enum SourceUpdate {
  static func perform(_ action: Action, _ model: inout Model) {
    model.source?.text.perform(action)
  }
}
