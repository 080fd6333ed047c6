/// Why a configuration cannot be read at all.
public enum ValuesError: Error, Hashable, Sendable {
  /// No file was given.
  case noFiles
  /// The file is not YAML.
  case notYAML(file: String, YAMLError)
  /// The text that a scalar of the file holds, such as a ConfigMap's `config.yaml`, is not YAML; the
  /// position is that of the mistake where lines can be told, else that of the scalar.
  case embeddedNotYAML(at: SourcePosition, YAMLError)
  /// The outermost value is neither a mapping nor nothing.
  case notMapping(at: SourcePosition)
}
