extension UpgradeDraft {
  /// Gives keys of version 2 their names of version 3, wherever they stand.
  mutating func takeVersion3Names() throws(YAMLEditRefusal) {
    try takeImage()
    try takeFeatures()
    var renames = Renames()
    if let application = try application() {
      for validator in application.at(["validators"])?.elements ?? [] {
        renames.add("trust_roots", "trustRoots", in: validator)
        renames.add("is_acr", "isAcr", in: validator)
        if let auth = validator.ownMember("auth")?.value {
          renames.add("secret_name", "secretName", in: auth)
          renames.add("k8s_keychain", "useKeychain", in: auth)
        }
      }
      for rule in application.at(["policy"])?.elements ?? [] {
        if let options = rule.ownMember("with")?.value {
          renames.add("trust_root", "trustRoot", in: options)
        }
      }
    }
    if let alerting = try root().ownMember("alerting")?.value { renames.addAlerting(alerting) }
    try make(renames.changes)
    try takeRekor()
  }

  /// `image: repository:tag` is `image.repository`; the chart knows the tag.
  private mutating func takeImage() throws(YAMLEditRefusal) {
    guard let image = try root().at(["kubernetes", "deployment"])?.ownMember("image"),
      image.value.kind == .scalar, let text = image.value.text, !text.isEmpty
    else { return }
    let name = text.split(separator: "@", maxSplits: 1).first.map(String.init) ?? text
    let slash = name.lastIndex(of: "/") ?? name.startIndex
    let colon = name[slash...].lastIndex(of: ":")
    let repository = colon.map { String(name[..<$0]) } ?? name
    try make([
      (
        .set(image.value, to: .mapping([.init("repository", .text(repository))])),
        "deployment.image is split; the chart's own tag is used"
      )
    ])
  }

  /// Switches that were mappings with `enabled`.
  private mutating func takeFeatures() throws(YAMLEditRefusal) {
    let features = ["application", "features"]
    if let member = try root().at(features)?.ownMember("automaticChildApproval"),
      member.value.kind == .mapping
    {
      let isOn = member.value.member(named: "enabled", by: .helm)?.boolean(by: .python) ?? false
      try collapse(member, to: .boolean(isOn), "automaticChildApproval is a switch")
    }
    guard let member = try root().at(features)?.ownMember("namespacedValidation"),
      member.value.kind == .mapping,
      let enabled = member.value.members.firstIndex(where: { $0.name.text == "enabled" })
    else { return }
    let isOn = member.value.members[enabled].value.boolean(by: .python) ?? false
    if isOn, member.value.members.count > 1 {
      try retire([(member.value, enabled, "namespacedValidation has no enabled")])
    } else if isOn {
      let mode = YAMLContent.mapping([.init("mode", .text("ignore"))])
      try collapse(member, to: mode, "namespacedValidation has no enabled")
    } else {
      try collapse(member, to: .boolean(false), "namespacedValidation is off")
    }
  }

  /// `host` of a cosign validator is that of Rekor.
  private mutating func takeRekor() throws(YAMLEditRefusal) {
    let validators = try application()?.at(["validators"])?.elements ?? []
    let changes = validators.compactMap { validator -> (YAMLChange, String)? in
      guard validator.text(of: "type") == "cosign", let host = validator.ownMember("host")?.value,
        host.kind == .scalar, let text = host.text, !host.isNothing
      else { return nil }
      let content = YAMLContent.mapping([.init("rekor", .text(text))])
      return (.set(host, to: content), "host of a cosign validator is host.rekor")
    }
    try make(changes)
  }

  /// Renames that are to be made at once.
  private struct Renames {
    var changes: [(YAMLChange, String)] = []

    mutating func add(_ old: String, _ new: String, in mapping: YAMLValue) {
      guard !mapping.isAlias, let member = mapping.ownMember(old), mapping.ownMember(new) == nil
      else { return }
      changes.append((.rename(member, to: new), "\(old) is named \(new)"))
    }

    mutating func addAlerting(_ alerting: YAMLValue) {
      add("cluster_identifier", "clusterIdentifier", in: alerting)
      for (old, new) in [("admit_request", "admitRequest"), ("reject_request", "rejectRequest")] {
        add(old, new, in: alerting)
        guard let request = (alerting.ownMember(old) ?? alerting.ownMember(new))?.value else {
          continue
        }
        add("templates", "receivers", in: request)
        let receivers = request.ownMember("templates") ?? request.ownMember("receivers")
        for receiver in receivers?.value.elements ?? [] {
          add("receiver_url", "receiverUrl", in: receiver)
          add("custom_headers", "customHeaders", in: receiver)
          add("payload_fields", "payloadFields", in: receiver)
          add("fail_if_alert_sending_fails", "failIfAlertSendingFails", in: receiver)
        }
      }
    }
  }
}
