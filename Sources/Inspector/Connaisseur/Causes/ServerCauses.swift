import NotaryCore
import PolicyEditor

/// Documents that there are none of: what the server said, or why it said nothing.
extension CauseFinder {
  func notRead(_ role: RoleName) -> Told {
    guard let answer = context.documents?[role]?.answer else {
      return undetermined("\(shown(role.rawValue)) was not asked for")
    }
    let evidence = evidence(role, answer)
    switch answer.outcome {
    case .document(let bytes): return notADocument(role, bytes, evidence)
    case .missing: return missing(role, evidence)
    case .tooLarge(let size):
      return Told(
        code: .documentNotRead,
        message: "\(shown(role.rawValue)) is larger than is read here",
        evidence: [evidence] + (size.map { [Evidence("it has \($0) bytes")] } ?? []),
        remedies: [Remedy("look at what the server sends under this address")])
    case .failed(let failure): return failed(role, failure, evidence)
    }
  }

  /// Nothing was asked, and why.
  func undetermined(_ fact: String) -> Told {
    let place = context.validator?.place
    switch context.unavailable {
    case .server(let reason):
      return Told(
        code: .serverNotUsable, message: shown(reason),
        evidence: [Evidence("host: \(shown(context.host))", at: place)],
        remedies: [Remedy("check the validator's host and cert")])
    case nil:
      return Told(
        code: .documentNotRead, message: fact,
        remedies: [Remedy("give the way to its trust data: --server URL or --trust-dir FOLDER")])
    }
  }

  /// The address, with the status that was answered.
  private func evidence(_ role: RoleName, _ answer: TrustAnswer) -> Evidence {
    let status: String =
      switch answer.outcome {
      case .missing: answer.httpStatus.map { "\($0) Not Found" } ?? "not there"
      case .failed(let failure): failure.bare.shortStatus
      case .tooLarge: "too large"
      case .document(let bytes): "\(bytes.count) bytes"
      }
    return Evidence("\(shown(answer.origin)): \(status)", at: .trust(role))
  }

  private func failed(_ role: RoleName, _ failure: TrustFailure, _ evidence: Evidence) -> Told {
    switch failure.bare {
    case .credentials(let problem): return credentialsNotFound(problem, [evidence])
    case .unauthorized, .forbidden: return refusedAccess(failure, evidence)
    case .tooManyRequests(let seconds):
      let wait = seconds.map { "wait \($0) s" } ?? "wait"
      return Told(
        code: .serverError, message: failure.message, evidence: [evidence],
        remedies: [Remedy("\(wait), then deploy again; 3.9 keeps an error for 30 s")],
        isTemporaryRuleSafe: true)
    case .status(let status):
      return Told(
        code: .serverError, message: "the server answers with status \(status)",
        evidence: [evidence] + health,
        remedies: [
          Remedy("whoever runs \(shown(context.host)) looks at its log; then deploy again")
        ],
        isTemporaryRuleSafe: true)
    case .certificate, .tls, .needsTLS: return tls(failure, evidence)
    case .nameNotResolved, .connectionRefused, .proxy, .timedOut, .interrupted, .protocolError:
      return unreachable(failure, evidence)
    case .archive(let gap):
      return Told(
        code: .documentNotRead, message: gap.message, evidence: [evidence],
        remedies: [Remedy(gap.remedy)])
    case .redirectRefused, .unreadable, .cancelled, .tokenService, .recorded:
      return Told(
        code: .documentNotRead, message: "\(shown(role.rawValue)) \(failure.message)",
        evidence: [evidence], remedies: [Remedy(failure.remedy)])
    }
  }

  // MARK: Not there

