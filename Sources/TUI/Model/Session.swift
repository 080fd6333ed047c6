public import Inspector
public import PolicyEditor

/// What is inspected, and what the header says of it.
public struct Session: Sendable {
  /// Nil where only a configuration is looked at.
  public var image: Subject?
  /// The source as it is named before its first answer.
  public var location: String
  /// Why it is this source, in a word or two, such as `--server`.
  public var origin: String
  /// Whether the user named the source, so that no validator's server takes its place.
  public var isSourceChosen: Bool
  /// Short words about what is special: a fixed clock, built-in data.
  public var badges: [String]
  /// Other images that are offered: those of the demo, and those seen before.
  public var suggestions: [Suggestion]
  /// The images of manifests, which are offered and held against what is edited.
  public var manifestImages: [String] = []
  /// Where the configuration is; nil where there is none, so that there is no verdict.
  public var place: ConfigurationPlace?
  /// Why it is there, such as `$TASTEVIN_VALUES`; empty where that goes without saying.
  public var placeOrigin = ""
  /// The suite that is named; nil for the one beside the files of values.
  public var suite: String?
  /// The images that are judged together; nil where none were named.
  public var images: ImagesOrigin?
  /// The Connaisseur that the user runs.
  public var connaisseur: Generation
  /// Whether the user said so, so that the version that runs in a cluster does not take its place.
  public var isConnaisseurChosen = false
  /// The namespace and kubectl's configuration for whatever context is chosen.
  public var clusters = ClusterReference(context: "")
  /// The cluster that was named for the secrets of validators, whatever files name them.
  public var secretsCluster: ClusterReference?
  /// The secrets of validators that files gave.
  public var secrets = ValidatorSecrets.none
  /// The versions for which problems of the configuration are looked for.
  public var versions: [ConnaisseurVersion] = [.go]
  /// Whether there is an editor to open files with.
  public var hasEditor = false
  /// Whether nothing is written.
  public var isReadOnly = false
  /// Whether servers need not prove who they are.
  public var isInsecure = false
  /// Whether there are registries to ask.
  public var hasRegistry = false
  /// Whether the files of values are none on disk.
  public var isBuiltIn = false

  /// An image and what is to be seen there.
  public struct Suggestion: Equatable, Sendable {
    public let image: String
    public let remark: String

    public init(image: String, remark: String) {
      self.image = image
      self.remark = remark
    }
  }

  public init(
    image: Subject?, location: String, origin: String = "", isSourceChosen: Bool = false,
    badges: [String] = [], suggestions: [Suggestion] = [], files: [String] = [],
    connaisseur: Generation = .go
  ) {
    self.image = image
    self.location = location
    self.origin = origin
    self.isSourceChosen = isSourceChosen
    self.badges = badges
    self.suggestions = suggestions
    place = files.isEmpty ? nil : .files(files, secretsFrom: nil)
    self.connaisseur = connaisseur
    versions = [ConnaisseurVersion(of: connaisseur)]
  }

  /// The version of a generation that is meant.
  func version(of generation: Generation) -> ConnaisseurVersion {
    versions.first { $0.generation == generation } ?? ConnaisseurVersion(of: generation)
  }

  /// The files of values, as they were named.
  public var files: [String] {
    if case .files(let names, _)? = place { names } else { [] }
  }
}
