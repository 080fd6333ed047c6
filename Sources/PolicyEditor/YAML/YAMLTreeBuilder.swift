/// Turns libyaml's events into nodes, and refuses what is not bounded.
struct YAMLTreeBuilder {
  private(set) var nodes: [YAMLNode] = []
  private(set) var texts: [UInt8] = []
  private(set) var properties: [Int: YAMLProperties] = [:]
  private(set) var roots: [Int] = []
  private let limits: YAMLDocument.Limits
  /// The indices of the collections that are open.
  private var open: [Int] = []
  /// What each anchor of the current document names; a later one of the same name replaces it.
  private var anchors: [[UInt8]: Int] = [:]
  /// The offset after the last value or key that ended, or after the start of the document.
  private var lastEnd = 0

  /// What is refused, before it is known in which line it stands.
  private struct Refusal: Error {
    let reason: YAMLError.Reason
    let offset: Int
  }

  init(limits: YAMLDocument.Limits) { self.limits = limits }

  mutating func build(from bytes: [UInt8]) throws(YAMLError) {
    do {
      try bytes.withUnsafeBufferPointer { (buffer) throws(Refusal) in
        try read(YAMLSource(buffer))
      }
    } catch {
      throw YAMLError(error.reason, at: error.offset, in: bytes)
    }
  }

  private mutating func read(_ source: YAMLSource) throws(Refusal) {
    var source = source
    var parser: LibYAMLParser
    do {
      parser = try LibYAMLParser(input: source.input)
    } catch {
      throw Refusal(reason: error.reason, offset: 0)
    }
    while true {
      let event: YAMLEvent
      do {
        event = try parser.next()
      } catch {
        throw Refusal(reason: error.reason, offset: source.offset(of: error.place))
      }
      if case .streamEnd = event.kind { return }
      try add(event, in: &source)
    }
  }

  private mutating func add(
    _ event: YAMLEvent, in source: inout YAMLSource
  ) throws(Refusal) {
    let start = source.offset(ofIndex: event.startIndex)
    let end = source.offset(ofIndex: event.endIndex)
    switch event.kind {
    case .documentStart:
      anchors.removeAll()
      lastEnd = end
    case .documentEnd, .streamEnd, .other:
      break
    case .alias(let name):
      try appendAlias(name, from: start, to: end)
    case .scalar(let text, let style):
      try appendScalar(event, text: text, style: style, span: start..<end, in: source)
    case .sequenceStart(let style):
      try openCollection(.sequence, event, style: style, at: start, in: source)
    case .mappingStart(let style):
      try openCollection(.mapping, event, style: style, at: start, in: source)
    case .collectionEnd:
      try closeCollection(markedEnd: end, in: source)
    }
  }

  private mutating func append(
    _ node: YAMLNode, anchor: [UInt8]? = nil, tag: [UInt8]? = nil
  ) throws(Refusal) {
    let offset = Int(node.fullStart)
    guard nodes.count < limits.values else {
      throw Refusal(reason: .tooManyValues(limit: limits.values), offset: offset)
    }
    if open.isEmpty { roots.append(nodes.count) }
    if anchor != nil || tag != nil {
      properties[nodes.count] = YAMLProperties(anchor: anchor, tag: tag)
    }
    if let anchor { anchors[anchor] = nodes.count }
    nodes.append(node)
  }

  private mutating func appendAlias(
    _ name: [UInt8], from start: Int, to end: Int
  ) throws(Refusal) {
    let text = String(decoding: name, as: UTF8.self)
    guard let target = anchors[name] else {
      throw Refusal(reason: .undefinedAlias(name: text), offset: start)
    }
    guard !open.contains(target) else {
      throw Refusal(reason: .recursiveAlias(name: text), offset: start)
    }
    var node = YAMLNode(
      kind: .alias, style: .plain, fullStart: UInt32(start), start: UInt32(start),
      end: UInt32(end), next: UInt32(nodes.count + 1))
    node.target = UInt32(target)
    node.expandedCount = nodes[target].expandedCount
    node.expandedDepth = nodes[target].expandedDepth
    try append(node)
    try ended(nodes.count - 1)
  }

