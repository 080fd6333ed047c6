import Foundation
public import NotaryCore

/// Signs the tokens that a real Notary server with token authentication accepts.
public struct TokenIssuer: Sendable {
  static let name = "test-issuer"

  private let folder: TemporaryFolder
  private let certificate: [UInt8]

  var certificatePath: String { "\(folder.path)/issuer.pem" }
  private var keyPath: String { "\(folder.path)/issuer.key" }

  public init() throws {
    folder = try TemporaryFolder()
    let files = (certificate: "\(folder.path)/issuer.pem", key: "\(folder.path)/issuer.key")
    try Tool.openssl.run([
      "req", "-x509", "-days", "2", "-subj", "/CN=issuer", "-newkey", "rsa:2048", "-nodes",
      "-keyout", files.key, "-out", files.certificate,
    ])
    certificate = try Tool.openssl.run(["x509", "-in", files.certificate, "-outform", "DER"])
  }

  /// A token that lets its holder do some actions on a repository.
  ///
  /// - Parameter seconds: for how long; a negative number for one that ran out before now.
  public func token(
    service: String, gun: GUN, actions: [String] = ["pull"], seconds: Int = 3_600
  ) throws -> String {
    let now = Int(Date().timeIntervalSince1970)
    let quoted = actions.map { "\"\($0)\"" }.joined(separator: ",")
    let header = #"{"typ":"JWT","alg":"RS256","x5c":["\#(Base64.encode(certificate))"]}"#
    let claims = """
      {"iss":"\(Self.name)","sub":"test","aud":"\(service)","exp":\(now + seconds),"nbf":\(now - 7_200),\
      "iat":\(now - 7_200),"jti":"1",\
      "access":[{"type":"repository","name":"\(gun)","actions":[\(quoted)]}]}
      """
    let signed = "\(encode(Array(header.utf8))).\(encode(Array(claims.utf8)))"
    let signature = try Tool.openssl.run(
      ["dgst", "-sha256", "-sign", keyPath], input: Array(signed.utf8))
    return "\(signed).\(encode(signature))"
  }

  private func encode(_ bytes: [UInt8]) -> String {
    Base64.encode(bytes).replacingOccurrences(of: "+", with: "-")
      .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
  }
}
