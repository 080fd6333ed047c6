/// The two programs that are both called Connaisseur: 3.0 to 3.3, written in Python, and 3.4 to 3.10,
/// written in Go. They decide differently, so nothing is said of "Connaisseur" without one of them.
public enum Generation: String, Sendable, Hashable, CaseIterable {
  /// The Python program, as 3.3.4 behaves.
  case python = "3.3"
  /// The Go program, as 3.9.1 behaves.
  case go = "3.9"
}
