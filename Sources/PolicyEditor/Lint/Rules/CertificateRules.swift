import NotaryCore

/// Certificates with which a validator trusts its server.
enum CertificateRules {
  static func check(_ context: LintContext, _ findings: inout LintFindings) {
    for validator in context.validators {
      guard let node = validator.members["cert"], let text = validator.text("cert"), !text.isEmpty,
        let place = node.place
      else { continue }
      let mark = LintPlace(range: place.headRange, path: place.path, value: place.value)
      let blocks = PEM.blocks(in: Array(text.utf8), limit: 100)
      let certificates = blocks.filter { $0.type == "CERTIFICATE" }.compactMap {
        Certificate(der: $0.bytes)
      }
      if text.firstRange(of: "PRIVATE KEY-----") != nil {
        findings.add(
          .privateKey, at: mark, "a private key stands in the certificate of \(validator.title)",
          fix: "take it out at once and replace that key everywhere")
      } else if certificates.isEmpty {
        checkUnreadable(validator, mark, context, &findings)
      } else if let last = certificates.map(\.notAfter).max(), last < context.now {
        findings.add(
          .expiredCertificate, at: mark,
          "the certificate of \(validator.title) expired on \(last.rfc3339.prefix(10)): the server is"
            + " not trusted by it",
          fix: "put the certificate authority there that is used now")
      }
    }
  }

  /// 3.3 looks for the BEGIN and END lines only, and goes on without a certificate.
  private static func checkUnreadable(
    _ validator: LintedValidator, _ mark: LintPlace, _ context: LintContext,
    _ findings: inout LintFindings
  ) {
    guard context.generation == .python else {
      findings.add(
        .invalidCertificate, at: mark,
        "cert of \(validator.title) holds no certificate that Go reads",
        fix: "write the certificate of the server's authority, as PEM")
      return
    }
    findings.add(
      .invalidCertificate, .warning, at: mark,
      "cert of \(validator.title) holds no certificate that can be read, and counts as missing",
      fix: "write the certificate of the server's authority, as PEM")
  }
}
