import Inspector
import PolicyEditor
import TUI
import TerminalKit
import TestSupport
import Testing

/// The Images view: what comes, how it is ordered, and where its keys lead.
@Suite struct `The Images view` {
  @Test func `a program that is started with manifests reads them and opens on them`() async throws
  {
    var program = try HeadlessProgram.images(columns: 100, rows: 30)
    guard case .images(.audit(let inquiry))? = program.effects.last else {
      Issue.record("no audit was asked for")
      return
    }
    #expect(inquiry.origin == .manifests([Demo.manifestName]))
    #expect(program.shows("… reading"))
    await program.answerImages()
    #expect(program.shows("9 images"))
    #expect(program.shows("docker.io/acme/imposter:v1"))
    #expect(!program.shows(" of 9"))
  }

  @Test func `verdicts come in while the rest is awaited, and the cursor stays on its image`()
    async throws
  {
    var program = try HeadlessProgram.images(columns: 100, rows: 30)
    await program.answerImages(judging: 3, isLast: false)
    #expect(program.shows("… 3 of 9"))
    program.press("j")
    let selected = program.selected
    let image = try #require(selected.split(separator: " ").first { $0.hasPrefix("docker.io/") })
    await program.answerImages()
    #expect(program.selected.contains(image))
  }

  @Test func `answers of an audit that was abandoned are not taken`() async throws {
    var program = try HeadlessProgram.images()
    let first = try #require(program.lastAudit)
    program.press("R")
    program.send(.images(number: first.number, .failed("too late")))
    #expect(!program.shows("too late"))
    await program.answerImages()
    #expect(program.shows("9 images"))
  }

  @Test func `Esc ends an audit and keeps what is known, marked as partial`() async throws {
    var program = try HeadlessProgram.images(columns: 100, rows: 30)
    await program.answerImages(judging: 2, isLast: false)
    #expect(program.press(.escape) == [.images(.cancel)])
    #expect(program.shows("PARTIAL"))
    #expect(program.shows("7 not judged"))
  }

  @Test func `Enter opens the verdict on an image, and Esc leads back to it`() async throws {
    var program = try await HeadlessProgram.judgedImages()
    program.press("j", "j")
    let selected = program.selected
    let effects = program.press(.enter)
    guard case .examine(let inquiry)? = effects.first else {
      Issue.record("no verdict was asked for")
      return
    }
    #expect(selected.contains(inquiry.image.given))
    await program.explain()
    await program.load()
    #expect(program.shows("Connaisseur 3.9"))
    program.press(.escape)
    #expect(program.selected == selected)
    // Only after coming from there.
    program.press("1", .escape)
    #expect(!program.shows("Images of"))
  }

  @Test func `images are sorted and grouped, and groups fold`() async throws {
    var program = try await HeadlessProgram.judgedImages()
    #expect(program.shows("worst first"))
    program.press("s")
    #expect(program.shows("by name"))
    program.press("s", "s", "b")
    #expect(program.shows("grouped by cause"))
    #expect(program.shows("tag-not-signed  1 image"))
    program.press("g", "g", "j", "j")
    #expect(program.shows("1 image: 1 denied") && program.shows("to do  sign the tag"))
    program.press("g", "g", " ")
    #expect(program.selected.hasPrefix("+ "))
    program.press("z", "R", "b")
    #expect(program.shows("grouped by namespace"))
    #expect(program.shows("lab  1 image: 1 skipped"))
    program.press("b")
    #expect(!program.shows("grouped by"))
  }

  @Test func `verdicts by a policy that was edited since are called outdated`() async throws {
    var program = try await HeadlessProgram.judgedImages(columns: 120, rows: 40)
    program.settlePolicy()
    program.press("3", "G", "d", "d", "5")
    #expect(program.shows("OUTDATED"))
    let effects = program.press("R")
    guard case .images(.audit(let inquiry))? = effects.last, case .edited? = inquiry.known else {
      Issue.record("it is not judged by what is edited")
      return
    }
    await program.answerImages()
    #expect(!program.shows("OUTDATED"))
  }

