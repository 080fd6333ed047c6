public import PolicyEditor

/// Where a setting comes from.
public enum SettingOrigin: Hashable, Sendable {
  /// An option, such as `--timeout`.
  case flag(String)
  /// A variable of the environment, without its dollar sign.
  case environment(String)
  case file(SourcePosition)
  /// Nobody set it.
  case standard
}

/// What holds of a setting, and why.
public struct SettingInForce<Value: Sendable>: Sendable {
  public let value: Value
  public let origin: SettingOrigin

  public init(_ value: Value, from origin: SettingOrigin) {
    self.value = value
    self.origin = origin
  }

  /// The option before the environment before the configuration file before what holds without.
  public static func first(
    flag: (name: String, value: Value?), environment: (name: String, value: Value?)? = nil,
    file: Settings.Entry<Value>?, standard: @autoclosure () -> Value
  ) -> SettingInForce {
    if let value = flag.value { return SettingInForce(value, from: .flag(flag.name)) }
    if let environment, let value = environment.value {
      return SettingInForce(value, from: .environment(environment.name))
    }
    if let file { return SettingInForce(file.value, from: .file(file.position)) }
    return SettingInForce(standard(), from: .standard)
  }

  /// The same for what there may be none of.
  public static func first<Wrapped>(
    flag: (name: String, value: Wrapped?), environment: (name: String, value: Wrapped?)? = nil,
    file: Settings.Entry<Wrapped>?, orElse standard: Wrapped?
  ) -> SettingInForce where Value == Wrapped? {
    if let value = flag.value { return SettingInForce(value, from: .flag(flag.name)) }
    if let environment, let value = environment.value {
      return SettingInForce(value, from: .environment(environment.name))
    }
    if let file { return SettingInForce(file.value, from: .file(file.position)) }
    return SettingInForce(standard, from: .standard)
  }
}

extension SettingOrigin {
  /// `--timeout`, `$TASTEVIN_VALUES`, `config.yaml:3`, `default`.
  public var words: String {
    switch self {
    case .flag(let name): name
    case .environment(let name): "$\(name)"
    case .file(let position): "\(VisibleText.of(position.file)):\(position.line)"
    case .standard: "default"
    }
  }

  /// The same without the folder of a file.
  public var brief: String {
    guard case .file(let position) = self else { return words }
    let name = position.file.split(separator: "/").last.map(String.init) ?? position.file
    return "\(VisibleText.of(name)):\(position.line)"
  }
}
