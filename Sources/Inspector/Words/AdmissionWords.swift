/// What has a say in an admission, in a sentence.
extension AdmissionNote {
  public var message: String {
    switch self {
    case .ownerHoldsImage(let owner):
      "not looked at: its owner \(VisibleText.of(owner)) holds this image (automaticChildApproval)"
    case .imageUnchanged:
      "not looked at: the update leaves the image as it is (automaticUnchangedApproval)"
    case .scaledToZero: "not looked at: the update scales it to zero, so that no pod comes of it"
    case .operationNotJudged(let operation):
      "not looked at: \(VisibleText.of(operation)) is no CREATE or UPDATE"
    case .onlyPodsJudged:
      "not looked at: without automaticChildApproval 3.3 looks at pods alone"
    case .ephemeralNotRead: "not looked at: 3.9 reads the ephemeral containers of pods alone"
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
