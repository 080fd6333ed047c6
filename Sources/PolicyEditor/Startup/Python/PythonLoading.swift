/// What PyYAML's `safe_load` gives up on though it is YAML (PyYAML 6, `SafeConstructor`).
enum PythonLoading {
  /// The first such thing in a value; nil where all can be loaded. Aliases are not followed: what
  /// they stand for is looked at where it stands.
  static func problem(in root: ConfigurationNode) -> StartupProblem? {
    guard let value = root.value else { return nil }
    let document = value.value.document
    let first = value.value.resolved.index
    var index = first
    while index < Int(document.nodes[first].next) {
      let node = ConfigurationNode(
        value: value.with(YAMLValue(document: document, index: index)), path: root.path,
        rules: root.rules)
      switch document.nodes[index].kind {
      case .mapping: if let problem = problem(inMapping: node) { return problem }
      case .sequence:
        if let element = node.elements.first(where: isUnreadable) {
          return StartupProblem(.notReadable, at: element)
        }
      case .scalar, .alias: break
      }
      index += 1
    }
    return isUnreadable(root) ? StartupProblem(.notReadable, at: root) : nil
  }

  private static func problem(inMapping mapping: ConfigurationNode) -> StartupProblem? {
    for member in mapping.value?.value.members ?? [] {
      if member.isMerge {
        let sources = member.value.kind == .sequence ? member.value.elements : [member.value]
        guard sources.allSatisfy({ $0.kind == .mapping }) else {
          return StartupProblem(.notMergeable, in: mapping, name: member.name)
        }
      } else if member.name.kind != .scalar {
        return StartupProblem(.keyIsNoText, in: mapping, name: member.name)
      } else if isUnreadable(mapping.member(member)) {
        return StartupProblem(.notReadable, at: mapping.member(member))
      }
    }
    return nil
  }

  private static func isUnreadable(_ node: ConfigurationNode) -> Bool {
    guard let value = node.value?.value.resolved, case .scalar(let scalar) = node.kind,
      value.style == .plain, value.tag == nil
    else { return false }
    switch scalar.type {
    case .string: return scalar.text == "<<" || scalar.text == "="
    case .timestamp: return !isMoment(scalar.text)
    default: return false
    }
  }

  /// Whether the calendar has the day of a timestamp, and the clock its time.
  private static func isMoment(_ text: String) -> Bool {
    let numbers = text.utf8.split { !(0x30...0x39).contains($0) }
      .map { Int(String(decoding: $0, as: UTF8.self)) ?? .max }
    guard numbers.count >= 3, numbers[0] >= 1,
      GoDate.isDay(numbers[2], month: numbers[1], year: numbers[0])
    else { return false }
    let clock = numbers.dropFirst(3).prefix(3)
    return zip(clock, [24, 60, 60]).allSatisfy { $0 < $1 }
  }
}