  @Test func `a filter looks at images, outcomes, causes and places`() async throws {
    for (text, found) in [
      ("imposter", "docker.io/acme/imposter:v1"), ("tag-not", "docker.io/acme/api:nightly"),
      ("CronJob", "docker.io/acme/broken:v1"),
    ] {
      var program = try await HeadlessProgram.judgedImages()
      program.press("/")
      program.type(text)
      program.press(.enter)
      #expect(program.selected.contains(found), "\(text)")
      program.press(.escape)
      #expect(program.shows("docker.io/acme/web:v1"))
    }
  }

  @Test func `the other Connaisseur can be put in front`() async throws {
    var program = try await HeadlessProgram.judgedImages()
    #expect(program.line(with: "9 images")?.contains("3.9") == true)
    program.press("v")
    #expect(program.line(with: "9 images")?.contains("3.3") == true)
  }

  @Test func `an export asks for a path, and before it overwrites a file`() async throws {
    var program = try await HeadlessProgram.judgedImages()
    program.press("E")
    #expect(program.shows("images.json"))
    let effects = program.press(.enter)
    guard case .images(.export(let export))? = effects.last else {
      Issue.record("nothing is written")
      return
    }
    program.send(.imagesExported(export, .changedOnDisk(.text([]))))
    #expect(program.shows("Overwrite the file?"))
    #expect(program.press("o").count == 1)
    program.send(.imagesExported(export, nil))
    #expect(program.footer.contains("Written: images.json"))
  }

  @Test func `nothing is written with --read-only`() async throws {
    var program = try await HeadlessProgram.judgedImages(isReadOnly: true)
    #expect(program.press("E").isEmpty)
    #expect(program.footer.contains("--read-only"))
  }

  @Test func `other manifests are named with m, a cluster must have been chosen`() async throws {
    var program = try HeadlessProgram(files: [Demo.valuesName])
    program.press("5")
    #expect(program.shows("No manifests"))
    program.press("L")
    #expect(program.footer.contains("no cluster is chosen"))
    program.press("m")
    program.type("deploy/")
    let effects = program.press(.enter)
    guard case .images(.audit(let inquiry))? = effects.last else {
      Issue.record("no audit was asked for")
      return
    }
    #expect(inquiry.origin == .manifests(["deploy/"]))
    program.send(.images(number: inquiry.number, .failed("deploy/a.yaml:2:1: a mistake")))
    #expect(program.shows("deploy/a.yaml:2:1: a mistake"))
  }

  @Test func `without a configuration nothing can be judged`() throws {
    var program = try HeadlessProgram()
    program.press("5")
    #expect(program.shows("No values.yaml"))
    #expect(program.press("m").isEmpty)
  }

  @Test func `a click selects, a second one opens`() async throws {
    var program = try await HeadlessProgram.judgedImages(columns: 100, rows: 30)
    let row = try #require(
      program.canvas.lines.firstIndex { $0.contains("docker.io/acme/web:v1") })
    program.mouse(.press(.left), column: 10, row: row)
    #expect(program.selected.contains("docker.io/acme/web:v1"))
    #expect(program.shows("Images of"))
    program.mouse(.press(.left), column: 10, row: row)
    guard case .examine(let inquiry)? = program.effects.last else {
      Issue.record("no verdict was asked for")
      return
    }
    #expect(inquiry.image.given == "docker.io/acme/web:v1")
    #expect(program.footer.contains("Esc images"))
  }

  @Test func `a second click on a group folds it, and the wheel scrolls`() async throws {
    var program = try await HeadlessProgram.judgedImages(columns: 100, rows: 30)
    program.press("b")
    let row = try #require(program.canvas.lines.firstIndex { $0.contains("tag-not-signed  1") })
    program.mouse(.press(.left), column: 10, row: row)
    program.mouse(.press(.left), column: 10, row: row)
    #expect(program.selected.hasPrefix("+ tag-not-signed"))
    program.press("g", "g")
    let first = program.selected
    program.mouse(.wheelDown, column: 10, row: row)
    #expect(program.selected != first)
  }
}

