import Inspector
import NotaryCore
import PolicyEditor
import TerminalKit

/// A validator whose server is to be asked for an image's root.
public struct ConnectionTest: Sendable, Equatable {
  let name: String
  let validator: NotaryValidator
  let image: ImageReference

  /// What the server answers, in lines to be shown.
  func lines(from source: Result<any TrustSource, Explainer.Unavailable>) async -> [StyledText] {
    switch source {
    case .failure(.server(let reason)): return [StyledText(reason, .bad)]
    case .success(let source):
      var lines = [StyledText("asked   ", .dim) + StyledText(source.location.text)]
      let answer = await source.answer(
        TrustRequest(gun: image.gun, role: .root, limit: TrustRequest.timestampLimit))
      if let record = await source.server() {
        lines += ServerReport(record).tls.map { StyledText($0) }
      }
      lines.append(StyledText("for     ", .dim) + StyledText("root of \(image.gun)"))
      return lines + ConnectionTest.lines(of: answer)
    }
  }

  private static func lines(of answer: TrustAnswer) -> [StyledText] {
    switch answer.outcome {
    case .document(let bytes):
      let root = TrustDocument(role: .root, answer: answer).root
      let keys = root?.roles["root"]?.keyIDs.map { String($0.text.prefix(8)) } ?? []
      return [
        StyledText("ok      ", .good) + StyledText("root.json, \(bytes.count) bytes"),
        StyledText("keys    ", .dim) + StyledText(keys.joined(separator: ", ")),
        StyledText("The document is as served; the Trust view tells whether it holds.", .dim),
      ]
    case .missing:
      return [
        StyledText("answers ", .good)
          + StyledText("but has no trust data of this repository: the connection works")
      ]
    case .tooLarge:
      return [StyledText("FAIL    ", .bad) + StyledText("root.json is larger than is read")]
    case .failed(let failure):
      return [StyledText("FAIL    ", .bad) + StyledText(failure.message)]
    }
  }
}

/// Testing the validator under the cursor.
enum ConnectionTestUpdate {
  static func start(_ model: inout Model) -> [Effect] {
    guard let (name, validator) = selected(model) else { return [] }
    guard let image = image(for: name, model) else {
      model.notice = Model.Notice(
        text: "Type an image of this validator with x: its root is what is asked for.", isBad: false
      )
      return []
    }
    let test = ConnectionTest(name: name, validator: validator, image: image)
    ActionUpdate.show(.note(Note("Validator \(name)", [StyledText("… asking", .dim)])), &model)
    return [.testConnection(test)]
  }

  static func show(
    _ test: ConnectionTest, _ lines: [StyledText], _ trace: AuthenticationTrace?,
    _ model: inout Model
  ) {
    model.policy.trace = trace
    let isAsked =
      trace?.steps.contains { if case .credential = $0 { true } else { false } } ?? false
    let lines =
      lines + (isAsked ? [StyledText(":sign-in shows how signing in went.", .dim)] : [])
    // An answer that nobody waits for any more is not shown.
    guard case .note(let note) = model.popup, note.title == "Validator \(test.name)" else { return }
    ActionUpdate.show(.note(Note(note.title, lines)), &model)
  }

  /// The validator of the line, that of its trust root, or the one that the rule names.
  private static func selected(_ model: Model) -> (String, NotaryValidator)? {
    guard let outline = model.policy.outline else { return nil }
    let index: Int?
    switch model.policy.selection {
    case .validator(let place), .trustRoot(let place, _): index = place
    case .rule(let place): index = outline.rule(place).flatMap(outline.validator(of:))
    case .section, nil: index = nil
    }
    guard let validator = index.flatMap(model.outlineWithSecrets(orElse: outline).validator),
      case .notaryV1(let notary) = validator.kind
    else { return nil }
    return (validator.name ?? "", notary)
  }

  static func isPossible(_ model: Model) -> Bool { selected(model) != nil }

  /// The image that is tried out or looked at, if this validator decides on it; else the first one.
  private static func image(for validator: String, _ model: Model) -> ImageReference? {
    image(decidedBy: validator, model) ?? candidates(model).first
  }

  /// The image that is tried out or looked at, if this validator decides on it.
  static func image(decidedBy validator: String, _ model: Model) -> ImageReference? {
    guard let outline = model.policy.outline else { return nil }
    return candidates(model).first { image in
      let rule = RuleInForce(
        for: image.given, in: outline.configuration, as: outline.generation)?.rule
      return rule.map { $0.validator ?? "default" } == validator
    }
  }

  private static func candidates(_ model: Model) -> [ImageReference] {
    [model.policy.tryOut.image, model.session.image?.given ?? ""].compactMap {
      try? ImageReference($0)
    }
  }
}

extension Model {
  /// What is edited, with the secrets with which its validators sign in.
  fileprivate func outlineWithSecrets(orElse outline: PolicyOutline) -> PolicyOutline {
    guard let edition = policy.edition, !secrets.contents.isEmpty else { return outline }
    var values = edition.values
    values.secrets.contents = secrets.contents
    return PolicyOutline(values, reading: edition.reading, as: outline.generation)
  }
}
