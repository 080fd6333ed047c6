import Foundation
import NotaryCore
import TestSupport

/// Signs the repositories of the demo and writes them as Swift files into a folder:
/// `demo-data Sources/Inspector/Demo/Data`.
@main
enum DemoData {
  static func main() throws {
    guard let folder = CommandLine.arguments.dropFirst().first else {
      FileHandle.standardError.write(Data("usage: demo-data FOLDER\n".utf8))
      exit(2)
    }
    let repositories = [
      "web": Repositories.web(), "expired": Repositories.expired(),
      "imposter": Repositories.imposter(), "broken": Repositories.broken(),
      "api": Repositories.api(), "platform": Repositories.platform(),
      "tampered": Repositories.tampered(),
    ]
    for (property, repository) in repositories {
      let gun = repository.gun.rawValue
      let source = SwiftText(property: property, gun: gun, files: repository.files())
      try source.text.write(
        toFile: "\(folder)/\(property.capitalized)Documents.swift", atomically: true,
        encoding: .utf8)
    }
    let publisher = SwiftText(
      property: "publisherKey", meaning: "The public key with which acme signs every root.",
      pem: Acme.rootKey.publicPEM)
    try publisher.text.write(
      toFile: "\(folder)/PublisherKey.swift", atomically: true, encoding: .utf8)
  }
}
