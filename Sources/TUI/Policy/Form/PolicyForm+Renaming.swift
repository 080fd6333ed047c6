import Inspector
import PolicyEditor

/// What a new name means for rules that stand in another file.
extension PolicyForm {
  /// Renames what the form renames in the rules of a file; nil where rules do not use it, or nothing is
  /// renamed.
  func renaming(in outline: PolicyOutline) -> StepMaker? {
    guard isChanged(.name), let old = original[.name], !old.isEmpty else { return nil }
    let name = value(.name)
    switch subject {
    case .validator(let index?):
      // Of several validators of one name the first is used.
      let first = outline.configuration.validators.firstIndex { $0.name == old }
      guard first == index else { return nil }
      return { (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
        sections.renameInRules(validator: old, to: name)
      }
    case .trustRoot(let validator, let index?):
      let roots = outline.trustRoots(of: validator)
      guard let user = outline.validator(validator)?.name,
        roots.firstIndex(where: { $0.name == old }) == index
      else { return nil }
      return { (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
        sections.renameInRules(trustRoot: old, ofValidator: user, to: name)
      }
    default: return nil
    }
  }
}
