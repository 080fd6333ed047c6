extension LintEdit {
  /// Puts another text in place of a scalar. Nil where it is not one of the file itself.
  static func replacing(_ place: LintPlace?, with text: String, name: String) -> LintEdit? {
    place.flatMap(scalar).map { value in
      LintEdit(
        file: value.text.file, step: PolicyStep(name, [.set(value.value, to: .text(text))]))
    }
  }

  /// Gives a member another name; the place is that of its name.
  static func renaming(_ place: LintPlace?, to name: String) -> LintEdit? {
    place.flatMap(scalar).map { value in
      let old = value.value.text ?? ""
      return LintEdit(
        file: value.text.file,
        step: PolicyStep("rename \(old) to \(name)", [.rename(value.value.place, name)]))
    }
  }

  /// Makes a text of a scalar that YAML takes for something else.
  static func quoting(_ place: LintPlace?) -> LintEdit? {
    replacing(
      place, with: place?.value?.value.text ?? "", name: "put it in quotation marks")
  }

  private static func scalar(at place: LintPlace) -> ValuesValue? {
    guard let value = place.value, value.text.isFile, !value.value.isAlias,
      value.value.kind == .scalar
    else { return nil }
    return value
  }
}
