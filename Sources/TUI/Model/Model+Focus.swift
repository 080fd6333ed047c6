import Inspector
import NotaryCore
import PolicyEditor
import TerminalKit

extension Model {
  /// The filter of the view, or of what is shown over it.
  var activeFilter: FilterMatch {
    if let aside { return aside.filter }
    return switch view {
    case .verdict: verdict.list.filter
    case .trust: trust.filter
    case .policy: policy.filter
    case .tests: tests.filter
    case .images: images.filter
    }
  }

  mutating func setFilter(_ text: String) {
    guard aside == nil else {
      aside?.setFilter(text)
      return
    }
    switch view {
    case .verdict: verdict.list.setFilter(text)
    case .trust: trust.setFilter(text)
    case .policy: policy.changeList { $0.setFilter(text) }
    case .tests: tests.setFilter(text)
    case .images: images.setFilter(text)
    }
  }

  /// Whether keys are typed into the try-out line.
  var isTryingOut: Bool { view == .policy && overlay == nil && policy.tryOut.isTyped }

  /// How signing in went for what the view shows; none where nobody signs in.
  var traces: [AuthenticationTrace] {
    if let aside { return [aside.trace].compactMap { $0 } }
    let loaded = [presentation?.report.trace].compactMap { $0 }
    if view == .policy, let tested = policy.trace { return [tested] + loaded }
    guard view == .verdict, let decided = verdict.report?.explanation.traces, !decided.isEmpty
    else { return loaded }
    return decided
  }

  /// Whether the editor is given the text as it is edited, and not the file itself.
  var editsDraft: Bool {
    policy.desk != nil && view != .tests
      && (view == .policy && overlay == nil || !policy.changedDrafts.isEmpty)
  }

  /// The line of a file that the editor would open; nil where the cursor is on none, or on a file
  /// that is not one, such as standard input.
  var editPosition: (file: String, line: Int)? {
    let position: (file: String, line: Int)? =
      if let source = overlay?.file {
        (source.file.name, source.line)
      } else if view == .verdict, let place = verdict.list.selectedNode?.place?.position {
        (place.file, place.line)
      } else if view == .tests, let place = tests.selected?.test.position {
        (place.file, place.line)
      } else {
        nil
      }
    guard let position, position.file != "-",
      session.files.contains(position.file) || position.file == tests.file,
      !session.isBuiltIn
    else { return nil }
    return position
  }
}
