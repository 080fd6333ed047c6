public import NotaryCore

/// Why an archive has no usable answer, in words that follow a colon.
extension ArchiveGap {
  public var message: String {
    switch self {
    case .repository(let gun): "nothing of \(shown(gun.rawValue)) is in this archive"
    case .request(let file):
      "this archive has no answer for \(shown(file)): it was not asked for when this was saved"
    case .changed(let file):
      "CHANGED: \(shown(file)) in this archive is not what was saved (another SHA-256); it is not used"
    case .lost(let file): "LOST: \(shown(file)) is no longer in this archive"
    case .unreadable(let file, let detail):
      "\(shown(file)) in this archive cannot be read: \(shown(detail))"
    case .servers(let gun, let servers):
      "this archive has \(shown(gun.rawValue)) from several servers:"
        + " \(list(Self.named(servers)))"
    }
  }

  /// The first servers; the rest is counted, since whoever made the archive chose how many there are.
  private static func named(_ servers: [String]) -> [String] {
    let most = 8
    return servers.prefix(most).map { shown($0) }
      + (servers.count > most ? ["\(servers.count - most) more"] : [])
  }

  /// What to do about it.
  public var remedy: String {
    switch self {
    case .repository: "save it too: tastevin save IMAGE -o FILE"
    case .request: "save it again; with --values where a rule asks for this role"
    case .changed, .lost: "take another copy of the archive, or save it again"
    case .unreadable: "check the path and its permissions"
    case .servers: "choose one of them with --server"
    }
  }

  /// The same as the beginning of a sentence, without its full stop.
  var sentence: String { message.prefix(1).uppercased() + message.dropFirst() }

  /// What stands beside an address.
  var shortStatus: String {
    switch self {
    case .repository, .request, .servers: "not in the archive"
    case .changed: "changed since it was saved"
    case .lost: "lost from the archive"
    case .unreadable: "cannot be read"
    }
  }
}

/// Why something is no archive that can be read, in words that follow its path.
extension TrustArchive.Failure {
  public var message: String {
    switch self {
    case .missing: "there is no such file or folder"
    case .unreadable(let detail): shown(detail)
    case .tar(let error): error.message
    case .noIndex:
      "there is no \(ArchiveIndex.fileName) in it, so 'tastevin save' did not write it"
    case .indexTooLarge(let size): "its index has \(size) bytes, more than is read"
    case .index(let error): "its index \(ArchiveIndex.fileName) cannot be used: \(error.message)"
    }
  }
}

extension TarError {
  var message: String {
    switch reason {
    case .notTar: "this is no tar archive"
    case .compressed(let kind): "this is compressed (\(kind)); unpack it first"
    case .cutOff: "the archive is cut off at byte \(offset)"
    case .checksum: "the archive is damaged: no header at byte \(offset)"
    case .number: "the archive is damaged: no number where one belongs, at byte \(offset)"
    case .kind(let name, let kind):
      "it holds \(kind.words) (\(shown(name)), byte \(offset)), which no archive of trust data has"
    case .name(let name): "it holds the name '\(shown(name))', which leads elsewhere or is none"
    case .duplicate(let name): "it holds \(shown(name)) twice, and which one counts cannot be told"
    case .paxHeader: "the archive is damaged: no pax header at byte \(offset)"
    case .tooLarge(let name, let size):
      "\(shown(name)) in it has \(size) bytes, more than any document"
    case .tooManyEntries(let limit): "it holds more than \(limit) files"
    case .afterEnd: "something stands after its end, at byte \(offset)"
    case .unreadable(let detail): "it cannot be read: \(shown(detail))"
    }
  }
}

extension TarError.Kind {
  fileprivate var words: String {
    switch self {
    case .hardLink: "a hard link"
    case .symbolicLink: "a symbolic link"
    case .device: "a device"
    case .fifo: "a pipe"
    case .sparse: "a sparse file"
    case .longNameOfGNU: "a long name of GNU tar (make it with 'tar --format=pax')"
    case .global: "a header for all entries"
    case .other(let flag): "an entry of kind \(flag)"
    }
  }
}

extension ArchiveIndexError {
  var message: String {
    let place = place.isEmpty ? "" : "\(shown(place)): "
    switch reason {
    case .notJSON(let error): return "\(place)not JSON: \(error.message)"
    case .schema(let schema):
      return "it is '\(shown(schema))', and this program reads archives of version 1"
    case .missing: return "\(place)missing"
    case .wrongKind(let expected): return "\(place)not \(expected)"
    case .value(let value): return "\(place)'\(shown(value))' is no value that belongs there"
    }
  }
}
