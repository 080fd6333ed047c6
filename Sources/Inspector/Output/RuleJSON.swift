import PolicyEditor

/// A rule of the policy, as `match` and `explain` write it.
extension Rule {
  var json: JSONOutput {
    var with: [(String, JSONOutput)] = []
    if let trustRoot { with.append(("trustRoot", .string(trustRoot))) }
    if let delegations { with.append(("delegations", .array(delegations.map { .string($0) }))) }
    if let mode { with.append(("mode", .string(mode))) }
    return .object([
      ("index", .int(index)), ("line", .optional(position?.line)), ("pattern", .string(pattern)),
      ("validator", .optional(validator)), ("with", .object(with)),
    ])
  }
}
