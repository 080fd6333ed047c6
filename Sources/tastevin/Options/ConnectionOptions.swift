import ArgumentParser
import Inspector
import NotaryCore

/// How servers are reached.
struct ConnectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "PEM certificates that replace the system's roots.", valueName: "file"))
  var cacert: String?

  @Option(
    help: ArgumentHelp("The most seconds that one request may take.", valueName: "seconds"))
  var timeout: Double?

  func validate() throws {
    if let timeout, !(timeout > 0 && timeout <= 3_600) {
      throw ValidationError("--timeout takes more than 0 and at most 3600 seconds")
    }
  }

  /// Reads the certificates.
  func transferOptions() throws -> TransferOptions {
    var options = TransferOptions(userAgent: "tastevin/\(Tastevin.version)")
    if let timeout {
      options.totalTimeout = timeout
      options.connectTimeout = min(options.connectTimeout, timeout)
      // Who waits longer for a whole answer waits as long for its next byte.
      options.stallTimeout = timeout
    }
    if let cacert {
      do throws(TransferOptions.CertificateFileError) {
        options.certificateAuthorities =
          try TransferOptions.certificateAuthorities(fromFile: cacert)
      } catch {
        throw CommandFailure("--cacert: \(error.message)")
      }
    }
    return options
  }
}
