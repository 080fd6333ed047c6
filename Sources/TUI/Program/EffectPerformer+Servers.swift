import Inspector
import NotaryCore
import TerminalKit

/// What the Policy view finds out off the loop: of validators' servers, of a suite, and by lint.
extension EffectPerformer {
  /// A server that cannot be asked offers no names; the form takes typed ones all the same.
  func readDelegations(_ inquiry: DelegationInquiry, into mailbox: Mailbox<Message>) async {
    guard case .success(let source) = environment.validatorSource(inquiry.validator) else { return }
    let names = await inquiry.names(from: source)
    if !Task.isCancelled, !names.isEmpty { mailbox.post(.delegationsRead(names)) }
  }

  func run(_ test: ConnectionTest, into mailbox: Mailbox<Message>) async {
    let source = environment.validatorSource(test.validator)
    let lines = await test.lines(from: source)
    guard !Task.isCancelled else { return }
    mailbox.post(.connectionTested(test, lines, try? source.get().authenticationTrace()))
  }

  func readSuiteImages(in file: String, into mailbox: Mailbox<Message>) {
    if let images = suiteImages(in: file) { mailbox.post(.manifestRead(images)) }
  }

  func lint(_ inquiry: LintInquiry, into mailbox: Mailbox<Message>) {
    let lint = inquiry.answer(at: environment.moment())
    // A search that was given up has not seen everything.
    if !Task.isCancelled { mailbox.post(.linted(lint)) }
  }
}
