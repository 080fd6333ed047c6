import PolicyEditor

/// How a validator signs in, as steps of editing.
extension PolicyForm {
  /// Of a new validator, or one that signed in otherwise; nil for nothing.
  var newAuthentication: YAMLContent? {
    switch value(.auth) {
    case "secret": .mapping([.init("secretName", .text(value(.secret)))])
    case "keychain": .mapping([.init(keychainName, .boolean(true))])
    case "inline":
      .mapping(
        [.init("username", .text(value(.user))), .init("password", .text(value(.password)))]
          + (type == "cosign" ? text(.registry).map { [.init("registry", $0)] } ?? [] : []))
    default: nil
    }
  }

  func authenticationSteps(_ index: Int) -> [StepMaker] {
    guard !isChanged(.auth) else {
      return [PolicyForm.setting("auth", to: newAuthentication, ofValidator: index)]
    }
    var changes: [(String, FormField.Name)] = []
    switch value(.auth) {
    case "secret": changes = [("secretName", .secret)]
    // A password that is left empty stays as it is.
    case "inline":
      changes = [("username", .user), ("registry", .registry)]
      if !value(.password).isEmpty { changes.append(("password", .password)) }
    default: break
    }
    return changes.filter { isChanged($0.1) }.map { member, name in
      PolicyForm.setting(path: ["auth", member], to: text(name), ofValidator: index)
    }
  }

  /// Cosign's keychain had another name before 3.4.
  private var keychainName: String {
    version.generation == .python ? "k8sKeychain" : "useKeychain"
  }
}
