import NotaryCore

extension RootRefusal {
  /// Why the Notary client refuses a root on top of an earlier one.
  var message: String {
    switch self {
    case .unreadable(let problem): problem.message
    case .noUsableCertificate:
      "none of its root keys is a certificate that the client takes for this repository"
    case .noTrustedCertificate:
      "the earlier root has no certificate that the client takes for this repository"
    case .notSignedByEarlier(let valid, let threshold):
      "\(valid) of the earlier root's keys signed it, \(threshold) must"
    case .notSignedByOwn(let valid, let threshold):
      "\(valid) of its own keys signed it, \(threshold) must"
    case .lowerVersion(let found, let minimum):
      "its version is \(found), and the client expects \(minimum) or later"
    case .expired(let date): "it expired on \(DateWords.minute(date))"
    }
  }
}

extension RootStep.Breach {
  var message: String {
    switch self {
    case .unreadable: "one of the two documents cannot be read"
    case .earlierKeys(let count):
      "\(count.valid) keys of the version before signed it, \(count.threshold) must"
    case .ownKeys(let count): "\(count.valid) of its own keys signed it, \(count.threshold) must"
    case .version(let found, let expected):
      "it says that it is version \(found), where \(expected) is due"
    }
  }
}

extension RootGap {
  /// `v4`, or `v2 to v4`.
  var title: String {
    numbers.count == 1
      ? "v\(numbers.lowerBound)" : "v\(numbers.lowerBound) to v\(numbers.upperBound)"
  }
}

extension RootGap.Reason {
  var message: String {
    switch self {
    case .missing: "not there: the source has no such version"
    case .failed(let failure): "not known: \(failure.message)"
    case .tooLarge: "not read: larger than any root"
    case .notAsked:
      "not asked for: the \(RootHistoryLoader.versionLimit) versions below the newest are"
    case .pending: "still to come"
    }
  }

  /// A stable name, for JSON.
  var code: String {
    switch self {
    case .missing: "missing"
    case .failed: "unavailable"
    case .tooLarge: "too-large"
    case .notAsked: "not-asked"
    case .pending: "pending"
    }
  }
}

extension RootWay {
  /// How a client with this version cached comes to the newest one.
  var message: String {
    switch self {
    case .isNewest: "this is the newest root"
    case .directly: "a Notary client that has this version takes the newest one at once"
    case .stepByStep:
      "a Notary client that has this version takes the newest one by way of every version between"
    case .refused(let number, let refusal):
      "a Notary client that has this version stops at v\(number): \(refusal.message)"
    case .missing(let number):
      "a Notary client that has this version stops, because v\(number) is not to be had"
    case .unknown: "what a Notary client with this version would do cannot be told"
    }
  }

  var status: StatusWord {
    switch self {
    case .isNewest, .directly, .stepByStep: .ok
    case .refused, .missing: .fail
    case .unknown: .none
    }
  }

  /// A stable name, for JSON.
  var code: String {
    switch self {
    case .isNewest: "newest"
    case .directly: "direct"
    case .stepByStep: "step-by-step"
    case .refused: "refused"
    case .missing: "version-missing"
    case .unknown: "unknown"
    }
  }
}
