import NotaryCore

/// The time for which a server wants not to be asked (429 with `Retry-After`).
struct ServerPause: Sendable {
  let seconds: Int
  let until: Instant
  /// The load that was asked to wait.
  let generation: Int
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
    model.pause = ServerPause(seconds: seconds, until: until, generation: generation)
    return [.wait(seconds: seconds, generation: generation)]
  }

  static func end(generation: Int, _ model: inout Model) {
    if model.pause?.generation == generation { model.pause = nil }
    if model.aside?.pause?.generation == generation { model.aside?.pause = nil }
  }

  /// Whether the server is left alone this time, which is said once.
  static func holds(_ model: inout Model) -> Bool {
    guard let notice = notice(&model.pause) else { return false }
    model.notice = notice
    return true
  }

  /// What is said in place of asking again; nil where nothing speaks against it, or it was said.
  static func notice(_ pause: inout ServerPause?) -> Model.Notice? {
    guard let told = pause, !told.isTold else { return nil }
    pause?.isTold = true
    return Model.Notice(text: told.notice, isBad: false)
  }
}
