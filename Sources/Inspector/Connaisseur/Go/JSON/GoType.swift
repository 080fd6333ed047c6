/// A Go type as far as Notary's structs need them: it decides what JSON is taken, what is dropped,
/// and how the value is written again.
///
/// Types nest only as deep as they are declared here, whatever a document does, so walking them
/// recursively is safe.
indirect enum GoType: Sendable {
  /// A string type of this name.
  case string(String)
  /// `int` or `int64`; both have 64 bits.
  case integer(String)
  case boolean
  /// `[]byte`, in base64.
  case bytes
  /// `time.Time`.
  case time
  /// `*json.RawMessage`: kept as it is.
  case raw
  case structure(String, [GoField])
  /// A pointer to a struct, nil where the document says null.
  case pointer(GoType)
  /// A map of this name whose keys are strings.
  case map(String, GoType)
  /// A slice of this name.
  case list(String, GoType)
  /// `data.Keys`, which decodes itself into a map of its own, so that null leaves it empty and
  /// nothing of an earlier value stays.
  case keys(GoType)
}

/// A field of a struct.
struct GoField: Sendable {
  let name: StaticString
  let type: GoType
  /// Left out when empty.
  let omitsEmpty: Bool

  init(_ name: StaticString, _ type: GoType, omitsEmpty: Bool = false) {
    self.name = name
    self.type = type
    self.omitsEmpty = omitsEmpty
  }
}

/// A value of a ``GoType``.
enum GoValue {
  case string([UInt8])
  case integer(Int64)
  case boolean(Bool)
  case time(GoTime)
  case bytes([UInt8])
  case raw([UInt8])
  case structure([GoValue])
  case map([[UInt8]: GoValue])
  case list([GoValue])
  /// A nil pointer, map or slice.
  case none
}

extension GoType {
  /// What Go calls the type in its errors.
  var name: String {
    switch self {
    case .string(let name), .integer(let name), .structure(let name, _), .map(let name, _),
      .list(let name, _):
      name
    case .boolean: "bool"
    case .bytes: "[]uint8"
    case .time: "time.Time"
    case .raw: "json.RawMessage"
    case .pointer(let type): type.name
    case .keys: "data.Keys"
    }
  }

  /// What a variable of the type holds at first.
  var zero: GoValue {
    switch self {
    case .string: .string([])
    case .integer: .integer(0)
    case .boolean: .boolean(false)
    case .time: .time(.zero)
    case .structure(_, let fields): .structure(fields.map(\.type.zero))
    case .bytes, .raw, .pointer, .map, .list, .keys: .none
    }
  }
}
