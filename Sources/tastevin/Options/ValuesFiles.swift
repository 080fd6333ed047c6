import Inspector
import PolicyEditor

/// Reads files of values as often as the program asks for them. Standard input is read once.
struct ValuesFiles: Sendable {
  /// What standard input held; nil where no file is named `-`.
  private let standardInput: [UInt8]?

  init(reading names: [String]) throws(CommandFailure) {
    standardInput = names.contains("-") ? try ValuesOptions.bytes(of: "-") : nil
  }

  func values(of names: [String]) -> Result<Values, CommandFailure> {
    do throws(CommandFailure) {
      var read: [(name: String, bytes: [UInt8])] = []
      for name in names {
        if name == "-", let standardInput {
          read.append((name, standardInput))
        } else {
          read.append((name, try ValuesOptions.bytes(of: name)))
        }
      }
      return .success(try ValuesOptions.values(of: read))
    } catch {
      return .failure(error)
    }
  }
}
