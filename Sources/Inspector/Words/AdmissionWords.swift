/// What has a say in an admission, in a sentence.
extension AdmissionNote {
  public var message: String { isSkip ? "not looked at: \(reason)" : reason }

  /// The same without saying that it is a reason for not looking.
  var reason: String {
    switch self {
    case .ownerHoldsImage(let owner):
      "its owner \(VisibleText.of(owner)) holds this image (automaticChildApproval)"
    case .imageUnchanged: "the update leaves the image as it is (automaticUnchangedApproval)"
    case .scaledToZero: "the update scales it to zero, so that no pod comes of it"
    case .operationNotJudged(let operation):
      "\(VisibleText.of(operation)) is no CREATE or UPDATE"
    case .onlyPodsJudged: "without automaticChildApproval 3.3 looks at pods alone"
    case .ephemeralNotRead: "3.9 reads the ephemeral containers of pods alone"
    case .namespaceLeftOut(let name, .ignore):
      "the namespace \(VisibleText.of(name)) is labelled \(Manifest.NamespaceLabel.key)=ignore"
    case .namespaceLeftOut(let name, .validate):
      "the namespace \(VisibleText.of(name)) is not labelled"
        + " \(Manifest.NamespaceLabel.key)=validate"
    case .ownerUnknown(let owner):
      "if its owner \(VisibleText.of(owner)) holds this image in the cluster, it is admitted without"
        + " a look (automaticChildApproval); that cannot be known from here"
    case .mayBeUnchanged:
      "if this updates an object that has this image already, it is admitted without a look"
        + " (automaticUnchangedApproval); that cannot be known from here"
    case .namespaceLabels(.ignore):
      "if its namespace is labelled securesystemsengineering.connaisseur/webhook=ignore, Connaisseur"
        + " is not asked; that cannot be known from here"
    case .namespaceLabels(.validate):
      "only if its namespace is labelled securesystemsengineering.connaisseur/webhook=validate,"
        + " Connaisseur is asked; that cannot be known from here"
    case .warningOnly(.detectionMode):
      "detection mode: what would be denied is admitted with a warning"
    case .warningOnly(.podsOnly):
      "resourceValidationMode is podsOnly: here a denial is a warning, and the pods that come of it"
        + " are denied"
    case .imageMissing: "there is no image, or it is no string: the API server refuses that"
    }
  }
}
