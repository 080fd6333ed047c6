import NotaryCore
import TestSupport
import Testing

/// What the built program said, and its report where it wrote one.
struct Inspection {
  let outcome: Command.Outcome

  /// Runs a command that takes a server and writes JSON when asked.
  ///
  /// - Parameter arguments: the subcommand first.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], input: String = ""
  ) async throws -> Inspection {
    let outcome = try await Command(
      BuiltProduct.tastevin, arguments,
      environment: Command.plainEnvironment.merging(environment) { $1 }, input: Array(input.utf8)
    ).run()
    return Inspection(outcome: outcome)
  }

  var status: Int32? { outcome.status }

  /// The object on standard output.
  func json() throws -> JSONValue {
    try #require(outcome.output.hasSuffix("}\n"), "\(outcome.output)\(outcome.errors)")
    return try JSONDocument(parsing: outcome.outputBytes).root
  }

  /// The top status.
  func verdict() throws -> String { try json()["status"]?.string ?? "none" }

  func roles() throws -> [JSONValue] { try json()["roles"]?.elements ?? [] }

  func role(_ name: String) throws -> JSONValue {
    try #require(try roles().first { $0["name"]?.string == name }, "\(name)")
  }

  /// Every role's status by its name.
  func statuses() throws -> [String: String] {
    Dictionary(
      try roles().map { ($0["name"]?.string ?? "", $0["status"]?.string ?? "") }
    ) { _, last in last }
  }

  func problems(_ role: String) throws -> [String] {
    try self.role(role)["problems"]?.elements.compactMap { $0["code"]?.string } ?? []
  }

  /// Rows as `notary list` prints them: name, digest, length, role.
  func targets() throws -> [[String]] {
    try (json()["targets"]?.elements ?? []).map { target in
      [
        target["name"]?.string ?? "", String(target["digest"]?.string?.dropFirst(7) ?? ""),
        target["length"]?.integer.map(String.init) ?? "",
        target["role"]?.string ?? "",
      ]
    }
  }

  /// Whether nothing was written that could control a terminal.
  var isHarmless: Bool {
    let streams = [outcome.output, outcome.errors]
    return streams.allSatisfy { text in
      text.unicodeScalars.allSatisfy { scalar in
        scalar == "\n"
          || !(scalar.properties.generalCategory == .control
            || scalar.properties.generalCategory == .format)
      }
    }
  }
}

extension JSONValue {
  /// The names of an object's members in their order.
  var names: [String] { members.map { String(decoding: $0.nameBytes, as: UTF8.self) } }
}
