public import NotaryCore

/// Why there is no telling what to sign in with, in words that follow "and". Never holds a secret.
extension CredentialProblem {
  public var message: String {
    switch self {
    case .program(let name, let fault): "\(shown(name)) \(fault.words)"
    case .programFailed(let name, let status, let said):
      "\(shown(name)) failed (exit \(status))" + (said.isEmpty ? "" : ": \(shown(said))")
    case .programAnswer(let name): "what \(shown(name)) printed is not understood"
    case .secretMissing(let name): "the secret \(shown(name)) is not at hand"
    case .secretUnusable(let name, let detail):
      "the secret \(shown(name)) cannot be used: \(shown(detail))"
    case .file(let path, let detail): "\(shown(path)) cannot be used: \(shown(detail))"
    case .plainServer(let server):
      "they are not sent to \(shown(server)) over plain http, where anybody could read them"
    case .plainRealm(let realm):
      "the token service \(shown(realm)) is not https: who asks it can be overheard"
    case .secretRepeated(let server):
      "\(shown(server)) repeats a secret that it was sent, which is not to be trusted"
    case .docker(let failure): failure.message
    case .uncheckedServer(let server):
      "they are not sent to \(shown(server)), whose certificate is not checked (--insecure)"
    case .noneWhenSaved: "there were none that could be used when this was saved"
    case .cancelled: "the search for them was cancelled"
    }
  }

  /// The same as the beginning of a sentence.
  var sentence: String { message.prefix(1).uppercased() + message.dropFirst() }

  /// What to do about it.
  public var remedy: String {
    switch self {
    case .program(let name, .notFound):
      "install \(shown(name)) or add its folder to $PATH, or give --user and --password-stdin"
    case .program(let name, _), .programFailed(let name, _, _), .programAnswer(let name):
      "run \(shown(name)) by hand to see why, or give --user and --password-stdin"
    case .secretMissing(let name):
      "give the secret with --secret \(shown(name))=PATH or --context CONTEXT, or what it holds with"
        + " --user NAME and --password-stdin"
    case .secretUnusable, .file, .docker:
      "give credentials with --user NAME and --password-stdin"
    case .plainServer: "give the server's https address, or --insecure-auth where nobody listens"
    case .plainRealm:
      "have the server name an https address as its realm, or give --insecure-auth where nobody"
        + " listens"
    case .secretRepeated: "look at what answers at this address, and change the password"
    case .uncheckedServer:
      "ask without --insecure, with the server's CA as --cacert FILE, or give --insecure-auth"
    case .noneWhenSaved: "save it again with --user NAME and --password-stdin, or docker login"
    case .cancelled: "start it again"
    }
  }

  private func shown(_ text: String) -> String { VisibleText.of(text, limit: 300) }
}

extension HelperProgram.Fault {
  fileprivate var words: String {
    switch self {
    case .notFound: "is not installed"
    case .notExecutable: "cannot be executed"
    case .notStarted(let code): "could not be started (error \(code))"
    case .killed(let signal): "was ended by signal \(signal)"
    case .timedOut(let seconds): "did not answer within \(Int(seconds)) s"
    case .tooMuchOutput(let limit): "printed more than \(limit) bytes"
    case .cancelled: "was cancelled"
    }
  }
}
