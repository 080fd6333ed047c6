/// The structs of notary 0.7's `tuf/data`, field by field.
extension GoDecoder {
  mutating func root(_ value: JSONValue) -> RootContent {
    var content = RootContent()
    let names: [StaticString] = [
      "_type", "expires", "version", "keys", "roles", "consistent_snapshot",
    ]
    for field in fields(of: value, named: names) {
      switch field.name.description {
      case "keys": content.keys = keys(field.value)
      case "roles": roles(field.value, into: &content.roles)
      case "consistent_snapshot": boolean(field.value)
      default: header(field.name, field.value, into: &content.header)
      }
    }
    return content
  }

  mutating func meta(_ value: JSONValue) -> MetaContent {
    var content = MetaContent()
    for field in fields(of: value, named: ["_type", "expires", "version", "meta"]) {
      if field.name.description == "meta" {
        files(field.value, into: &content.meta)
      } else {
        header(field.name, field.value, into: &content.header)
      }
    }
    return content
  }

  mutating func targets(_ value: JSONValue) -> TargetsContent {
    var content = TargetsContent()
    let names: [StaticString] = ["_type", "expires", "version", "targets", "delegations"]
    for field in fields(of: value, named: names) {
      switch field.name.description {
      case "targets": files(field.value, into: &content.targets)
      case "delegations": delegations(field.value, into: &content)
      default: header(field.name, field.value, into: &content.header)
      }
    }
    return content
  }

  mutating func signatures(_ value: JSONValue) -> [DocumentSignature] {
    guard value.kind == .array else {
      if value.kind != .null { mismatch(value, expected: "array") }
      return []
    }
    return value.elements.map { signature($0) }
  }

  private mutating func signature(_ value: JSONValue) -> DocumentSignature {
    var signature = DocumentSignature()
    if value.kind != .object, value.kind != .null { signature.isMalformed = true }
    for field in fields(of: value, named: ["keyid", "method", "sig"]) {
      switch field.name.description {
      case "keyid": string(field.value, into: &signature.keyID)
      case "method":
        var method = ExactText(signature.method.rawValue)
        string(field.value, into: &method)
        signature.method = SignatureMethod(rawValue: method.text.lowercased())
      default:
        signature.isMalformed = !bytes(field.value, into: &signature.bytes)
      }
    }
    return signature
  }

  private mutating func header(
    _ name: StaticString, _ value: JSONValue, into header: inout DocumentHeader
  ) {
    switch name.description {
    case "_type":
      var type = ExactText(header.type)
      string(value, into: &type)
      header.type = type.text
    case "expires": date(value, into: &header.expires)
    default: integer(value, into: &header.version)
    }
  }

  /// A map of keys. Notary's own decoding of it starts afresh for every `keys` member.
  private mutating func keys(_ value: JSONValue) -> [ExactText: PublicKey] {
    var keys: [ExactText: PublicKey] = [:]
    for member in members(of: value) ?? [] {
      keys[name(of: member)] = key(member.value)
    }
    return keys
  }

  private mutating func key(_ value: JSONValue) -> PublicKey {
    var type = ExactText("")
    // Null and missing differ from empty in the key's ID.
    var publicBytes: [UInt8]?
    for field in fields(of: value, named: ["keytype", "keyval"]) {
      if field.name.description == "keytype" {
        string(field.value, into: &type)
        continue
      }
      for part in fields(of: field.value, named: ["public", "private"]) {
        var decoded: [UInt8] = []
        let isRead = bytes(part.value, into: &decoded) && part.value.kind != .null
        if part.name.description == "public" { publicBytes = isRead ? decoded : nil }
      }
    }
    return PublicKey(type: KeyType(rawValue: type.text), value: publicBytes)
  }

  private mutating func roles(
    _ value: JSONValue, into roles: inout [ExactText: RoleSpecification]
  ) {
    if value.kind == .null { roles = [:] }
    for member in members(of: value) ?? [] {
      if member.value.kind == .null {
        roles[name(of: member)] = nil
      } else {
        var specification = RoleSpecification()
        for field in fields(of: member.value, named: ["keyids", "threshold"]) {
          roleField(field.name, field.value, into: &specification)
        }
        roles[name(of: member)] = specification
      }
    }
  }

  private mutating func roleField(
    _ name: StaticString, _ value: JSONValue, into specification: inout RoleSpecification
  ) {
    if name.description == "keyids" {
      strings(value, into: &specification.keyIDs)
    } else {
      var threshold: Int? = specification.threshold
      integer(value, into: &threshold)
      specification.threshold = threshold ?? 0
    }
  }

  private mutating func files(_ value: JSONValue, into files: inout [ExactText: FileMeta]) {
    if value.kind == .null { files = [:] }
    for member in members(of: value) ?? [] {
      var meta = FileMeta()
      for field in fields(of: member.value, named: ["length", "hashes", "custom"]) {
        switch field.name.description {
        case "length":
          var length: Int? = meta.length
          integer(field.value, into: &length)
          meta.length = length ?? 0
        case "hashes": hashes(field.value, into: &meta.hashes)
        default: break
        }
      }
      files[name(of: member)] = meta
    }
  }

  private mutating func hashes(_ value: JSONValue, into hashes: inout [ExactText: [UInt8]]) {
    if value.kind == .null { hashes = [:] }
    for member in members(of: value) ?? [] {
      var digest: [UInt8] = []
      _ = bytes(member.value, into: &digest)
      hashes[name(of: member)] = digest
    }
  }

  private mutating func delegations(_ value: JSONValue, into content: inout TargetsContent) {
    for field in fields(of: value, named: ["keys", "roles"]) {
      if field.name.description == "keys" {
        content.delegationKeys = keys(field.value)
      } else if field.value.kind == .array {
        let before = content.delegations
        content.delegations = field.value.elements.enumerated().map { index, element in
          delegation(element, over: index < before.count ? before[index] : nil)
        }
      } else if field.value.kind == .null {
        content.delegations = []
      } else {
        mismatch(field.value, expected: "array")
      }
    }
  }

  /// - Parameter earlier: the entry that an earlier `roles` member left at this place, which Go
  ///   fills again.
  private mutating func delegation(
    _ value: JSONValue, over earlier: DelegationSpecification?
  ) -> DelegationSpecification? {
    if value.kind == .null { return nil }
    var delegation = earlier ?? DelegationSpecification()
    for field in fields(of: value, named: ["keyids", "threshold", "name", "paths"]) {
      switch field.name.description {
      case "name":
        var name = ExactText(delegation.name.rawValue)
        string(field.value, into: &name)
        delegation.name = RoleName(name.text)
      case "paths": strings(field.value, into: &delegation.paths)
      default: roleField(field.name, field.value, into: &delegation.specification)
      }
    }
    return delegation
  }

  private func name(of member: JSONMember) -> ExactText {
    ExactText(String(decoding: member.nameBytes, as: UTF8.self))
  }
}