  private func missing(_ role: RoleName, _ evidence: Evidence) -> Told {
    let isThere = RoleName.base.contains { context.documents?[$0]?.answer.bytes != nil }
    guard !isThere else {
      return Told(
        code: role.isDelegation ? .delegationMissing : .documentMissing,
        message: "the repository is there, but the server has no \(shown(role.rawValue))",
        evidence: [evidence],
        remedies: [
          Remedy(
            role == .timestamp || role == .snapshot
              ? "whoever runs the server looks at its signer, which makes this document"
              : "whoever runs the server puts it back: Notary's client publishes nothing to a"
                + " repository that lacks it")
        ], isTemporaryRuleSafe: true)
    }
    if let retired = RetiredServer.retirement(ofHost: context.hostName),
      retired.isOver(at: context.moment)
    {
      return retiredServer(retired, [evidence])
    }
    if !context.otherGUNs.isEmpty { return wrongRepository(evidence) }
    if let registry = registryAsServer { return wrongServer(registry, [evidence]) }
    return Told(
      code: .repositoryUnknown,
      message: "the server knows no repository \(shown(context.gun))",
      evidence: [
        evidence,
        Evidence("validator \(shown(context.validatorName))", at: context.validator?.place),
      ],
      remedies: [
        Remedy(
          "check the image's name and the validator's host: nothing was ever signed under this name"
            + " there"),
        Remedy(
          "if the image was never signed, its owner starts with a repository of trust data",
          lines: NotaryCommandLine(context).lines("init", context.gun, "-p")),
      ], isTemporaryRuleSafe: true)
  }

  private func wrongRepository(_ evidence: Evidence) -> Told {
    let others = list(context.otherGUNs.map(shown))
    var told = Told(
      code: .wrongRepository,
      message: "\(context.name) asks for \(shown(context.gun)), but what is there is \(others)",
      evidence: [evidence],
      remedies: [Remedy("write the image so that it asks for \(others)")])
    if context.generation == .python, context.gun.hasPrefix("index.docker.io/") {
      told.evidence.append(
        Evidence("3.3 does not take index.docker.io for docker.io, as 3.9 does"))
      told.remedies = [
        Remedy(
          "in the manifest, write docker.io in place of index.docker.io:",
          lines: others.isEmpty
            ? [] : [context.otherGUNs[0] + (context.reference?.tag.map { ":\($0)" } ?? "")])
      ]
    }
    return told
  }

  /// The validator's host, where it is known as a registry that serves no trust data.
  private var registryAsServer: String? {
    let registries = [
      "docker.io", "index.docker.io", "registry-1.docker.io", "hub.docker.com", "ghcr.io",
      "quay.io", "gcr.io", "registry.k8s.io", "mcr.microsoft.com", "public.ecr.aws",
    ]
    return registries.contains(context.hostName) ? context.hostName : nil
  }

  private func wrongServer(_ host: String, _ evidence: [Evidence]) -> Told {
    let isHub = host.hasSuffix("docker.io") || host == "hub.docker.com"
    return Told(
      code: .wrongServer, message: "\(shown(host)) is a registry, not a Notary server",
      evidence: evidence + [
        Evidence("host of validator \(shown(context.validatorName))", at: context.validator?.place)
      ],
      remedies: [
        Remedy(
          isHub
            ? "the host of Docker Hub's Notary server is notary.docker.io"
            : "set the validator's host to the Notary server; often it is notary.<registry>")
      ])
  }

  /// It answered with something else than JSON.
  private func notADocument(_ role: RoleName, _ bytes: [UInt8], _ evidence: Evidence) -> Told {
    let isMarkup = bytes.first { $0 > 0x20 } == UInt8(ascii: "<")
    guard isMarkup else { return malformed(role, "it is not JSON") }
    return Told(
      code: .wrongServer, message: "the server answers with a web page, not with trust data",
      evidence: [
        evidence,
        Evidence("host of validator \(shown(context.validatorName))", at: context.validator?.place),
      ],
      remedies: [Remedy("check the validator's host: a proxy, a login page or another service")])
  }

  private func retiredServer(
    _ retired: RetiredServer.Retirement, _ evidence: [Evidence]
  ) -> Told {
    Told(
      code: .retiredServer, message: "\(retired.name) was switched off on \(retired.day)",
      evidence: evidence + [
        Evidence("host of validator \(shown(context.validatorName))", at: context.validator?.place)
      ],
      remedies: retired.remedies, isTemporaryRuleSafe: true)
  }

  // MARK: No answer

  /// What was read decides nothing: Connaisseur has no such option.
  var certificateNotChecked: Told {
    Told(
      code: .certificateNotChecked,
      message:
        "the server's certificate was not checked (--insecure): Connaisseur always checks it,"
        + " and may meet another server or none",
      evidence: [
        Evidence("read from \(shown(context.location?.text ?? ""))"),
        Evidence(
          context.notary?.certificate == nil
            ? "the validator has no cert, so the system's roots count"
            : "the validator's cert replaces the system's roots",
          at: context.validator?.place),
      ],
      remedies: [Remedy("ask without --insecure, with the server's CA in the validator's cert")])
  }

