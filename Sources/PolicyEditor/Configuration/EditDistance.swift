/// How alike two short texts are.
public enum EditDistance {
  /// The most bytes of a text that are compared.
  private static let limit = 128

  /// How many letters have to be put in, taken out or replaced (Levenshtein).
  public static func between(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.utf8.prefix(limit)), Array(right.utf8.prefix(limit)))
    var row = Array(0...right.count)
    for (index, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for place in right.indices {
        let replaced = diagonal + (letter == right[place] ? 0 : 1)
        diagonal = row[place + 1]
        row[place + 1] = min(replaced, diagonal + 1, row[place] + 1)
      }
    }
    return row[right.count]
  }

  /// The texts that are most like one, the nearest first.
  public static func nearest(to text: String, among others: some Sequence<String>, limit: Int)
    -> [String]
  {
    others.map { (text: $0, distance: between(text, $0)) }
      .sorted { ($0.distance, $0.text) < ($1.distance, $1.text) }.prefix(limit).map(\.text)
  }
}
