import ArgumentParser

@main
struct Tastevin: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tastevin",
    abstract: "Inspect Docker Content Trust and explain what Connaisseur makes of it.",
    version: "0.1.0")
}
