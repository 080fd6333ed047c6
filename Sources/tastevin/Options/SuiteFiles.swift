import Glibc
import Inspector
import PolicyEditor
import TUI

/// The suites of the interactive program.
enum SuiteFiles {
  /// What a suite holds; nil where there is no such file.
  static func bytes(of name: String) -> Result<[UInt8]?, TUI.Environment.Problem> {
    do throws(CommandFailure) {
      return .success(try InputFile.readIfPresent(name, limit: TestSuite.Limits().bytes))
    } catch {
      return .failure(.init(error.message))
    }
  }

  /// The sources for a suite: what the user named, else the trust folder that the suite names.
  static func source(
    _ trust: String?, _ provider: SourceProvider
  ) -> Result<Explainer.SourceChoice, TUI.Environment.Problem> {
    guard let trust, !provider.isChosen else { return .success { provider.source(for: $0) } }
    guard access(trust, F_OK) == 0 else {
      return .failure(.init("there is no \(VisibleText.of(trust))"))
    }
    let own = SourceProvider(
      server: nil, trustDir: trust, credential: provider.credential,
      dockerConfig: provider.dockerConfig, options: provider.options)
    return .success { own.source(for: $0) }
  }
}
