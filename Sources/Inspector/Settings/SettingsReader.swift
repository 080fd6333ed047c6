import NotaryCore
import PolicyEditor

/// Reads a configuration file. Whatever it does not know is an error: a setting that is silently left
/// out is found only when it is missed.
public struct SettingsReader: Sendable {
  /// The most bytes of the file.
  public static let limit = 1 << 20

  private let file: String
  /// Where relative paths begin.
  private let folder: String
  /// What `~` stands for; nil where that is not known.
  private let home: String?

  /// - Parameters:
  ///   - file: the file's path, which positions name.
  ///   - home: what `~` stands for in paths; nil where that is not known.
  public init(file: String, home: String?) {
    self.file = file
    self.home = home
    folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
  }

  public func settings(in bytes: [UInt8]) throws(SettingsError) -> Settings {
    var settings = Settings()
    guard let root = try root(of: bytes), root.scalarType(by: .go) != .null else { return settings }
    guard root.kind == .mapping else { throw error(at: root, "the settings must be a mapping") }
    for (name, value) in try members(of: root) {
      guard let setting = SettingName(rawValue: name.text ?? "") else {
        throw error(at: name, SettingName.refusal(of: name.text ?? ""))
      }
      try read(setting, value, into: &settings)
    }
    return settings
  }

  private func root(of bytes: [UInt8]) throws(SettingsError) -> YAMLValue? {
    let roots = try document(bytes).roots
    guard roots.count <= 1 else {
      throw error(at: roots[1], "there must be one YAML document, not several")
    }
    return roots.first
  }

  private func document(_ bytes: [UInt8]) throws(SettingsError) -> YAMLDocument {
    var limits = YAMLDocument.Limits()
    limits.bytes = SettingsReader.limit
    do throws(YAMLError) {
      return try YAMLDocument(parsing: bytes, limits: limits)
    } catch {
      let place = error.location
      throw SettingsError(
        position: SourcePosition(file: file, line: place.line, column: place.column),
        reason: error.message)
    }
  }

  private func read(
    _ name: SettingName, _ value: YAMLValue, into settings: inout Settings
  ) throws(SettingsError) {
    switch name {
    case .servers: settings.servers = try servers(value)
    case .values: settings.values = entry(try paths(value), at: value)
    case .connaisseur: settings.connaisseur = entry(try connaisseur(value), at: value)
    case .color: settings.color = entry(try colour(value), at: value)
    case .ascii: settings.ascii = entry(try boolean(value), at: value)
    case .mouse: settings.mouse = entry(try boolean(value), at: value)
    case .timeout: settings.timeout = entry(try timeout(value), at: value)
    case .cacert: settings.cacert = entry(try path(value), at: value)
    case .dockerConfig: settings.dockerConfig = entry(try path(value), at: value)
    case .namespace: settings.namespace = entry(try namespace(value), at: value)
    case .kubeconfig: settings.kubeconfig = entry(try path(value), at: value)
    }
  }

  // MARK: Values

  private func servers(
    _ value: YAMLValue
  ) throws(SettingsError) -> [String: Settings.Entry<NotaryServerURL>] {
    guard value.kind == .mapping else {
      throw error(at: value, "servers must be a mapping of registries to URLs")
    }
    var servers: [String: Settings.Entry<NotaryServerURL>] = [:]
    for (name, value) in try members(of: value) {
      let registry = name.text ?? ""
      // What is no registry, or one by another name, would never be looked up.
      guard let image = try? ImageReference("\(registry)/a/b"), image.registry == registry else {
        throw error(
          at: name, "'\(shown(registry))' is no registry; write it as docker.io or host:port")
      }
      let url = try text(value, "the URL of a server")
      do throws(NotaryServerURLError) {
        servers[registry] = entry(try NotaryServerURL(url), at: value)
      } catch {
        throw self.error(at: value, "not the URL of a server: \(error.message)")
      }
    }
    return servers
  }

