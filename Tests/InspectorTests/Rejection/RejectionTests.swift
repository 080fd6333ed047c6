import Inspector
import PolicyEditor
import Testing

@Suite("Recognising denials")
struct RejectionTests {
  @Test("every message is recognised in every form", arguments: DenialRow.all)
  func forms(row: DenialRow) {
    for form in DenialForm.all(of: row.generation) {
      let rejection = Rejection(form.wrap(row.message))
      #expect(rejection.situation == row.situation, "\(form.name)")
      #expect(rejection.generation == row.generation, "\(form.name)")
      if let image = row.image {
        #expect(rejection.image?.text == image, "\(form.name)")
        #expect(rejection.image?.isAsWritten == (row.generation == .go || image == "acme/Web"))
      } else if !form.namesImage {
        #expect(rejection.image == nil, "\(form.name)")
      }
      #expect(rejection.message == row.message, "\(form.name)")
    }
  }
}
