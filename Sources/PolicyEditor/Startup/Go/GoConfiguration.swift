/// Connaisseur 3.9's configuration as it is decoded, with what its checks look at.
struct GoConfiguration {
  /// A text and where it was looked for.
  typealias Place = ConfigurationNode

  struct Validator {
    let place: Place
    var name = ""
    /// `https://` and the host; nil for validators without.
    var host: String?
    /// Nil for types whose trust roots are not checked.
    var trustRoots: [TrustRoot]?
    /// Credentials without a user and a password; nil where there are none of the kind.
    var blankCredentials: StartupProblem?
  }

  struct TrustRoot {
    let place: Place
    var name = ""
    var key = ""
    var certificate = ""
    var timestampCertificate = ""
    var keyless = Keyless()
  }

  struct Keyless: Equatable {
    var issuer = ""
    var subject = ""
    var issuerPattern = ""
    var subjectPattern = ""
  }

  struct Rule {
    let place: Place
    var pattern = ""
    var options = Options()
  }

  struct Options {
    var threshold = 0
    /// Nil where it is null or missing, which differs from an empty list.
    var required: [String]?
    var delegations: [String]?
    var mode = ""
    var verificationLevel = ""
    var timestampVerification = ""
    /// Where `with` stands.
    var place: Place?
  }

  /// Nil for the chart's own.
  var validators: [Validator]? = []
  var rules: [Rule]? = []
}
