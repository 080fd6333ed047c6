/// What Connaisseur 3.3 reads in a `WWW-Authenticate` header: two regular expressions find a scheme
/// and the parameters anywhere in its text (connaisseur 3.3.4, `notary.Notary.__parse_auth`).
struct PythonChallenge {
  struct Parameter: Hashable, Comparable {
    let name: String
    var value: String

    static func < (left: Parameter, right: Parameter) -> Bool {
      (left.name, left.value) < (right.name, right.value)
    }
  }

  /// The first scheme that is followed by ` realm`; nil where there is none.
  let scheme: String?
  /// In the order in which their names come first; each with its last value. A value ends at the first
  /// character that is not one of a word or of `./:-_`.
  let parameters: [Parameter]

  private static let schemes = [
    "Basic", "Bearer", "Digest", "HOBA", "Mutual", "Negotiate", "OAuth", "SCRAM-SHA-1",
    "SCRAM-SHA-256", "vapid",
  ]

  init(_ header: String) {
    let text = Array(header.unicodeScalars)
    scheme = Self.scheme(in: text)
    parameters = Self.parameters(in: text)
  }

  var realm: String? { parameters.first { $0.name == "realm" }?.value }

  /// What the token is asked for with.
  var query: [Parameter] { parameters.filter { $0.name != "realm" } }

  /// The URL of the token; nil where there is no realm.
  var url: String? {
    realm.map { realm in
      let query = query.map { "\(Self.quoted($0.name))=\(Self.quoted($0.value))" }
      return "\(Self.quoted(realm))?\(query.joined(separator: "&"))"
    }
  }

  private static func scheme(in text: [Unicode.Scalar]) -> String? {
    for start in text.indices {
      let rest = text[start...]
      if let scheme = schemes.first(where: { rest.starts(with: "\($0) realm".unicodeScalars) }) {
        return scheme
      }
    }
    return nil
  }

  private static func parameters(in text: [Unicode.Scalar]) -> [Parameter] {
    var parameters: [Parameter] = []
    var position = 0
    while position < text.count {
      let name = text[position...].prefix { $0.isPythonWord }
      position = name.endIndex
      guard !name.isEmpty else {
        position += 1
        continue
      }
      guard position < text.count, text[position] == "=" else { continue }
      let isQuoted = position + 1 < text.count && text[position + 1] == "\""
      let value = text[(position + (isQuoted ? 2 : 1))...].prefix {
        $0.isPythonWord || "./:-_".unicodeScalars.contains($0)
      }
      guard !value.isEmpty else { continue }
      position = value.endIndex
      let parameter = Parameter(name: string(name), value: string(value))
      if let known = parameters.firstIndex(where: { $0.name == parameter.name }) {
        parameters[known].value = parameter.value
      } else {
        parameters.append(parameter)
      }
    }
    return parameters
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  /// As `urllib.parse.quote` writes what can stand in a name or a value.
  private static func quoted(_ text: String) -> String {
    text.utf8.map { byte in
      byte < 0x80
        ? String(UnicodeScalar(byte)) : "%" + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}

extension Unicode.Scalar {
  /// What `\w` matches in Python.
  fileprivate var isPythonWord: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", "_": true
    case ..."\u{7F}": false
    default:
      switch properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber:
        true
      default: properties.numericType != nil
      }
    }
  }
}
