import Inspector
import PolicyEditor
import TestSupport
import Testing

/// What the deciders say of generated repositories is recognised again, in every form.
@Suite("Denials that are computed are recognised")
struct RejectionRoundTripTests {
  private static let goRows: [Connaisseur39Row] =
    Connaisseur39ConfigurationTests.validators + Connaisseur39ConfigurationTests.trustRoots
    + Connaisseur39ConfigurationTests.servers + Connaisseur39DelegationTests.without
    + Connaisseur39DelegationTests.required + Connaisseur39DelegationTests.missing
    + Connaisseur39DelegationTests.references + Connaisseur39DocumentTests.dates
    + Connaisseur39DocumentTests.checksums + Connaisseur39DocumentTests.structure
    + Connaisseur39DocumentTests.text + Connaisseur39SignatureTests.root
    + Connaisseur39SignatureTests.roles + Connaisseur39SignatureTests.covered

  private static let pythonRows: [Connaisseur33Row] =
    Connaisseur33ConfigurationTests.rows + Connaisseur33DelegationTests.delegationRows
    + Connaisseur33DelegationTests.digestRows + Connaisseur33DelegationTests.serverRows
    + Connaisseur33DocumentTests.rootRows + Connaisseur33DocumentTests.signatureRows
    + Connaisseur33DocumentTests.hashRows + Connaisseur33DocumentTests.formRows

  @Test("3.9", arguments: goRows)
  func go(row: Connaisseur39Row) async throws {
    var trial = Connaisseur39Trial()
    row.change(&trial)
    guard let message = await trial.decide().message else { return }
    check(message, by: .go)
    if message.contains("of image ") {
      #expect(Rejection(message).image == .init(text: trial.image, isAsWritten: true))
    }
  }

  @Test("3.3", arguments: pythonRows)
  func python(row: Connaisseur33Row) async throws {
    var situation = Connaisseur33Situation()
    row.change(&situation)
    guard let message = await situation.decide().message else { return }
    check(message, by: .python)
    if message.contains("for image "),
      case .success(let reference) = ConnaisseurReference.read(situation.image, as: .python)
    {
      #expect(Rejection(message).image == .init(text: reference.name, isAsWritten: false))
    }
  }

  private func check(_ message: String, by generation: Generation) {
    let bare = Rejection(message)
    #expect(bare.situation != .unknown, "\(message)")
    #expect(bare.generation == generation, "\(message)")
    for form in DenialForm.all(of: generation) {
      let wrapped = Rejection(form.wrap(message))
      #expect(wrapped.situation == bare.situation, "\(form.name): \(message)")
      #expect(wrapped.generation == generation, "\(form.name): \(message)")
      if bare.image != nil {
        #expect(wrapped.image == bare.image, "\(form.name): \(message)")
      }
    }
  }
}
