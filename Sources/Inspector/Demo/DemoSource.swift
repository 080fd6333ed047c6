import NotaryCore

/// The built-in repositories as a source. Of each request, only the documents that can answer it
/// become bytes.
struct DemoSource: TrustSource {
  private static let name = "built-in demo"

  let location = SourceLocation(kind: .memory, text: DemoSource.name)

  func answer(_ request: TrustRequest) async -> TrustAnswer {
    let documents = Demo.repositories.first { $0.gun == request.gun }?.documents ?? []
    let names = [request.fileName, request.plainFileName]
    let files = documents.filter { names.contains($0.name) }.map { ($0.name, Array($0.text.utf8)) }
    let source = MemorySource(
      name: DemoSource.name,
      documents: [request.gun: Dictionary(files, uniquingKeysWith: { first, _ in first })])
    return await source.answer(request)
  }
}
