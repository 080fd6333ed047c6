import ArgumentParser
import Inspector

/// `tastevin schema [--connaisseur V]`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of values.yaml for a version of Connaisseur.",
    usage: "tastevin schema [--connaisseur VERSION]",
    discussion: """
      Draft-07: as values.schema.json beside a chart's Chart.yaml Helm checks values with it, and \
      yaml-language-server completes and checks in editors. --connaisseur all takes what 3.3 and 3.9 \
      both take.
      """)

  @OptionGroup var version: VersionOption

  func run() throws {
    let schema = ValuesJSONSchema.json(for: try version.versions())
    StandardStream.output.write(schema.text + "\n")
  }
}
