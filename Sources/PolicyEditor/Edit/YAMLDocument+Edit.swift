extension YAMLDocument {
  /// Turns changes into an edit that is proved, and the document after it.
  ///
  /// What is written looks like its surroundings. The edited text is read again and compared with
  /// what was wanted; where the nicest way of writing does not stand, more cautious ones are tried.
  ///
  /// - Throws: why the changes cannot be made, and which other places they would change.
  public func edit(
    _ name: String, _ changes: [YAMLChange]
  ) throws(YAMLEditRefusal) -> (edit: YAMLEdit, document: YAMLDocument) {
    let plan = try YAMLPlan(changes, of: self)
    try YAMLNames(plan: plan).check()
    var failure: YAMLError?
    for isCautious in [false, true] {
      let splices = try YAMLSplicer(plan: plan, isCautious: isCautious).splices()
      for repaired in YAMLFinalLine(self).repairs(of: splices) {
        let edit = YAMLEdit(name, splices: repaired, in: bytes)
        do throws(YAMLError) {
          let (edited, region) = try applying(edit)
          var proof = YAMLProof(plan, edited: edited)
          if proof.holds(in: region) { return (edit, edited) }
        } catch {
          failure = failure ?? error
        }
      }
    }
    let places = YAMLReach(plan: plan).places
    if !places.isEmpty { throw .changesElsewhere(places) }
    if let failure, failure.isLimit { throw .notYAML(failure) }
    throw .cannotBeWritten(location(of: plan.firstOffset))
  }
}

extension YAMLPlan {
  /// Where the first change stands.
  fileprivate var firstOffset: Int {
    let indices = Array(contents.keys) + lists.keys
    return indices.map { Int(document.nodes[$0].fullStart) }.min() ?? 0
  }
}

extension YAMLError {
  fileprivate var isLimit: Bool {
    switch reason {
    case .tooLarge, .tooDeep, .tooManyValues, .aliasesExpandTooFar, .outOfMemory: true
    default: false
    }
  }
}

/// A text without a line break at its end, whose last scalar may be a block scalar: what becomes of
/// the end changes that scalar, unless its header says otherwise.
private struct YAMLFinalLine {
  let document: YAMLDocument

  init(_ document: YAMLDocument) { self.document = document }

  /// The splices as they are, and with repairs of the last line.
  func repairs(of splices: [YAMLSplice]) -> [[YAMLSplice]] {
    guard let last = document.bytes.last, last != 0x0A, last != 0x0D else { return [splices] }
    let newline = YAMLSplice.insert(
      YAMLLayout(document, near: []).lineBreak, at: document.bytes.count)
    let strip = document.stripOffset.map { [YAMLSplice.insert([UInt8(ascii: "-")], at: $0)] } ?? []
    return [splices, splices + strip, splices + [newline], splices + strip + [newline]]
  }
}

extension YAMLDocument {
  /// Where `-` makes of a block scalar that ends the text, without a line break, one that stays the
  /// same in front of others; nil where there is none.
  var stripOffset: Int? {
    guard let last = nodes.last, last.style == .literal || last.style == .folded,
      Int(last.end) == bytes.count, bytes.last != 0x0A, bytes.last != 0x0D
    else { return nil }
    return Int(last.start) + 1
  }
}
