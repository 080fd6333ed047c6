import ArgumentParser
import Inspector
import NotaryCore

/// How servers are reached. Proxies are those of the environment; see ``ProxySettings``.
struct ConnectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "PEM certificates that replace the system's roots.", valueName: "file"))
  var cacert: String?

  @Flag(
    help: ArgumentHelp(
      "Do not check the server's certificate. Nothing is then called verified, and no credentials are"
        + " sent but with --insecure-auth."))
  var insecure = false

  @Option(
    help: ArgumentHelp(
      "Connect to the second host and port where the first are asked for, as curl does. Repeatable;"
        + " parts may be empty.", valueName: "host:port:host:port"))
  var connectTo: [String] = []

  @Option(
    help: ArgumentHelp("The most seconds that one request may take.", valueName: "seconds"))
  var timeout: Double?

  func validate() throws {
    if let timeout, !Settings.timeouts.contains(timeout) {
      throw ValidationError("--timeout takes more than 0 and at most 3600 seconds")
    }
    if insecure, cacert != nil {
      throw ValidationError("--insecure checks no certificate, so --cacert has no use beside it")
    }
    _ = try otherAddresses()
  }

  /// Nil for what each kind of request has by itself.
  var timeoutInForce: SettingInForce<Double?> {
    .first(
      flag: ("--timeout", timeout), file: SettingsFile.settings.timeout, orElse: nil)
  }

  var authorities: SettingInForce<String?> {
    .first(flag: ("--cacert", cacert), file: SettingsFile.settings.cacert, orElse: nil)
  }

  /// Reads the certificates.
  func transferOptions() throws -> TransferOptions {
    var options = TransferOptions(userAgent: "tastevin/\(Tastevin.version)")
    if let timeout = timeoutInForce.value {
      options.totalTimeout = timeout
      options.connectTimeout = min(options.connectTimeout, timeout)
      // Who waits longer for a whole answer waits as long for its next byte.
      options.stallTimeout = timeout
    }
    options.checksCertificates = !insecure
    options.otherAddresses = try otherAddresses()
    options.proxies = ProxySettings(environment: Environment.value)
    options.systemRoots = SystemRoots(environment: Environment.value)
    if !insecure, let file = authorities.value {
      do throws(CertificateAuthorities.FileError) {
        options.certificateAuthorities = try CertificateAuthorities(file: file)
      } catch {
        throw CommandFailure("\(authorities.origin.words): \(error.message)")
      }
    }
    return options
  }

  /// Said on standard error by every command that asks servers.
  func warn() {
    guard insecure else { return }
    StandardStream.error.write(
      "tastevin: warning: --insecure: certificates are not checked, so anybody may answer in a"
        + " server's place\n")
  }

  private func otherAddresses() throws -> [ConnectTo] {
    var addresses: [ConnectTo] = []
    for text in connectTo {
      do throws(ConnectTo.Fault) {
        addresses.append(try ConnectTo(text))
      } catch {
        throw ValidationError("--connect-to \(VisibleText.of(text, limit: 200)): \(error.message)")
      }
    }
    return addresses
  }
}
