/// The fields of a form, as a POST request carries them. A secret: nothing but the request itself shows
/// it.
struct HTTPForm: Sendable, CustomStringConvertible, CustomReflectable {
  /// `application/x-www-form-urlencoded`.
  let text: String

  init(_ fields: [(name: String, value: String)]) {
    text = fields.map { "\($0.name)=\(HTTPURL.escapedValue($0.value))" }
      .joined(separator: "&")
  }

  var description: String { "(not shown)" }
  var customMirror: Mirror { Mirror(self, children: []) }
}
