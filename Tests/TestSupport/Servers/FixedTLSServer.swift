/// An https server that gives the same answer, word for word, to every request for a path. It is the
/// `openssl s_server` program.
public final class FixedTLSServer: Sendable {
  public let url: String
  private let process: ServerProcess
  private let folder: TemporaryFolder

  /// - Parameters:
  ///   - answers: whole HTTP answers by path, without the slash at the start.
  ///   - options: further options of the program.
  public init(
    certificates: ServerCertificates, answers: [String: String], options: [String] = []
  ) throws {
    folder = try TemporaryFolder()
    for (path, answer) in answers { try folder.write(answer, to: path) }
    let port = try Loopback.freePort()
    process = try ServerProcess(
      .openssl,
      [
        "s_server", "-accept", "127.0.0.1:\(port)", "-quiet", "-HTTP",
        "-cert", certificates.certificatePath, "-key", certificates.keyPath,
      ] + options, in: folder.path, log: "\(folder.path)/log")
    try process.waitUntilListening(on: port)
    url = "https://127.0.0.1:\(port)"
  }
}
