import NotaryCore

/// The time for which a server wants not to be asked (429 with `Retry-After`).
struct ServerPause: Sendable {
  let seconds: Int
  let until: Instant
  /// Whether it was said, so that whoever asks again insists.
  var isTold = false

  /// What is said in place of a reload.
  var notice: String {
    let time = until.rfc3339.dropFirst(11).prefix(8)
    return "The server asks to wait \(seconds) s, until \(time) UTC; R again asks all the same."
  }
}

/// Being patient with a server, as far as the user is.
enum PauseUpdate {
  static func begin(
    seconds: Int, until: Instant, generation: Int, _ model: inout Model
  ) -> [Effect] {
    guard generation == model.loadGeneration else { return [] }
    model.pause = ServerPause(seconds: seconds, until: until)
    return [.wait(seconds: seconds, generation: generation)]
  }

  static func end(generation: Int, _ model: inout Model) {
    if generation == model.loadGeneration { model.pause = nil }
  }

  /// Whether the server is left alone this time, which is said once.
  static func holds(_ model: inout Model) -> Bool {
    guard let pause = model.pause, !pause.isTold else { return false }
    model.pause?.isTold = true
    model.notice = Model.Notice(text: pause.notice, isBad: false)
    return true
  }
}
