public import Inspector
public import NotaryCore
public import PolicyEditor

/// What the program needs from outside: where trust data and configuration come from, what is
/// trusted, what time it is.
public struct Environment: Sendable {
  /// The source for an image, or the sentence that says why there is none. The validator is that of
  /// the rule that wins, where there is one.
  public typealias ImageSource =
    @Sendable (ImageReference, NotaryValidator?) -> Result<any TrustSource, Problem>
  /// Reads files of values, by their names.
  public typealias ValuesReading = @Sendable ([String]) -> Result<Values, Problem>

  public let source: ImageSource
  public let values: ValuesReading
  /// The source from which a Connaisseur's validator would read.
  public let validatorSource: Explainer.SourceChoice
  public let pins: TrustPins
  /// The moment as of which dates are judged.
  public let moment: @Sendable () -> Instant
  /// Whether the user chose the moment.
  public let isMomentChosen: Bool
  /// The words of `$VISUAL` or `$EDITOR`; empty where there is no editor.
  public let editor: [String]

  /// Why something is not to be had, in a sentence.
  public struct Problem: Error {
    public let message: String

    public init(_ message: String) { self.message = message }
  }

  public init(
    source: @escaping ImageSource, values: @escaping ValuesReading,
    validatorSource: @escaping Explainer.SourceChoice, pins: TrustPins,
    moment: @escaping @Sendable () -> Instant, isMomentChosen: Bool = false, editor: [String] = []
  ) {
    self.source = source
    self.values = values
    self.validatorSource = validatorSource
    self.pins = pins
    self.moment = moment
    self.isMomentChosen = isMomentChosen
    self.editor = editor
  }
}