  private func connaisseur(_ value: YAMLValue) throws(SettingsError) -> ConnaisseurChoice {
    let text = try text(value, "'all' or a version")
    guard let choice = ConnaisseurChoice(text) else {
      throw error(
        at: value, "connaisseur must be 'all' or a version of Connaisseur 3, such as \"3.9\"")
    }
    return choice
  }

  private func colour(_ value: YAMLValue) throws(SettingsError) -> ColourChoice {
    guard let choice = ColourChoice(rawValue: try text(value, "auto, always or never")) else {
      throw error(at: value, "color must be auto, always or never")
    }
    return choice
  }

  private func timeout(_ value: YAMLValue) throws(SettingsError) -> Double {
    guard let seconds = Double(try text(value, "a number of seconds")),
      Settings.timeouts.contains(seconds)
    else { throw error(at: value, "timeout must be more than 0 and at most 3600 seconds") }
    return seconds
  }

  private func namespace(_ value: YAMLValue) throws(SettingsError) -> String {
    let text = try text(value, "the name of a namespace")
    guard KubernetesName.isValid(text) else {
      throw error(at: value, "'\(shown(text))' is no name of a namespace")
    }
    return text
  }

  private func boolean(_ value: YAMLValue) throws(SettingsError) -> Bool {
    guard case .boolean(let flag) = value.scalarType(by: .go) else {
      throw error(at: value, "this must be true or false")
    }
    return flag
  }

  /// A scalar as it is written.
  private func text(_ value: YAMLValue, _ wanted: String) throws(SettingsError) -> String {
    if value.kind == .mapping,
      let name = value.members.map(\.name).first(where: {
        SettingName.isSecret($0.text ?? "")
      })
    {
      throw error(at: name, SettingName.noSecrets)
    }
    guard let text = value.string(by: .go), !text.isEmpty else {
      throw error(at: value, "this must be \(wanted)")
    }
    return text
  }

  private func paths(_ value: YAMLValue) throws(SettingsError) -> [String] {
    guard value.kind == .sequence else { return [try path(value)] }
    guard !value.elements.isEmpty else { throw error(at: value, "this names no file") }
    var paths: [String] = []
    for element in value.elements { paths.append(try path(element)) }
    return paths
  }

  /// A path that can be opened from anywhere; a relative one begins at the configuration file.
  private func path(_ value: YAMLValue) throws(SettingsError) -> String {
    let text = try text(value, "a path")
    guard text != "-" else { throw error(at: value, "standard input is no setting") }
    if text == "~" || text.hasPrefix("~/") {
      guard let home else { throw error(at: value, "~ is not known: $HOME is not set") }
      return home + text.dropFirst()
    }
    return text.hasPrefix("/") ? text : "\(folder)/\(text)"
  }

  // MARK: Names

  /// Each name once, as a text.
  private func members(
    of mapping: YAMLValue
  ) throws(SettingsError) -> [(name: YAMLValue, value: YAMLValue)] {
    var seen: [String: YAMLValue] = [:]
    var members: [(name: YAMLValue, value: YAMLValue)] = []
    for member in mapping.members {
      guard let name = member.name.text else {
        throw error(at: member.name, "the name of a setting must be a text")
      }
      if let first = seen.updateValue(member.name, forKey: name) {
        let line = first.location.line
        throw error(at: member.name, "'\(shown(name))' is set twice, first on line \(line)")
      }
      members.append((member.name, member.value))
    }
    return members
  }

  // MARK: Places

  private func error(at value: YAMLValue, _ reason: String) -> SettingsError {
    SettingsError(position: position(of: value), reason: reason)
  }

  private func position(of value: YAMLValue) -> SourcePosition {
    SourcePosition(file: file, line: value.location.line, column: value.location.column)
  }

  private func entry<Value: Sendable>(_ value: Value, at place: YAMLValue) -> Settings.Entry<Value>
  {
    Settings.Entry(value: value, position: position(of: place))
  }
}
