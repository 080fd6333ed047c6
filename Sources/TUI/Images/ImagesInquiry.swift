public import Inspector
public import NotaryCore
public import PolicyEditor

/// Images that are to be judged, and the configuration by which.
public struct ImagesInquiry: Equatable, Sendable {
  public let origin: ImagesOrigin
  public let place: ConfigurationPlace
  /// The configuration, where it is not read anew from files.
  public let known: KnownConfiguration?
  /// The secrets of validators that are at hand.
  public let secrets: ValidatorSecrets
  /// Tells the answers of an abandoned audit from those of the one that counts.
  public let number: Int
}

/// What the Images view asks for.
public enum ImagesEffect: Equatable, Sendable {
  case audit(ImagesInquiry)
  case cancel
  case export(ImagesExport)
}

/// What comes of an audit.
public enum ImagesAnswer: Sendable {
  /// The manifests have been read; the sentences say what could not be.
  case read(Audit, gaps: [String], at: Instant)
  /// Some images have been judged, by their places in the audit.
  case judged([Int: AuditEntry])
  case ended
  /// Nothing could be read, and why.
  case failed(String)
}

/// By what images were judged.
struct ImagesBasis: Equatable, Sendable {
  let place: ConfigurationPlace?
  /// The number of the edition, where the files are edited.
  let edition: Int?
}

/// An audit that is to be written into a file.
public struct ImagesExport: Equatable, Sendable {
  let path: String
  /// Whether a file that is there is replaced.
  let overwrites: Bool
  let report: AuditReport

  /// JSON where the name says so, else text.
  var bytes: [UInt8] {
    Array((path.lowercased().hasSuffix(".json") ? report.json.text + "\n" : report.plainText).utf8)
  }

  /// The same over a file that is there.
  var overwriting: ImagesExport {
    ImagesExport(path: path, overwrites: true, report: report)
  }

  public static func == (first: ImagesExport, second: ImagesExport) -> Bool {
    first.path == second.path && first.overwrites == second.overwrites
      && first.report.summary == second.report.summary
  }
}
