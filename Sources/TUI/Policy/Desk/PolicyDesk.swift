import Inspector
public import PolicyEditor

/// The files of values while they are edited, and the order of the steps in all of them.
public struct PolicyDesk: Sendable {
  /// In the order in which Helm is given the files.
  public private(set) var drafts: [PolicyDraft]
  /// The files of each step that can be taken back, the last step at the end.
  private var done: [[Int]] = []
  /// The same of those that were taken back.
  private var undone: [[Int]] = []

  public init(_ drafts: [PolicyDraft]) { self.drafts = drafts }

  /// Whether some file holds another text than the one that is edited.
  var isChanged: Bool { drafts.contains(where: \.isChanged) }

  /// What the files mean together, as they are edited.
  func values() throws(PolicyRefusal) -> Values {
    do throws(ValuesError) {
      return try Values.load(documents: drafts.map { ($0.file, $0.document) })
    } catch {
      throw PolicyRefusal(error.message)
    }
  }

  /// The file of a name; the last where there are several.
  func index(of file: String) -> Int? { drafts.lastIndex { $0.file == file } }

  // MARK: Steps

  /// Changes a file; whether there was anything to change.
  mutating func make(
    in file: Int, _ change: (inout PolicyDraft) throws(PolicyRefusal) -> Void
  ) throws(PolicyRefusal) -> Bool {
    guard drafts.indices.contains(file) else { return false }
    let before = drafts[file].bytes
    try change(&drafts[file])
    guard drafts[file].bytes != before else { return false }
    done.append([file])
    undone = []
    return true
  }

  /// Makes what changes several files one step; whether there was anything to change.
  mutating func makeTogether(
    _ changes: (inout PolicyDesk) throws(PolicyRefusal) -> Void
  ) throws(PolicyRefusal) -> Bool {
    var copy = self
    try changes(&copy)
    let steps = copy.done[done.count...]
    guard !steps.isEmpty else { return false }
    copy.done = done + [steps.flatMap { $0 }]
    self = copy
    return true
  }

  /// Takes back the last step; its name, or nil where there is none.
  mutating func undo() -> String? {
    guard let files = done.popLast() else { return nil }
    undone.append(files)
    return files.reversed().compactMap { drafts[$0].undo()?.name }.last
  }

  /// Makes the step again that was taken back last.
  mutating func redo() -> String? {
    guard let files = undone.popLast() else { return nil }
    done.append(files)
    return files.compactMap { drafts[$0].redo()?.name }.first
  }

  var nameOfUndo: String? { done.last?.first.flatMap { drafts[$0].history.last?.name } }
  var nameOfRedo: String? { undone.last?.first.flatMap { drafts[$0].history.next?.name } }

  // MARK: What is on disk

  /// A file holds this text now, because it was saved.
  mutating func markSaved(_ file: Int, _ bytes: [UInt8]) {
    guard drafts.indices.contains(file) else { return }
    drafts[file].markSaved(bytes)
  }
}

/// Why something is not done, in a sentence without a full stop.
struct PolicyRefusal: Error, Equatable {
  let sentence: String

  /// - Parameter sentence: may quote what strangers wrote.
  init(_ sentence: String) { self.sentence = VisibleText.of(sentence) }
}

/// A step of editing, made when what stands in the file is known.
typealias StepMaker = (PolicySections) throws(YAMLEditRefusal) -> PolicyStep

extension YAMLDocument {
  /// Whether nothing but comments stands there.
  fileprivate var isEmpty: Bool {
    roots.first.map { $0.kind == .scalar && $0.rawBytes.isEmpty } ?? true
  }
}

extension PolicyDraft {
  /// Makes steps, each in what the one before it left, as one that can be taken back.
  ///
  /// - Parameter name: of the step, where there are several.
  mutating func make(_ steps: [StepMaker], as name: String) throws(PolicyRefusal) {
    do throws(YAMLEditRefusal) {
      if document.isEmpty { return try begin(steps, as: name) }
      if steps.count == 1 {
        try make(try steps[0](try sections()))
        return
      }
      try makeTogether(steps, as: name)
    } catch {
      throw PolicyRefusal(error.sentence)
    }
  }

  private mutating func makeTogether(
    _ steps: [StepMaker], as name: String
  ) throws(YAMLEditRefusal) {
    var copy = self
    for step in steps { try copy.make(try step(try copy.sections())) }
    do throws(YAMLError) {
      try replaceText(copy.bytes, name.isEmpty ? copy.history.last?.name ?? "" : name)
    } catch {
      throw .notYAML(error)
    }
  }

  /// The same in a file without a value, whose comments stay on top.
  private mutating func begin(_ steps: [StepMaker], as name: String) throws(YAMLEditRefusal) {
    let gap: [UInt8] = bytes.isEmpty || bytes.last == 0x0A ? [] : [0x0A]
    var begun: PolicyDraft
    do throws(YAMLError) {
      begun = try PolicyDraft(file: file, bytes: bytes + gap + Array("application:\n".utf8))
    } catch {
      throw .notYAML(error)
    }
    try begun.makeTogether(steps, as: name)
    do throws(YAMLError) {
      try replaceText(begun.bytes, begun.history.last?.name ?? name)
    } catch {
      throw .notYAML(error)
    }
  }

  func sections() throws(YAMLEditRefusal) -> PolicySections {
    guard let file = try? values().files.first else {
      throw .policy("what is edited is no configuration")
    }
    return try PolicySections(of: file)
  }
}
