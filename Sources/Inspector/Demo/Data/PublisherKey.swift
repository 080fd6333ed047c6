// Made by `make demo-data` from Tests/DemoData; do not edit. ECDSA signatures are random, so that
// making it anew changes signatures, and with them the digests and sizes that cover them.

extension Demo {
  /// The public key with which acme signs every root.
  static let publisherKey = """
    -----BEGIN PUBLIC KEY-----
    MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEXsvFr3vynR3QK8AtbjAh8iU6WkLh
    YHea/tp5XQ9qOrr2p8CN8SujTLZy7pQzPd0+25GG6JyDJJyaFK7QYERPMQ==
    -----END PUBLIC KEY-----
    """
}
