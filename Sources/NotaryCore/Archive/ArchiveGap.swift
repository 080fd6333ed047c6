/// Why an archive has no usable answer to a request.
public enum ArchiveGap: Error, Hashable, Sendable {
  /// Nothing of the repository was saved.
  case repository(gun: GUN)
  /// The repository was saved, and this was not asked for then.
  case request(file: String)
  /// What is stored is not what was saved: its size or its SHA-256 is another.
  case changed(file: String)
  /// What was saved is no longer there.
  case lost(file: String)
  /// What is stored cannot be read, and why.
  case unreadable(file: String, detail: String)
  /// The repository was saved from several servers, and none of them is the one that is asked.
  case servers(gun: GUN, [String])
}
