public import NotaryCore

/// `ping`: how a server is reached and what it says of itself, as text and as JSON.
public struct ServerReport: Sendable {
  public let record: ServerRecord

  public init(_ record: ServerRecord) { self.record = record }

  /// 0 if the server answers and calls itself well or has no health check, 1 if it calls itself not
  /// well, 3 if it cannot be asked.
  public var exitCode: ExitCode {
    guard case .status = record.endpoint.outcome else { return .unknown }
    switch record.health.answer {
    case .status(500...): return .bad
    case .status, .failed: return .good
    }
  }

  public var lines: [StyledLine] {
    var lines = record.location.route.warnings.map { StyledLine($0, .warning) }
    lines.append(field("server", Span(record.location.words)))
    if let chain = record.chain { lines += tls(chain) }
    switch record.endpoint.outcome {
    case .status(let status):
      lines.append(field("/v2/", Span(GoWords.statusLine(status))))
      lines += record.endpoint.challenges.prefix(4).map {
        field("", Span("asks for \(VisibleText.of($0, limit: 300))", .dim))
      }
      lines.append(field("health", Span(record.health.words, healthTone)))
      lines.append(field("", Span(ServerHealth.rule, .dim)))
    case .failed(let failure): lines += failed(failure)
    }
    return lines
  }

  private var healthTone: Tone { record.health.isWell ? .good : .warning }

  /// What the server showed of itself, and how the connection is protected; empty for plain http.
  public var tls: [StyledLine] { record.chain.map(tls) ?? [] }

  private func tls(_ chain: ServerChain) -> [StyledLine] {
    let agreed = [chain.version, chain.cipher].compactMap { $0 }.joined(separator: ", ")
    let judgement =
      chain.fault.map { fault in
        Span(
          "not checked; "
            + CertificateFailure(
              fault, host: "", chain: chain.certificates, authorities: chain.authorities
            ).message, .bad)
      } ?? Span("by \(chain.authorities.words)")
    return [field("TLS", judgement)]
      + (agreed.isEmpty ? [] : [field("", Span(VisibleText.of(agreed, limit: 120)))])
      + chain.certificates.flatMap(\.lines).map { field("", Span($0, .dim)) }
  }

  private func failed(_ failure: TrustFailure) -> [StyledLine] {
    let advice = NetworkAdvice(
      failure: failure, url: record.location.text, route: record.location.route)
    var lines = [field("/v2/", Span(failure.message, .bad))]
    lines += advice.facts.map { field("", Span($0, .dim)) }
    for remedy in advice.remedies {
      lines.append(field("", Span(remedy.text, .accent)))
      lines += remedy.lines.map { field("", Span("  " + $0)) }
    }
    return lines
  }

  private func field(_ name: String, _ span: Span) -> StyledLine {
    StyledLine([Span(name + String(repeating: " ", count: 9 - name.count)), span])
  }

  public var json: JSONOutput {
    .object([
      ("schema", .string("tastevin/ping/v1")), ("source", .object(record.location.members)),
      ("endpoint", record.endpoint.json), ("health", record.health.json),
      (
        "tls",
        record.chain.map { chain in
          .object([
            ("trusted", .bool(chain.fault == nil)), ("authorities", chain.authorities.json),
            ("chain", .array(chain.certificates.map(\.json))),
            ("version", .optional(chain.version)), ("cipher", .optional(chain.cipher)),
          ])
        } ?? .null
      ),
    ])
  }
}

extension AuthenticationRecord.Answer {
  fileprivate var json: JSONOutput {
    .object(outcome.members + [("challenges", .array(challenges.map { .string($0) }))])
  }
}

extension AuthenticationRecord.Answer.Outcome {
  fileprivate var members: [(String, JSONOutput)] {
    switch self {
    case .status(let status): [("httpStatus", .int(status)), ("failure", .null)]
    case .failed(let failure): [("httpStatus", .null), ("failure", failure.json)]
    }
  }
}

extension ServerHealth {
  /// What Connaisseur makes of it.
  static let rule = "no Connaisseur asks for its health when it validates"

  /// What the server says, in a few words.
  var words: String {
    switch answer {
    case .status(200): "the server calls itself well"
    case .status(404): "it has no health check (404), as Azure's registries"
    case .status(let status):
      "the server calls itself not well: \(GoWords.statusLine(status)), "
        + VisibleText.of(String(decoding: body.prefix(400), as: UTF8.self), limit: 300)
    case .failed(let failure): failure.message
    }
  }

  var json: JSONOutput {
    .object(
      answer.members + [
        ("well", isUnknown ? .null : .bool(isWell)),
        ("body", .string(String(decoding: body.prefix(1_000), as: UTF8.self))),
      ])
  }

  /// Whether nothing is known of it: no answer, or a server that has no such check.
  private var isUnknown: Bool {
    switch answer {
    case .status(let status): status != 200 && status < 500
    case .failed: true
    }
  }
}
