extension YAMLDocument {
  /// The document after an edit, of which only the lines around the change are read where that is
  /// enough, and the region outside of which all is as before.
  ///
  /// - Precondition: the edit is one of this text.
  func applying(_ edit: YAMLEdit) throws(YAMLError) -> (document: YAMLDocument, region: YAMLRegion?)
  {
    guard !edit.isEmpty, let edited = edit.applied(to: bytes) else { return (self, nil) }
    for region in YAMLRegion.all(of: edit, in: self) {
      if let document = reading(edited, in: region, limits: YAMLDocument.Limits()) {
        return (document, region)
      }
    }
    return (try YAMLDocument(parsing: edited), nil)
  }

  /// The document after an edit that was made for this text; nil where it was not.
  public func after(_ edit: YAMLEdit) throws(YAMLError) -> YAMLDocument? {
    guard edit.applied(to: bytes) != nil else { return nil }
    return try applying(edit).document
  }

  /// Reads the lines of a region anew and takes over the rest; nil where these lines cannot be read
  /// by themselves, or change what is around them.
  private func reading(
    _ edited: [UInt8], in region: YAMLRegion, limits: Limits
  ) -> YAMLDocument? {
    let growth = edited.count - bytes.count
    let lines = region.bytes.lowerBound..<region.bytes.upperBound + growth
    guard edited.count <= limits.bytes,
      lines.upperBound == edited.count || edited[lines.upperBound - 1] == 0x0A,
      let part = try? YAMLDocument(parsing: Array(edited[lines]), limits: limits),
      part.roots.count == 1, let root = part.roots.first, fits(root, in: region),
      part.properties.values.allSatisfy({ $0.anchor == nil })
    else { return nil }
    let document = replacing(region, by: part, bytes: edited, growth: growth)
    return document.isWithin(limits, at: region.collection) ? document : nil
  }

  /// Whether lines that were read by themselves are children of the region's collection.
  private func fits(_ root: YAMLValue, in region: YAMLRegion) -> Bool {
    let collection = YAMLValue(document: self, index: region.collection)
    let part = root.document
    let isFirstLine = part.line(of: root.range.lowerBound) == 1
    return (isFirstLine || !region.beginsWithChild) && root.kind == collection.kind
      && root.style == .block && root.anchor == nil
      && root.tag == nil && root.fullRange.lowerBound == root.range.lowerBound
      && part.column(of: root.range.lowerBound) == region.column
      && part.bytes[part.startOfLine(at: root.range.lowerBound)..<root.range.lowerBound]
        .allSatisfy { $0 == 0x20 }
  }

  private func replacing(
    _ region: YAMLRegion, by part: YAMLDocument, bytes edited: [UInt8], growth: Int
  ) -> YAMLDocument {
    let nodes = self.nodes
    let inserted = part.nodes.dropFirst()
    let countGrowth = inserted.count - region.nodes.count
    let oldTexts = texts(of: region.nodes)
    let textGrowth = part.texts.count - oldTexts.count
    let ancestors = ancestors(of: region.collection)
    let wasLast = Int(nodes[region.collection].next) == region.nodes.upperBound
    let oldEnd = Int(nodes[region.collection].end)

    var moved: [YAMLNode] = []
    moved.reserveCapacity(nodes.count + countGrowth)
    moved += nodes[..<region.nodes.lowerBound]
    for node in inserted {
      moved.append(
        node.moved(
          by: region.bytes.lowerBound, nodes: region.nodes.lowerBound - 1,
          texts: oldTexts.lowerBound))
    }
    for node in nodes[region.nodes.upperBound...] {
      moved.append(node.moved(by: growth, nodes: countGrowth, texts: textGrowth))
    }
    // The collections around the region end where their last child ends.
    let newEnd = wasLast ? Int(part.nodes[0].end) + region.bytes.lowerBound : oldEnd + growth
    for ancestor in ancestors {
      let end = Int(moved[ancestor].end)
      moved[ancestor].end = UInt32(end == oldEnd ? newEnd : end + growth)
      moved[ancestor].next = UInt32(Int(moved[ancestor].next) + countGrowth)
    }
    if region.children.lowerBound == 0 {
      let start = Int(part.nodes[0].start) + region.bytes.lowerBound
      moved[region.collection].start = UInt32(start)
    }
    var texts = self.texts
    texts.replaceSubrange(oldTexts, with: part.texts)
    let comments = commentsAfter(region, part: part, growth: growth)
    let properties = propertiesAfter(region, part: part, growth: countGrowth)
    for ancestor in ancestors { moved.recount(ancestor) }
    return YAMLDocument(
      bytes: edited, nodes: moved, texts: texts, properties: properties, roots: rootIndices,
      comments: comments)
  }

