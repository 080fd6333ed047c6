/// What has a say in an admission beside the image itself.
public enum AdmissionNote: Hashable, Sendable {
  // What is known from the manifest: Connaisseur does not look.

  /// The owner stands in the same manifest and holds the image.
  case ownerHoldsImage(owner: String)
  /// The update leaves the image as it is.
  case imageUnchanged
  /// 3.3 admits what is scaled to zero.
  case scaledToZero
  /// Only creating and updating is looked at.
  case operationNotJudged(String)
  /// 3.3 without child approval looks at pods alone.
  case onlyPodsJudged
  /// 3.9 reads ephemeral containers of pods alone.
  case ephemeralNotRead

  // What cannot be known from the manifest.

  /// The owner is elsewhere; if it holds the image, Connaisseur does not look.
  case ownerUnknown(owner: String)
  /// An update of an object that exists may leave the image as it is.
  case mayBeUnchanged
  /// The labels of the namespace decide.
  case namespaceLabels(AdmissionSettings.NamespaceMode)

  // What a denial means.

  case warningOnly(Rejection.Leniency)
  /// Nothing is admitted that has no image.
  case imageMissing

  /// Whether Connaisseur certainly does not look at the image.
  public var isSkip: Bool {
    switch self {
    case .ownerHoldsImage, .imageUnchanged, .scaledToZero, .operationNotJudged, .onlyPodsJudged,
      .ephemeralNotRead:
      true
    case .ownerUnknown, .mayBeUnchanged, .namespaceLabels, .warningOnly, .imageMissing: false
    }
  }

  /// Whether it is about an approval without a look at the image.
  var isApproval: Bool {
    switch self {
    case .ownerHoldsImage, .imageUnchanged, .ownerUnknown, .mayBeUnchanged: true
    default: false
    }
  }
}
