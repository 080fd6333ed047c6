import Glibc

/// `$TASTEVIN_PASSWORD`, which no program that this one starts gets to see.
enum PasswordVariable {
  /// Nil where it is not set or empty. Taken out of the environment when it is first looked at, which
  /// has to be before there is another thread.
  static let value = take("TASTEVIN_PASSWORD")

  private static func take(_ name: String) -> String? {
    guard let found = getenv(name) else { return nil }
    let value = String(cString: found)
    // What /proc/PID/environ shows is this memory.
    memset(found, 0, strlen(found))
    unsetenv(name)
    return value.isEmpty ? nil : value
  }
}