  /// The collections that hold a region, the innermost first.
  private func ancestors(of index: Int) -> [Int] {
    var path: [Int] = []
    var current = rootIndices.first ?? 0
    while true {
      path.append(current)
      guard current != index else { break }
      var child = current + 1
      while Int(nodes[child].next) <= index { child = Int(nodes[child].next) }
      current = child
    }
    return path.reversed()
  }

  /// The decoded texts of some nodes.
  private func texts(of range: Range<Int>) -> Range<Int> {
    let scalars = nodes[range].lazy.filter { $0.kind == .scalar }
    let before = nodes[..<range.lowerBound].last { $0.kind == .scalar }.map {
      Int($0.text.upperBound)
    }
    let start = before ?? 0
    return start..<max(start, scalars.map { Int($0.text.upperBound) }.max() ?? start)
  }

  private func commentsAfter(
    _ region: YAMLRegion, part: YAMLDocument, growth: Int
  ) -> [YAMLComment] {
    let first = comments.partitioningIndex { $0.range.lowerBound >= region.bytes.lowerBound }
    let last = comments.partitioningIndex { $0.range.lowerBound >= region.bytes.upperBound }
    return comments[..<first] + part.comments.map { $0.moved(by: region.bytes.lowerBound) }
      + comments[last...].map { $0.moved(by: growth) }
  }

  private func propertiesAfter(
    _ region: YAMLRegion, part: YAMLDocument, growth: Int
  ) -> [Int: YAMLProperties] {
    var result: [Int: YAMLProperties] = [:]
    for (index, property) in properties where !region.nodes.contains(index) {
      result[index < region.nodes.lowerBound ? index : index + growth] = property
    }
    for (index, property) in part.properties {
      result[index + region.nodes.lowerBound - 1] = property
    }
    return result
  }

  private func isWithin(_ limits: Limits, at collection: Int) -> Bool {
    guard let root = rootIndices.first else { return true }
    return nodes.count <= limits.values && nodes[root].expandedCount <= limits.expandedValues
      && Int(nodes[root].expandedDepth) + 1 <= limits.depth
  }
}

extension [YAMLNode] {
  /// Counts anew what a collection holds.
  fileprivate mutating func recount(_ index: Int) {
    var count: UInt32 = 1
    var depth: UInt32 = 0
    var child = index + 1
    while child < Int(self[index].next) {
      let node = self[child]
      count += node.expandedCount
      depth = Swift.max(depth, node.expandedDepth + (node.kind == .scalar ? 0 : 1))
      child = Int(node.next)
    }
    self[index].expandedCount = count
    self[index].expandedDepth = depth
  }
}

extension YAMLNode {
  fileprivate func moved(by bytes: Int, nodes: Int, texts: Int) -> YAMLNode {
    var node = self
    node.fullStart = UInt32(Int(fullStart) + bytes)
    node.start = UInt32(Int(start) + bytes)
    node.end = UInt32(Int(end) + bytes)
    node.next = UInt32(Int(next) + nodes)
    if kind == .scalar {
      node.text = UInt32(Int(text.lowerBound) + texts)..<UInt32(Int(text.upperBound) + texts)
    }
    return node
  }
}

extension YAMLComment {
  fileprivate func moved(by offset: Int) -> YAMLComment {
    YAMLComment(range: range.lowerBound + offset..<range.upperBound + offset, isAlone: isAlone)
  }
}
