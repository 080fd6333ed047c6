import Inspector
import PolicyEditor

/// What is to be said of a field while it is filled in.
extension PolicyForm {
  /// A remark, and whether the form cannot be taken with it.
  struct Remark: Equatable {
    let text: String
    let tone: Tone
    let blocks: Bool
  }

  func remark(on field: FormField) -> Remark? {
    switch field.name {
    case .name: return nameRemark(field.value)
    case .rootName where value(.key).isEmpty && value(.rootCert).isEmpty: return nil
    case .rootName where field.value.isEmpty: return bad("a trust root needs a name")
    case .pattern: return patternRemark(field.value)
    case .key: return type == "notaryv1" ? keyRemark(field.value) : nil
    case .secret where field.value.isEmpty: return bad("the secret needs a name")
    case .user where field.value.isEmpty: return bad("a user is needed")
    case .password: return passwordRemark(field.value)
    default:
      guard case .integer = field.form, !field.value.isEmpty, Int(field.value) == nil else {
        return nil
      }
      return bad("a whole number is needed")
    }
  }

  /// The first field that keeps the form from being taken.
  var blocking: (field: FormField, remark: Remark)? {
    for field in shown {
      if let remark = remark(on: field), remark.blocks { return (field, remark) }
    }
    return nil
  }

  private func bad(_ text: String) -> Remark { Remark(text: text, tone: .bad, blocks: true) }

  private func nameRemark(_ name: String) -> Remark? {
    if name.isEmpty { return isNew || isChanged(.name) ? bad("a name is needed") : nil }
    return taken.contains(name) && isChanged(.name) ? bad("there is another of this name") : nil
  }

  private func passwordRemark(_ password: String) -> Remark? {
    if password.isEmpty, original[.auth] != "inline" { return bad("a password is needed") }
    return Remark(
      text: "everybody who reads the file reads it: a secret is better", tone: .warning,
      blocks: false)
  }

  private func patternRemark(_ pattern: String) -> Remark? {
    if pattern.isEmpty { return bad("a pattern is needed") }
    let policy = Policy([Rule(index: 0, pattern: pattern)], as: .go)
    guard policy.choose(for: "index.docker.io/a/b:c").failure?.cause == .badPattern else {
      return nil
    }
    return Remark(
      text: "3.9 cannot compile this pattern, and dies of it", tone: .warning, blocks: false)
  }

  private func keyRemark(_ text: String) -> Remark? {
    if text.isEmpty {
      return value(.type) == "notaryv1"
        ? Remark(text: "without a key nothing can be verified", tone: .warning, blocks: false)
        : bad("a key is needed")
    }
    guard isChanged(.key) else { return nil }
    do throws(PinnedKeyRefusal) {
      let key = try PinnedKey(text: Array(text.utf8))
      let summary = TrustRoot(name: nil, key: key.pem).keySummary
      return Remark(text: "key \(summary.text)", tone: .good, blocks: false)
    } catch {
      return bad(error.sentence)
    }
  }
}
