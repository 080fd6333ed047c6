@testable import NotaryCore
import Testing

@Suite("A failure of TLS")
struct SourceTLSFailureTests {
  @Test(
    "is known by OpenSSL's code, whatever libcurl puts before it",
    arguments: [
      ("error:0A00010B:SSL routines::wrong version number", TLSFailure.Reason.notTLS),
      ("TLS connect error: error:0A00010B:SSL routines::wrong version number", .notTLS),
      ("TLS connect error: error:0A00042E:SSL routines::tlsv1 alert protocol version", .version),
      ("TLS connect error: error:0A000412:SSL routines::sslv3 alert bad certificate", .alert(42)),
      ("TLS connect error: error:00000000:lib(0)::reason(0)", .other),
      ("OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to notary.acme.io:443", .closed),
      ("an error: of another kind", .other), ("", .other),
    ])
  func reason(message: String, reason: TLSFailure.Reason) {
    #expect(TLSFailure(message: message) == TLSFailure(reason, detail: message))
  }
}
