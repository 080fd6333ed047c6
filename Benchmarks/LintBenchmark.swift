import NotaryCore
import PolicyEditor

/// Reading and linting a values.yaml of a megabyte with ten thousand rules, as `lint` does and an
/// editor on every change.
struct LintBenchmark {
  private let count = 10_000
  private let rounds = 3
  private let aim = 1.0
  /// Twice as many rules are twice the work; the caches of a processor hold less of it.
  private let growthAim = 2.6

  func rows() throws -> [BenchmarkRow] {
    try Generation.allCases.flatMap { generation in
      let half = try seconds(generation, count: count / 2)
      let whole = try seconds(generation, count: count)
      let size = Self.text(count: count).utf8.count
      return [
        BenchmarkRow(
          name: "lint \(rounded(Double(size) / 1_000_000)) MB, \(count) rules,"
            + " \(generation.rawValue)",
          result: "\(rounded(whole, 2)) s", aim: "<= \(rounded(aim, 0)) s", isMet: whole <= aim),
        BenchmarkRow(
          name: "growth of that when the rules double", result: "\(rounded(whole / half)) times",
          aim: "<= \(growthAim)", isMet: whole / half <= growthAim),
      ]
    }
  }

  /// The least that it took, the reading of the file included.
  private func seconds(_ generation: Generation, count: Int) throws -> Double {
    let bytes = Array(Self.text(count: count).utf8)
    let moment = CivilDate(year: 2026, month: 11, day: 22).instant
    var times: [Double] = []
    for _ in 0..<rounds {
      var failure: ValuesError?
      times.append(
        ProcessorTime.seconds {
          do throws(ValuesError) {
            let values = try Values.load(files: [("values.yaml", bytes)])
            let problems = Lint.problems(
              in: values, for: [ConnaisseurVersion(of: generation)], at: moment)
            precondition(!problems.isEmpty, "some rules have problems")
          } catch {
            failure = error
          }
        })
      if let failure { throw failure }
    }
    return times.min() ?? 0
  }

  /// Rules as a large cluster has them, a few of them with mistakes, and a hundred validators.
  private static func text(count: Int) -> String {
    var text = "application:\n  validators:\n"
    text += "    - {name: allow, type: static, approve: true}\n"
    for number in 0..<100 {
      text += """
            - name: team-\(number)
              type: notaryv1
              host: notary-\(number).acme.example
              trustRoots:
                - name: default
                  key: |
                    -----BEGIN PUBLIC KEY-----
                    MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEsx28WV7BsQfnHF1kZmpdCTTLJaWe
                    d0CA+JOi8H4REuBaWSZ5zPDe468WuOJ6f71E7WFg3CVEVYHuoZt2UYbN/Q==
                    -----END PUBLIC KEY-----

        """
    }
    text += "  policy:\n"
    for number in 0..<count {
      text += "    # images of team \(number % 100)\n"
      text += "    - pattern: \"\(pattern(number))\"\n"
      text += "      validator: \(number % 500 == 7 ? "nobody" : "team-\(number % 100)")\n"
      if number % 3 == 0 { text += "      with: {trustRoot: default, delegations: [alice]}\n" }
    }
    return text
  }

  private static func pattern(_ number: Int) -> String {
    switch number % 4 {
    case 0: "docker.io/team-\(number)/*:*"
    case 1: "registry-\(number).acme.example:5000/*/*:v*"
    case 2: "*/team-\(number)/app-*:1.?.*"
    default: "ghcr.io/acme/service-\(number):1"
    }
  }
}
