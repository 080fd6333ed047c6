/// The tags of a repository as the client lists them: breadth first from targets, in the order in
/// which delegations are declared, the first role that has a name wins, and paths are obeyed
/// (notary 0.7, `client.ListTargets`, `tuf.WalkTargets`).
struct TargetListing {
  private(set) var targets: [SignedTarget] = []

  init(_ roles: [RoleJudgement], isUsable: Bool) {
    guard isUsable else { return }
    var loaded: [RoleName: Int] = [:]
    for index in roles.indices where roles[index].status == .verified {
      loaded[roles[index].name] = index
    }
    var found: Set<ExactText> = []
    var queue: [RoleName] = [.targets]
    var queued: Set<RoleName> = [.targets]
    var next = 0
    while next < queue.count {
      let name = queue[next]
      next += 1
      guard let index = loaded[name] else { continue }
      for target in roles[index].signedTargets where found.insert(target.name).inserted {
        targets.append(target)
      }
      for delegation in roles[index].document?.targets?.delegations ?? [] {
        if let child = delegation?.name, loaded[child] != nil, queued.insert(child).inserted {
          queue.append(child)
        }
      }
    }
    targets.sort { $0.name < $1.name }
  }
}
