import Inspector
import PolicyEditor

/// Choosing a rule for many images among many, by both generations, as `match` does.
struct MatchBenchmark {
  private let count = 1_000
  private let rounds = 3
  /// Twice as many images and twice as many rules are four times the work; the caches of a processor
  /// hold less of it.
  private let growthAim = 6.0
  private let rateAim = 1_000.0

  func rows() -> [BenchmarkRow] {
    Generation.allCases.flatMap { generation in
      let once = seconds(generation, count: count)
      let twice = seconds(generation, count: 2 * count)
      let rate = Double(count) / once
      return [
        BenchmarkRow(
          name: "match \(count) images, \(count) rules, \(generation.rawValue)",
          result: "\(rounded(rate, 0)) images/s", aim: ">= \(rounded(rateAim, 0))",
          isMet: rate >= rateAim),
        BenchmarkRow(
          name: "growth of that when both double", result: "\(rounded(twice / once)) times",
          aim: "<= \(rounded(growthAim, 0))", isMet: twice / once <= growthAim),
      ]
    }
  }

  /// The least that it took, the compiling of the rules included.
  private func seconds(_ generation: Generation, count: Int) -> Double {
    let rules = (0..<count).map { Rule(index: $0, pattern: Self.pattern($0)) }
    let images = (0..<count).map(Self.image)
    let times = (0..<rounds).map { _ in
      ProcessorTime.seconds {
        let policy = Policy(rules, as: generation)
        let winners = images.count { MatchReport($0, by: policy).choice?.winner != nil }
        precondition(winners == count, "every image has a rule")
      }
    }
    return times.min() ?? 0
  }

  /// Rules as a large cluster has them: registries, teams and tags of all kinds, and one for the rest.
  private static func pattern(_ number: Int) -> String {
    switch number % 5 {
    case 0: number == 0 ? "*:*" : "docker.io/team-\(number)/*:*"
    case 1: "registry-\(number).acme.example:5000/*/*:v*"
    case 2: "docker.io/team-\(number)/app-*:1.?.*"
    case 3: "index.docker.io/library/image-\(number)*"
    default: "ghcr.io/*/service-\(number):*"
    }
  }

  private static func image(_ number: Int) -> String {
    switch number % 4 {
    case 0: "team-\(number)/app-\(number % 7):1.\(number % 10).3"
    case 1: "image-\(number):v\(number % 50)"
    case 2: "registry-\(number).acme.example:5000/shop/cart:v2"
    default: "ghcr.io/acme/service-\(number):latest"
    }
  }
}
