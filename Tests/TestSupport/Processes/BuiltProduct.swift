import Foundation

/// The executables of this package, as the build that the tests are part of made them: debug, release,
/// sanitized or instrumented.
public enum BuiltProduct {
  /// The folder of the running test program; the products lie beside it.
  public static let folder: String = {
    let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    return ((program ?? CommandLine.arguments[0]) as NSString).deletingLastPathComponent
  }()

  /// The path of the program.
  public static let tastevin = folder + "/tastevin"
}

extension Command {
  /// The built `tastevin` with these arguments.
  public static func tastevin(
    _ arguments: String..., environment: [String: String] = [:], input: [UInt8] = []
  ) -> Command {
    Command(
      BuiltProduct.tastevin, arguments,
      environment: plainEnvironment.merging(environment) { _, given in given }, input: input)
  }
}