/// Whole screens of the Images view, at four sizes.
@Suite struct `Golden screens of images` {
  private func expect(
    _ name: String, at size: Size, _ body: (inout HeadlessProgram) async throws -> Void
  ) async throws {
    var program = try HeadlessProgram.images(columns: size.columns, rows: size.rows)
    try await body(&program)
    let difference = try Golden.difference(
      program.text, from: "\(name).\(size.columns)x\(size.rows).txt")
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test(arguments: `Golden screens`.sizes)
  func `verdicts that come in`(size: Size) async throws {
    try await expect("many-images-loading", at: size) { program in
      await program.answerImages(judging: 4, isLast: false)
    }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `all images, the worst first`(size: Size) async throws {
    try await expect("many-images", at: size) { program in
      await program.answerImages()
      program.press("j")
    }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `images by their cause`(size: Size) async throws {
    try await expect("many-images-causes", at: size) { program in
      await program.answerImages()
      program.press("b", "j")
    }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `images by their namespace, one of them folded`(size: Size) async throws {
    try await expect("many-images-namespaces", at: size) { program in
      await program.answerImages()
      program.press("b", "b", "g", "g", " ", "j")
    }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `images by name that match a filter`(size: Size) async throws {
    try await expect("many-images-filter", at: size) { program in
      await program.answerImages()
      program.press("s", "/")
      program.type("acme")
      program.press(.enter)
    }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `the question for a file to write them into`(size: Size) async throws {
    try await expect("many-images-export", at: size) { program in
      await program.answerImages()
      program.press("E")
    }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `the details of an image`(size: Size) async throws {
    try await expect("many-images-detail", at: size) { program in
      await program.answerImages()
      program.press(.tab)
    }
  }
}

extension HeadlessProgram {
  /// The program on the demo's manifests.
  static func images(
    columns: Int = 80, rows: Int = 24, isReadOnly: Bool = false
  ) throws -> HeadlessProgram {
    try HeadlessProgram(
      nil, columns: columns, rows: rows, files: [Demo.valuesName], isReadOnly: isReadOnly,
      images: .manifests([Demo.manifestName]))
  }

  /// The same, everything judged.
  static func judgedImages(
    columns: Int = 80, rows: Int = 24, isReadOnly: Bool = false
  ) async throws -> HeadlessProgram {
    var program = try images(columns: columns, rows: rows, isReadOnly: isReadOnly)
    await program.answerImages()
    return program
  }

  /// The audit that was asked for last.
  var lastAudit: ImagesInquiry? {
    for case .images(.audit(let inquiry)) in effects.reversed() { return inquiry }
    return nil
  }

  /// Answers the audit that was asked for last, with the demo's manifests.
  ///
  /// - Parameters:
  ///   - count: how many images are judged; nil for all.
  ///   - isLast: whether that is all there is.
  mutating func answerImages(judging count: Int? = nil, isLast: Bool = true) async {
    guard let inquiry = lastAudit, let values = Demo.values, let manifest = Demo.manifest else {
      return
    }
    let settings = Generation.allCases.map { ($0, AdmissionSettings(values, for: $0)) }
    let audit = Audit(
      [manifest], by: Generation.allCases, settings: Dictionary(uniqueKeysWithValues: settings))
    send(.images(number: inquiry.number, .read(audit, gaps: [], at: Demo.moment)))
    let images = Array(audit.images.prefix(count ?? audit.images.count))
    let explainer = Explainer(
      values: values, reading: ConfigurationInForce(values).reading, at: Demo.moment
    ) { _ in .success(Demo.source()) }
    let explanations = await explainer.explain(images, by: Generation.allCases)
    let judged = images.indices.map { ($0, audit.entry($0, explanations[$0])) }
    send(.images(number: inquiry.number, .judged(Dictionary(uniqueKeysWithValues: judged))))
    if isLast { send(.images(number: inquiry.number, .ended)) }
  }
}
