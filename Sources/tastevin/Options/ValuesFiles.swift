import Inspector
import PolicyEditor

/// Reads files of values as often as the program asks for them. Standard input is read once.
struct ValuesFiles: Sendable {
  /// What standard input held; nil where no file is named `-`.
  private let standardInput: [UInt8]?

  init(reading names: [String]) throws(CommandFailure) {
    standardInput = names.contains("-") ? try ValuesOptions.bytes(of: "-") : nil
  }

  /// What a file holds.
  func bytes(of name: String) -> Result<[UInt8], CommandFailure> {
    do throws(CommandFailure) {
      if name == "-", let standardInput { return .success(standardInput) }
      return .success(try ValuesOptions.bytes(of: name))
    } catch {
      return .failure(error)
    }
  }

  func values(of names: [String]) -> Result<Values, CommandFailure> {
    do throws(CommandFailure) {
      var read: [(name: String, bytes: [UInt8])] = []
      for name in names { read.append((name, try bytes(of: name).get())) }
      return .success(try ValuesOptions.values(of: read))
    } catch {
      return .failure(error)
    }
  }
}
