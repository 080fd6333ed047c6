import NotaryCore

/// The member `authentication` of `inspect` and `explain` with `--trace-auth`: how signing in went,
/// without secrets.
extension AuthenticationTrace {
  static func json(of traces: [AuthenticationTrace]) -> (String, JSONOutput) {
    ("authentication", .array(traces.map(\.json)))
  }

  private var json: JSONOutput {
    .object([
      ("server", .string(server)), ("steps", .array(steps.map(\.json))),
      ("omitted", .int(omitted)),
    ])
  }
}

extension AuthenticationTrace.Step {
  fileprivate var json: JSONOutput {
    let (name, members): (String, [(String, JSONOutput)]) =
      switch self {
      case .request(let request): ("request", request.members)
      case .credential(let credential): ("credential", credential.members)
      case .grant(let grant): ("grant", grant.output)
      case .refusal(let problem): ("refusal", [("message", .string(problem.message))])
      }
    return .object([("step", .string(name))] + members)
  }
}

extension AuthenticationTrace.Request {
  fileprivate var members: [(String, JSONOutput)] {
    [
      ("method", .string(method)), ("url", .string(url)), ("as", .string(sender.name)),
      ("user", .optional(sender.user)),
    ] + answer.members
  }
}

extension AuthenticationTrace.Sender {
  fileprivate var name: String {
    switch self {
    case .nobody: "nobody"
    case .password: "password"
    case .identityToken: "identity-token"
    case .token: "token"
    }
  }

  fileprivate var user: String? {
    if case .password(let user) = self { user } else { nil }
  }
}

extension AuthenticationTrace.Answer {
  fileprivate var members: [(String, JSONOutput)] {
    var (status, challenges, redirect): (Int?, [String], String?) = (nil, [], nil)
    var message: String?
    switch self {
    case .status(let code, let asked, let place):
      (status, challenges, redirect) = (code, asked, place)
    case .tooLarge: message = "an answer larger than is read"
    case .failed(let failure): message = failure.message
    }
    return [
      ("httpStatus", .optional(status)), ("challenges", .array(challenges.map { .string($0) })),
      ("redirect", .optional(redirect)), ("message", .optional(message)),
    ]
  }
}

extension AuthenticationTrace.Credential {
  fileprivate var members: [(String, JSONOutput)] {
    var (found, owner, place): (String?, String?, String?) = (nil, nil, nil)
    var message: String?
    switch self {
    case .none: break
    case .found(let kind, let user, let origin):
      (found, owner, place) = (kind.name, user.isEmpty ? nil : user, origin)
    case .problem(let problem): message = problem.message
    }
    return [
      ("found", .optional(found)), ("user", .optional(owner)), ("origin", .optional(place)),
      ("message", .optional(message)),
    ]
  }
}

extension RegistryCredential.Kind {
  fileprivate var name: String {
    switch self {
    case .password: "password"
    case .identityToken: "identity-token"
    case .registryToken: "registry-token"
    }
  }
}

extension AuthenticationTrace.Grant {
  fileprivate var output: [(String, JSONOutput)] {
    [
      ("service", .string(service)), ("members", .array(members.map { .string($0.rawValue) })),
      ("tokenLength", .optional(tokenLength)), ("seconds", .optional(seconds)),
      ("clockDifference", .optional(clockDifference.map { Int($0) })),
      ("claims", claims?.json ?? .null),
    ]
  }
}

extension TokenClaims {
  fileprivate var json: JSONOutput {
    .object([
      ("issuer", .optional(issuer)), ("subject", .optional(subject)),
      ("audience", .array(audience.map { .string($0) })),
      ("issuedAt", .optional(issuedAt?.rfc3339)), ("notBefore", .optional(notBefore?.rfc3339)),
      ("expires", .optional(expires?.rfc3339)),
      (
        "access",
        access.map { access in
          .array(
            access.map { one in
              .object([
                ("type", .string(one.type)), ("name", .string(one.name)),
                ("actions", .array(one.actions.map { .string($0) })),
              ])
            })
        } ?? .null
      ),
    ])
  }
}