  private mutating func appendScalar(
    _ event: YAMLEvent, text: [UInt8], style: YAMLStyle, span marked: Range<Int>,
    in source: YAMLSource
  ) throws(Refusal) {
    var full = marked
    let hasProperties = event.anchor != nil || event.tag != nil
    if full.isEmpty, style == .plain {
      // A value that is not there is marked at what comes next; it belongs behind what it follows.
      if full.lowerBound == 0 || !source.isIndicator(at: full.lowerBound - 1) {
        full = min(lastEnd, full.lowerBound)..<min(lastEnd, full.lowerBound)
      }
    }
    let start = hasProperties ? source.skipProperties(in: full) : full.lowerBound
    var end = full.upperBound
    if style == .literal || style == .folded {
      end = source.endOfBlockScalar(from: start, markedEnd: end, text: text)
    }
    var node = YAMLNode(
      kind: .scalar, style: style, fullStart: UInt32(full.lowerBound), start: UInt32(start),
      end: UInt32(max(start, end)), next: UInt32(nodes.count + 1))
    let textStart = UInt32(texts.count)
    texts.append(contentsOf: text)
    node.text = textStart..<UInt32(texts.count)
    try append(node, anchor: event.anchor, tag: event.tag)
    try ended(nodes.count - 1)
  }

  private mutating func openCollection(
    _ kind: YAMLNode.Kind, _ event: YAMLEvent, style: YAMLStyle, at fullStart: Int,
    in source: YAMLSource
  ) throws(Refusal) {
    guard open.count < limits.depth else {
      throw Refusal(reason: .tooDeep(limit: limits.depth), offset: fullStart)
    }
    var start = fullStart
    if event.anchor != nil || event.tag != nil {
      start = source.skipProperties(in: fullStart..<source.buffer.count)
    }
    let node = YAMLNode(
      kind: kind, style: style, fullStart: UInt32(fullStart), start: UInt32(start),
      end: UInt32(start), next: UInt32(nodes.count + 1))
    try append(node, anchor: event.anchor, tag: event.tag)
    open.append(nodes.count - 1)
    lastEnd = start
  }

  private mutating func closeCollection(
    markedEnd: Int, in source: YAMLSource
  ) throws(Refusal) {
    guard let index = open.popLast() else { return }
    let start = Int(nodes[index].start)
    let isBracketed =
      nodes[index].style == .flow && start < source.buffer.count
      && (source.buffer[start] == UInt8(ascii: "[") || source.buffer[start] == UInt8(ascii: "{"))
    // A block collection, and a pair in a flow sequence, end with their last child: the marks of
    // their ends stand where the next thing begins.
    nodes[index].end = UInt32(isBracketed ? markedEnd : max(start, lastEnd))
    nodes[index].next = UInt32(nodes.count)
    try ended(index)
  }

  /// Counts a value that is complete for the collection it stands in.
  private mutating func ended(_ index: Int) throws(Refusal) {
    lastEnd = Int(nodes[index].end)
    let count = nodes[index].expandedCount
    let depth = nodes[index].expandedDepth + (nodes[index].kind == .scalar ? 0 : 1)
    guard let parent = open.last else { return }
    let (sum, overflow) = nodes[parent].expandedCount.addingReportingOverflow(count)
    let offset = Int(nodes[index].fullStart)
    guard !overflow, sum <= limits.expandedValues else {
      throw Refusal(
        reason: .aliasesExpandTooFar(limit: limits.expandedValues), offset: offset)
    }
    nodes[parent].expandedCount = sum
    nodes[parent].expandedDepth = max(nodes[parent].expandedDepth, depth)
    guard Int(nodes[parent].expandedDepth) + open.count <= limits.depth else {
      throw Refusal(reason: .tooDeep(limit: limits.depth), offset: offset)
    }
  }
}
