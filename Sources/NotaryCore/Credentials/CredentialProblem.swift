/// Why there is no telling what to sign in with. No secret is in it.
public enum CredentialProblem: Error, Hashable, Sendable {
  /// The program that keeps the credentials did not do its work.
  case program(name: String, HelperProgram.Fault)
  /// It ended with an error, and these words of its own.
  case programFailed(name: String, status: Int32, said: String)
  /// What it printed is not what such a program prints.
  case programAnswer(name: String)
  /// A Kubernetes secret that is not at hand.
  case secretMissing(name: String)
  /// A Kubernetes secret that does not hold what it should, and what is wrong.
  case secretUnusable(name: String, detail: String)
  /// A file that cannot be used: where, and why.
  case file(path: String, detail: String)
  /// There are credentials, which are not sent to another machine over plain http.
  case plainServer(String)
  /// The token service would be asked over plain http, by which tokens and passwords can be read.
  case plainRealm(String)
  /// The server repeats what it must not: a secret that it was sent.
  case secretRepeated(String)
  /// The configuration of Docker cannot be used.
  case docker(DockerConfig.Failure)
  /// There are credentials, which are not sent to a server whose certificate is not checked.
  case uncheckedServer(String)
  /// An archive tells that there were none that could be used when it was saved.
  case noneWhenSaved
  /// Nobody waits for the answer any more.
  case cancelled
}
