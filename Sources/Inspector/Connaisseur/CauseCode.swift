/// The closed list of causes. Codes are stable; `docs/causes.md` says what each means.
public enum CauseCode: String, Sendable, Hashable, CaseIterable {
  case referenceNotValid = "reference-not-valid"
  case referenceHang = "reference-hang"
  case noRule = "no-rule"
  case validatorNotUsable = "validator-not-usable"
  case trustRootNotUsable = "trust-root-not-usable"
  case documentsNotAvailable = "documents-not-available"
  case rootNotValid = "root-not-valid"
  case timestampNotValid = "timestamp-not-valid"
  case snapshotNotValid = "snapshot-not-valid"
  case targetsNotValid = "targets-not-valid"
  case delegationsNotValid = "delegations-not-valid"
  case notSigned = "not-signed"
  case secretNeeded = "secret-needed"
  case serverNotUsable = "server-not-usable"
}
