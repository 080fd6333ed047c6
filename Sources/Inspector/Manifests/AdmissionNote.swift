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
  /// The labels of the namespace, which is in the manifests, too, leave it out.
  case namespaceLeftOut(String, AdmissionSettings.NamespaceMode)

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
      .ephemeralNotRead, .namespaceLeftOut:
      true
    case .ownerUnknown, .mayBeUnchanged, .namespaceLabels, .warningOnly, .imageMissing: false
    }
  }

  /// Whether nothing that comes of the object is looked at either. Where only pods are, the pods of a
  /// Deployment are.
  var skipsImage: Bool { isSkip && self != .onlyPodsJudged }

  /// The stable name.
  var code: String {
    switch self {
    case .ownerHoldsImage: "owner-holds-image"
    case .imageUnchanged: "image-unchanged"
    case .scaledToZero: "scaled-to-zero"
    case .operationNotJudged: "operation-not-judged"
    case .onlyPodsJudged: "only-pods-judged"
    case .ephemeralNotRead: "ephemeral-not-read"
    case .namespaceLeftOut: "namespace-left-out"
    case .ownerUnknown: "owner-unknown"
    case .mayBeUnchanged: "may-be-unchanged"
    case .namespaceLabels: "namespace-labels"
    case .warningOnly(let leniency): "warning-only-\(leniency.rawValue)"
    case .imageMissing: "image-missing"
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
