/// The structs of notary 0.7's `tuf/data`, field by field.
extension GoDecoder {
  mutating func root(_ value: JSONValue) -> RootContent {
    var content = RootContent()
    for field in fields(of: value, as: RootField.self) {
      switch field.name {
      case .keys: content.keys = keys(field.value)
      case .roles: roles(field.value, into: &content.roles)
      case .consistentSnapshot: boolean(field.value)
      case .type: type(field.value, into: &content.header)
      case .expires: date(field.value, into: &content.header.expires)
      case .version: integer(field.value, into: &content.header.version)
      }
    }
    return content
  }

  mutating func meta(_ value: JSONValue) -> MetaContent {
    var content = MetaContent()
    for field in fields(of: value, as: MetaField.self) {
      switch field.name {
      case .meta: files(field.value, into: &content.meta)
      case .type: type(field.value, into: &content.header)
      case .expires: date(field.value, into: &content.header.expires)
      case .version: integer(field.value, into: &content.header.version)
      }
    }
    return content
  }

  mutating func targets(_ value: JSONValue) -> TargetsContent {
    var content = TargetsContent()
    for field in fields(of: value, as: TargetsField.self) {
      switch field.name {
      case .targets: files(field.value, into: &content.targets)
      case .delegations: delegations(field.value, into: &content)
      case .type: type(field.value, into: &content.header)
      case .expires: date(field.value, into: &content.header.expires)
      case .version: integer(field.value, into: &content.header.version)
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
    for field in fields(of: value, as: SignatureField.self) {
      switch field.name {
      case .keyID: string(field.value, into: &signature.keyID)
      case .method:
        var method = ExactText(signature.method.rawValue)
        string(field.value, into: &method)
        signature.method = SignatureMethod(rawValue: method.text.lowercased())
      case .signature:
        signature.isMalformed = !bytes(field.value, into: &signature.bytes)
      }
    }
    return signature
  }

  private mutating func type(_ value: JSONValue, into header: inout DocumentHeader) {
    var type = ExactText(header.type)
    string(value, into: &type)
    header.type = type.text
  }

  /// A map of keys. Notary's own decoding of it starts afresh for every `keys` member.
  private mutating func keys(_ value: JSONValue) -> [ExactText: PublicKey] {
    var keys: [ExactText: PublicKey] = [:]
    forEachMember(of: value) { decoder, member in
      keys[Self.name(of: member)] = decoder.key(member.value)
    }
    return keys
  }

  private mutating func key(_ value: JSONValue) -> PublicKey {
    var type = ExactText("")
    // Null and missing differ from empty in the key's ID.
    var publicBytes: [UInt8]?
    for field in fields(of: value, as: KeyField.self) {
      if field.name == .type {
        string(field.value, into: &type)
        continue
      }
      for part in fields(of: field.value, as: KeyPairField.self) {
        var decoded: [UInt8] = []
        let isRead = bytes(part.value, into: &decoded) && part.value.kind != .null
        if part.name == .public { publicBytes = isRead ? decoded : nil }
      }
    }
    return PublicKey(type: KeyType(rawValue: type.text), value: publicBytes)
  }

  private mutating func roles(
    _ value: JSONValue, into roles: inout [ExactText: RoleSpecification]
  ) {
    if value.kind == .null { roles = [:] }
    forEachMember(of: value) { decoder, member in
      if member.value.kind == .null {
        roles[Self.name(of: member)] = nil
      } else {
        var specification = RoleSpecification()
        for field in decoder.fields(of: member.value, as: RoleField.self) {
          decoder.roleField(field.name, field.value, into: &specification)
        }
        roles[Self.name(of: member)] = specification
      }
    }
  }

  private mutating func roleField(
    _ name: RoleField, _ value: JSONValue, into specification: inout RoleSpecification
  ) {
    if name == .keyIDs {
      strings(value, into: &specification.keyIDs)
    } else {
      var threshold: Int? = specification.threshold
      integer(value, into: &threshold)
      specification.threshold = threshold ?? 0
    }
  }

  private mutating func files(_ value: JSONValue, into files: inout [ExactText: FileMeta]) {
    if value.kind == .null { files = [:] }
    files.reserveCapacity(files.count + value.members.count)
    forEachMember(of: value) { decoder, member in
      var meta = FileMeta()
      for field in decoder.fields(of: member.value, as: FileField.self) {
        switch field.name {
        case .length:
          var length: Int? = meta.length
          decoder.integer(field.value, into: &length)
          meta.length = length ?? 0
        case .hashes: decoder.hashes(field.value, into: &meta)
        case .custom: break
        }
      }
      files[Self.name(of: member)] = meta
    }
  }

  private mutating func hashes(_ value: JSONValue, into meta: inout FileMeta) {
    if value.kind == .null { meta.hashes = [:] }
    forEachMember(of: value) { decoder, member in
      var digest: [UInt8] = []
      _ = decoder.bytes(member.value, into: &digest)
      meta.setDigest(digest, of: Self.name(of: member))
    }
  }

  private mutating func delegations(_ value: JSONValue, into content: inout TargetsContent) {
    for field in fields(of: value, as: DelegationsField.self) {
      if field.name == .keys {
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
    for field in fields(of: value, as: DelegationField.self) {
      switch field.name {
      case .name:
        var name = ExactText(delegation.name.rawValue)
        string(field.value, into: &name)
        delegation.name = RoleName(name.text)
      case .paths: strings(field.value, into: &delegation.paths)
      case .keyIDs: roleField(.keyIDs, field.value, into: &delegation.specification)
      case .threshold: roleField(.threshold, field.value, into: &delegation.specification)
      }
    }
    return delegation
  }

  private static func name(of member: JSONMember) -> ExactText {
    ExactText(member.name.string ?? "")
  }
}

/// The structs of notary 0.7's `tuf/data` as their JSON names them.
private enum RootField: String, GoField {
  case type = "_type"
  case expires, version, keys, roles
  case consistentSnapshot = "consistent_snapshot"
  static let names = allNames
}

private enum MetaField: String, GoField {
  case type = "_type"
  case expires, version, meta
  static let names = allNames
}

private enum TargetsField: String, GoField {
  case type = "_type"
  case expires, version, targets, delegations
  static let names = allNames
}

private enum SignatureField: String, GoField {
  case keyID = "keyid"
  case method
  case signature = "sig"
  static let names = allNames
}

private enum KeyField: String, GoField {
  case type = "keytype"
  case value = "keyval"
  static let names = allNames
}

private enum KeyPairField: String, GoField {
  case `public`, `private`
  static let names = allNames
}

private enum FileField: String, GoField {
  case length, hashes, custom
  static let names = allNames
}

private enum DelegationsField: String, GoField {
  case keys, roles
  static let names = allNames
}

private enum RoleField: String, GoField {
  case keyIDs = "keyids"
  case threshold
  static let names = allNames
}

private enum DelegationField: String, GoField {
  case keyIDs = "keyids"
  case threshold, name, paths
  static let names = allNames
}
