internal import NotaryCore
internal import PolicyEditor

/// The tags that a role signs, in which Connaisseur 3.3 looks an image up.
struct PythonTagList {
  let role: RoleName
  let tags: PythonDict

  init(_ document: PythonTrustData) {
    role = document.role
    tags = document.targets
  }

  /// The digest in hexadecimal digits, or nil where the image is not in the list.
  func digest(of image: ConnaisseurReference) throws(PythonRefusal) -> String? {
    let given = image.digest.map { String($0.dropFirst("sha256:".count)) }
    guard let tag = image.tag else {
      guard let given else { return nil }
      return try search(forDigest: given)
    }
    guard let target = tags[PythonText(tag)] else { return nil }
    let listed = Hexadecimal.text(of: try Self.bytes(of: target))
    guard let given, given != listed else { return listed }
    throw .tagAndDigestDiffer(listed: listed, in: role)
  }

  /// The digest as it was given, where any tag lists it. All tags are read for that.
  private func search(forDigest given: String) throws(PythonRefusal) -> String? {
    guard let bytes = Hexadecimal.bytes(of: given) else {
      throw .exception("The digest has an odd number of digits.")
    }
    let wanted = PythonText(Base64.encode(bytes))
    var isListed = false
    for member in tags.members where try Self.sha256(of: member.value) == wanted {
      isListed = true
    }
    return isListed ? given : nil
  }

  private static func bytes(of target: PythonValue) throws(PythonRefusal) -> [UInt8] {
    guard let bytes = PythonBase64.decode(try sha256(of: target).bytes) else {
      throw .exception("A signed digest is not base64.")
    }
    return bytes
  }

  private static func sha256(of target: PythonValue) throws(PythonRefusal) -> PythonText {
    guard let text = target.dict?["hashes"]?.dict?["sha256"]?.text else {
      throw .exception("A signed tag has no SHA-256.")
    }
    return text
  }
}
