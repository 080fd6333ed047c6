import NotaryCore

/// What the documents of a repository prove to the Notary client without a pin, judged once for all
/// images and both generations.
actor ChainMemory {
  private var chains: [Bool: ChainOfTrust] = [:]

  /// - Parameter withOldRoots: whether earlier roots were asked for, too.
  func chain(withOldRoots: Bool) -> ChainOfTrust? { chains[withOldRoots] }

  func keep(_ chain: ChainOfTrust, withOldRoots: Bool) { chains[withOldRoots] = chain }
}
