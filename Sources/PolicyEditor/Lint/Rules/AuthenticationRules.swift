/// How validators sign in.
enum AuthenticationRules {
  static func check(_ context: LintContext, _ findings: inout LintFindings) {
    for validator in context.validators {
      guard let auth = validator.members["auth"] else { continue }
      if auth.isNull {
        findings.add(
          .emptyAuth, at: auth.place, "auth of \(validator.title) is empty: it signs in as nobody",
          fix: "name a secret: auth: {secretName: NAME}, or remove auth")
      }
      guard auth.isMapping else { continue }
      let members = auth.membersByName
      if let password = members["password"], let place = password.place,
        context.text(password)?.isEmpty == false
      {
        findings.add(
          .passwordInFile, at: place,
          "a password stands in the file, and in Helm's record of the release",
          fix: "make a secret of it and name that: auth: {secretName: NAME}")
      }
      checkParts(of: auth, members, validator, &findings)
    }
  }

  private static func checkParts(
    of auth: ConfigurationNode, _ members: [String: ConfigurationNode],
    _ validator: LintedValidator, _ findings: inout LintFindings
  ) {
    let parts = ["username", "password"].filter { members[$0].map { !$0.isNull } ?? false }
    let hasOther = members["secretName"] != nil
    if hasOther, parts.count == 2 {
      findings.add(
        .conflictingKeys, .warning, at: members["username"]?.place,
        "auth of \(validator.title) has a user and a password beside a secret: the chart takes the"
          + " secret for the pod and the password for the configuration",
        fix: "keep one of the two")
    }
    guard parts.count == 1, let present = parts.first else { return }
    let missing = present == "username" ? "password" : "username"
    findings.add(
      .incompleteAuth, hasOther ? .warning : .error, at: members[present]?.place,
      "auth of \(validator.title) has a \(present) and no \(missing)",
      fix: hasOther ? "remove the \(present)" : "add the \(missing), or name a secret")
  }
}
