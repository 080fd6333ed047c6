import NotaryCore
import PolicyEditor

/// The wanted tag or digest in a role that really signed it, whether or not that role counts.
struct SignedTag {
  let role: RoleName
  let name: ExactText
  let hex: String
  let length: Int

  var digest: String { "sha256:\(hex)" }

  var evidence: Evidence {
    Evidence(
      "\(shown(role.rawValue)) signs \(shown(name.text)) as sha256:\(short(hex))",
      at: .target(role, name: name))
  }

  /// In the order of the roles. Documents without a genuine signature say nothing.
  static func all(_ context: CauseContext) -> [SignedTag] {
    let signed = (context.chain?.roles ?? []).filter { $0.signatures.contains(where: \.isGenuine) }
    return signed.flatMap { role -> [SignedTag] in
      let targets = role.document?.targets?.targets ?? [:]
      if let tag = context.reference?.tag.map({ ExactText($0) }) {
        return targets[tag].map { [SignedTag(role: role.name, name: tag, meta: $0)] } ?? []
      }
      return targets.keys.sorted().compactMap { name in
        guard let meta = targets[name] else { return nil }
        let tag = SignedTag(role: role.name, name: name, meta: meta)
        return tag.digest == context.reference?.digest ? tag : nil
      }
    }
  }

  private init(role: RoleName, name: ExactText, meta: FileMeta) {
    self.role = role
    self.name = name
    hex = Hexadecimal.text(of: meta.sha256 ?? [])
    length = meta.length
  }
}
