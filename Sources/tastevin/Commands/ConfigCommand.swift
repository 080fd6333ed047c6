import ArgumentParser
import Inspector
import NotaryCore
import PolicyEditor

/// `tastevin config`: what is set, and where.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show the settings in force, each with where it comes from.",
    discussion: """
      An option comes before the environment, the environment before the configuration file \
      ($XDG_CONFIG_HOME/tastevin/config.yaml, else ~/.config/tastevin/config.yaml), and that before \
      the default. A registry without a server of its own in the file is asked at its own name. \
      Options that are given here show what they would change.
      """)

  @OptionGroup var configuration: ValuesOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var credentials: CredentialOptions
  @OptionGroup var cluster: ClusterOptions
  @OptionGroup var screen: ScreenOptions

  @Option(name: [.short, .customLong("output")], help: "text or json.")
  var output = OutputFormat.text

  enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  func run() throws {
    let report = SettingsReport(
      file: SettingsFile.path, isFilePresent: try SettingsFile.loaded.get().isPresent, rows: rows)
    switch output {
    case .text: StandardStream.output.write(screen.colour.text(report.lines, for: .output))
    case .json: StandardStream.output.write(report.json.text + "\n")
    }
  }

  private var rows: [SettingsReport.Row] {
    servers + [
      row(.values, configuration.namesInForce) { $0.isEmpty ? .none : .list($0) },
      row(.connaisseur, configuration.choiceInForce) { .text($0.description) },
      row(.color, screen.colour.choice) { .text($0.rawValue) },
      row(.ascii, screen.isASCII) { .flag($0) },
      row(.mouse, screen.takesMouse) { .flag($0) },
      row(.timeout, connection.timeoutInForce) { $0.map { .number($0) } ?? .none },
      row(.cacert, connection.authorities) { $0.map { .text($0) } ?? .none },
      row(.dockerConfig, credentials.dockerFolderInForce) { $0.map { .text($0) } ?? .none },
      row(.namespace, cluster.namespaceInForce) { .text($0) },
      row(.kubeconfig, cluster.kubeconfigInForce) { $0.map { .text($0) } ?? .none },
    ]
  }

  /// The variable stands for the servers of all registries.
  private var servers: [SettingsReport.Row] {
    let variable = SourceProvider.variable
    if let text = Environment.value(variable) {
      // What is no URL of a server may hold a password.
      let url = (try? NotaryServerURL(text))?.description ?? "not the URL of a server"
      return [.init(.servers, .text(url), from: .environment(variable))]
    }
    let entries = SettingsFile.settings.servers.sorted { $0.key < $1.key }
    guard !entries.isEmpty else { return [.init(.servers, .none, from: .standard)] }
    return entries.map { registry, entry in
      .init(
        .servers, .server(registry: registry, url: entry.value.description),
        from: .file(entry.position))
    }
  }

  private func row<Value>(
    _ name: SettingName, _ setting: SettingInForce<Value>,
    _ shown: (Value) -> SettingsReport.Value
  ) -> SettingsReport.Row {
    SettingsReport.Row(name, shown(setting.value), from: setting.origin)
  }
}