  private func unreachable(_ failure: TrustFailure, _ evidence: Evidence) -> Told {
    if let retired = RetiredServer.retirement(ofHost: context.hostName),
      retired.isOver(at: context.moment)
    {
      return retiredServer(retired, [evidence, Evidence(failure.message)])
    }
    let check: String =
      switch failure.bare {
      case .nameNotResolved: "check the validator's host, and DNS in the cluster"
      case .connectionRefused:
        "check the port, the server, and network policies between the cluster and it"
      case .proxy: failure.remedy
      case .timedOut: "check proxies and firewalls on the way; 3.9 gives up after 30 s in all"
      default: "check that a Notary server answers at this address"
      }
    return Told(
      code: .serverUnreachable, message: failure.message,
      evidence: [evidence] + seen(failure) + [
        Evidence("host of validator \(shown(context.validatorName))", at: context.validator?.place)
      ],
      remedies: [Remedy(check)] + fromHere(failure) + [
        Remedy(
          "ask from within the cluster",
          lines: [
            "kubectl run notary-check --rm -it --restart=Never \\",
            "  --image=curlimages/curl -- -sv "
              + NotaryCommandLine.quoted("\(NotaryCommandLine(context).server)/v2/"),
          ])
      ])
  }

  /// What was seen on the way to the server.
  private func seen(_ failure: TrustFailure) -> [Evidence] {
    advice(failure).facts.map { Evidence($0) }
  }

  /// How this machine may come to see what the cluster sees.
  private func fromHere(_ failure: TrustFailure) -> [Remedy] {
    Array(advice(failure).remedies.dropFirst())
  }

  private var health: [Evidence] {
    context.health.map { [Evidence("health: \($0.words); \(ServerHealth.rule)")] } ?? []
  }

  private func advice(_ failure: TrustFailure) -> NetworkAdvice {
    NetworkAdvice(
      failure: failure, url: context.location?.text ?? "",
      route: context.location?.route ?? SourceRoute())
  }

  private func tls(_ failure: TrustFailure, _ evidence: Evidence) -> Told {
    let hasCertificate = context.notary?.certificate != nil
    return Told(
      code: .tls, message: failure.message,
      evidence: [
        evidence,
        Evidence(
          hasCertificate
            ? "the validator's cert replaces the system's roots"
            : "the validator has no cert, so the system's roots count",
          at: context.validator?.place),
      ] + seen(failure),
      remedies: [tlsRemedy(failure, hasCertificate: hasCertificate)] + fromHere(failure))
  }

  /// What helps Connaisseur, where its validator has the say.
  private func tlsRemedy(_ failure: TrustFailure, hasCertificate: Bool) -> Remedy {
    switch failure.code {
    case .certificateUnknown, .certificateSelfSigned, .authoritiesNotUsable:
      Remedy(
        hasCertificate
          ? "put the CA that signed the server's certificate into the validator's cert"
          : "if the server's CA is your own, put it into the validator's cert")
    case .certificateForAnotherName:
      Remedy("write a name that the certificate has into the validator's host")
    case .notTLS, .needsTLS: Remedy("check the scheme and the port of the validator's host")
    default: Remedy(failure.remedy)
    }
  }
}

extension TrustFailure {
  /// What stands beside an address.
  fileprivate var shortStatus: String {
    switch self {
    case .nameNotResolved: "no such host"
    case .connectionRefused: "no connection"
    case .proxy: "no way through the proxy"
    case .certificate, .tls, .needsTLS(nil): "TLS failed"
    case .needsTLS(let status?): "\(status)"
    case .interrupted: "the connection ended early"
    case .timedOut: "no answer in time"
    case .unauthorized, .credentials: "401 Unauthorized"
    case .forbidden: "403 Forbidden"
    case .tooManyRequests: "429 Too Many Requests"
    case .status(let status): "\(status)"
    case .protocolError: "no usable answer"
    case .redirectRefused: "a redirect that is not followed"
    case .unreadable: "cannot be read"
    case .cancelled: "cancelled"
    case .tokenService: "the token service failed"
    case .recorded(let failure): failure.shortStatus
    case .archive(let gap): gap.shortStatus
    }
  }
}
