/// On which texts the regular expression of Connaisseur 3.3 does not come to an end.
///
/// Its part for one component of a path is, as written, `[a-z0-9]+(?:[_.]|__|[-]*[a-z0-9]+)*`: the
/// group was to repeat separators with text behind them, but the alternatives are not bracketed, so
/// that it also repeats text alone. A run of n letters can therefore be cut in 2ⁿ⁻¹ ways. Where the
/// whole expression matches, the first way is right; where it does not, Python's engine, which
/// remembers nothing, tries them all. The number of its steps is counted here without taking them:
/// backwards over the text, how many follow from each place.
enum PythonBacktracking {
  /// How many steps count as never: about twelve seconds of Python 3.12 at a quarter of a
  /// microsecond for each. The webhook has 30 seconds, for all images together.
  static let stepLimit = 5e7

  /// What a character of a tag or a digest costs compared with a step through a path.
  private static let tailCost = 0.3

  /// Whether the expression gives up on a text that it does not match.
  static func comesToAnEnd(on text: [Unicode.Scalar]) -> Bool {
    steps(on: text) <= stepLimit
  }

  /// About how many steps it takes to see that nothing fits; infinite where that is no number.
  static func steps(on text: [Unicode.Scalar]) -> Double {
    let work = pathWork(text)
    let afterDomain = domainEnd(text).map { work[$0] } ?? 0
    return work[0] + afterDomain
  }

  /// For each place, the steps that follow if a component of the path begins there.
  private static func pathWork(_ text: [Unicode.Scalar]) -> [Double] {
    let tail = tailWork(text)
    var component = [Double](repeating: 1, count: text.count + 1)
    // The steps that follow in the repeated group, one and two places on.
    var (next, afterNext) = (0.0, 0.0)
    // The sum of them over the rest of the run of letters, and of the run after the hyphens here.
    var (run, runAfterHyphens) = (0.0, 0.0)
    for place in text.indices.reversed() {
      let scalar = text[place]
      let following = place + 1 < text.count ? text[place + 1] : nil
      if following == nil { next = 1 }
      run = scalar.isPathCharacter ? next + run : 0
      if scalar.isPathCharacter {
        runAfterHyphens = run
      } else if scalar != "-" {
        runAfterHyphens = 0
      }
      component[place] = 1 + run
      var here = 1 + runAfterHyphens + tail[place]
      if scalar == "_" || scalar == "." { here += next }
      if scalar == "_", following == "_" { here += afterNext }
      if scalar == "/" { here += component[place + 1] }
      (next, afterNext) = (here, next)
    }
    return component
  }

  /// For each place, the steps of a tag or a digest that begins there with its `:` or `@`.
  private static func tailWork(_ text: [Unicode.Scalar]) -> [Double] {
    var work = [Double](repeating: 0, count: text.count)
    // How many characters of a tag follow, and the work of the digest behind them.
    var (length, digest) = (0.0, 0.0)
    for place in text.indices.reversed() {
      let scalar = text[place]
      switch scalar {
      case "@":
        work[place] = (length + digest) * tailCost
        (length, digest) = (0, work[place])
      case ":":
        work[place] = length * tailCost + digest
        (length, digest) = (0, length)
      case _ where scalar.isPythonWord || scalar == "." || scalar == "-":
        length += 1
      default:
        (length, digest) = (0, 0)
      }
    }
    return work
  }

  /// The place behind the slash of what can be read as a domain.
  private static func domainEnd(_ text: [Unicode.Scalar]) -> Int? {
    guard let slash = text.firstIndex(of: "/"), PythonReference.isDomain(text[..<slash]) else {
      return nil
    }
    return slash + 1
  }
}
