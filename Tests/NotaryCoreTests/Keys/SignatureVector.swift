import NotaryCore
import Testing

/// Keys and signatures made with the Python package `cryptography`, so that nothing here agrees with
/// itself only.
struct SignatureVector: Sendable, CustomTestStringConvertible {
  let name: String
  let type: KeyType
  let method: SignatureMethod
  /// Base64.
  let key: String
  /// Base64, over ``message``.
  let signature: String
  let keyID: String

  static let message = Array(#"{"_type":"Targets","version":1}"#.utf8)

  var testDescription: String { name }

  var publicKey: PublicKey { PublicKey(type: type, value: Base64.decode(key.utf8)) }
  var signatureBytes: [UInt8] { Base64.decode(signature.utf8) ?? [] }

  static let all = [
    SignatureVector(
      name: "ECDSA P-224", type: .ecdsa, method: .ecdsa,
      key: """
        ME4wEAYHKoZIzj0CAQYFK4EEACEDOgAEo9iAW1IgXp0ZS+x+UYL8009XRyuAldStaTA0N8wnnUUyInoRiD+E\
        j21zePYPQIjWUgr1VRYaTPM=
        """,
      signature: """
        jwi/+Gy6rQ5kmqJX3freILyS0YN3//PXBNqfuT65Q7Gx6vZpTSYyF2wX8glas1MOk4K6VWf4XAQ=
        """,
      keyID: "157386a547c0db1c6190c6e44e20bbf492698c0ab1ffc6fdb1e9502c8e5cd4a4"),
    SignatureVector(
      name: "ECDSA P-256", type: .ecdsa, method: .ecdsa,
      key: """
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEx5xR2nvR6rdx1yqyoRc46pSAhKFvHNS9+fS8y3BFh5ZnW4zI\
        f31p95Gnhf6ZPTEyLlozCAgfx/FYUBAQE9AE9w==
        """,
      signature: """
        54QsaP9Hj2UJyqI8gD0Txre+UsN36rhdZH4aWF3CUzoR8xdgLkipiZK/FOFd8Wadv6L8Ru4GzV8rBKjchPzH\
        ag==
        """,
      keyID: "7585707c512566438ed903eaa8098f2b820298f660d0281bbc3b4ca0010ecbcd"),
    SignatureVector(
      name: "ECDSA P-384", type: .ecdsa, method: .ecdsa,
      key: """
        MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEEdY5OQ28xGRTX0NZ2TKM0exBI8YL2LyWzF/gvKnPUa78Gf+vlNwK\
        CpTQFoYxEYe38dBkG56EI3GXwIW2e9HaW4GecqtVGXuU47zvh0aBc9d3WnGyL+tnDxoTWat8DVkM
        """,
      signature: """
        5j4bnzMbQ8MWOwHgLOS/TQIe632yy/g5y+l50aZlVXV3cSbgeSmEoTVcT4OhdSWTu0jKmLLyqvxuSgRWYN3k\
        wKGqf14OgArVLDZB3EnKgZnoeyNZRI34geca0QgFrq8C
        """,
      keyID: "953375da0aeee414a1f234bce62e80c38e4c3e3026e4eb30fefb52ef803977c8"),
    SignatureVector(
      name: "ECDSA P-521", type: .ecdsa, method: .ecdsa,
      key: """
        MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQAt9B7Uw3U7lY3Vh4/bT4r/634WHYUXfGZYjf8sFh9UazGVP7U\
        F7MrY/QZkdk+PeTQI35WEYO4T9KLaY56etHkEZ0A0RoP4JlzJwCgEpb1DBbGqjdEYvBN78lit8pZPi+a808v\
        OLnAIGiUCmgTTIoGNh4Tq6DGnsD9i3bCqxzKdGyk1kg=
        """,
      signature: """
        AdZPjZ7//oC1hpSytCHd2OHYtySsg89JOV8yriCJcw5e7y3KRYG0sG8L8C/6WbdX7hUjn5RoFav9PK1LrC11\
        h3p+AVJluyqFwS4OOduQsnH1XYuqeGgCiVjLdYLN0Q2j5PPD4lySHaHtS5StE9oZ13Syan6jYsGZkoA8DH+A\
        JxzXTdix
        """,
      keyID: "daefb367eb9134dc43b51551691d87a1aa0f2304d97e2abf120422d9107d9c68"),
    SignatureVector(
      name: "RSASSA-PSS", type: .rsa, method: .rsapss,
      key: """
        MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAlh9jQsj1SQiOaEVy7hOwDLjwObyCIM1eOERRORid\
        jAQkwZsRHYoIuLOJhTGUf9FDVmUFyzCCLk8zWLB1MbXJirnn8LUEzCY0DbXqJYCqwBME6JbwDFfeMZBJEImb\
        L3302cIbHEm/Sktish3U6H4D6IHW215bEM+r4OIfyH3X/bQ7hBr1g0F8xRR3wMPg/w9/ChqTPVWETZu6stQC\
        EggF/sHL8lRDfjKfAST0Gharx4LoHN6p/1pvAu9UubOnyLCi5rxaE3grDTajB8fgMClDYtbca5kxcD2TOOEu\
        oktLD7g0WjL1Kch5Og+OFxGC619L22zbgcn+bTgUHje19wXl5wIDAQAB
        """,
      signature: """
        dtJ9WXOx5GYIV/icgdkrtDEZiP5SMpygkIbWC8SItF9n8Uz7cx7IB9c09UQyYJJyawLinxmcm+bmB3x7aDkg\
        OZ6jJsDgwfA3gPZeFGd2vnL5yZyW+wlb9yZmR6DFQErSnk+pmYBY2JhovxRHC0mnz32UO+69EBf4/sAA7LsY\
        FSr6vlyeLfUWkuMe0flXFVoOYqPiGwsIqgNRd7B6nWZlG2wkBf02qHsFXgs/4rg8tlSsd/QosPVFbRo8n9OR\
        31U37+igfLj4E4mMKY/JAQXQKdvO+/kgTSxCoObm34gokUe4E2MMClq6tL3syh69jHrBsHaHm+A7NYpBN/5V\
        byg8DA==
        """,
      keyID: "dac63f94276db2131b7e58f7e8cfd0536a794cde5ad24438ae94e40a19e5e8f5"),
    SignatureVector(
      name: "RSASSA-PKCS1-v1_5", type: .rsa, method: .rsapkcs1v15,
      key: """
        MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAlh9jQsj1SQiOaEVy7hOwDLjwObyCIM1eOERRORid\
        jAQkwZsRHYoIuLOJhTGUf9FDVmUFyzCCLk8zWLB1MbXJirnn8LUEzCY0DbXqJYCqwBME6JbwDFfeMZBJEImb\
        L3302cIbHEm/Sktish3U6H4D6IHW215bEM+r4OIfyH3X/bQ7hBr1g0F8xRR3wMPg/w9/ChqTPVWETZu6stQC\
        EggF/sHL8lRDfjKfAST0Gharx4LoHN6p/1pvAu9UubOnyLCi5rxaE3grDTajB8fgMClDYtbca5kxcD2TOOEu\
        oktLD7g0WjL1Kch5Og+OFxGC619L22zbgcn+bTgUHje19wXl5wIDAQAB
        """,
      signature: """
        YeDrNsdcM8mYzOE0O47qdYBAd4EKfmIfe4bu8yrPIBTO9RJ6F+yjq44zSRBVAfYB58AYyMqQfTeRB9+UpxRq\
        3P1erlu3R/1+VCo92rnmfrnn5vyXmFNL7PiMCmlqtbfJ4YfTtRnFfNKRSvq21PUCh970xJHPPhLXSS195HDB\
        t3PtR4jKeH31myE88naLfSrvIWq4nEpe/9pD2AJ+tMOrDJhz93k57RP96+NTlDbbNBhjqFYoW/TRc7zKoe9k\
        w9XpVrE/RuF98BviCFXVxTr4oRVRGBNZUWsGLqKbu8vtjdUfzMCJgih35dnZxWUi5vgvYgFcpAjSIbiddkUV\
        wLc3Fw==
        """,
      keyID: "dac63f94276db2131b7e58f7e8cfd0536a794cde5ad24438ae94e40a19e5e8f5"),
    SignatureVector(
      name: "PyCrypto", type: .rsa, method: .pycrypto,
      key: """
        LS0tLS1CRUdJTiBQVUJMSUMgS0VZLS0tLS0KTUlJQklqQU5CZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlC\
        Q2dLQ0FRRUFsaDlqUXNqMVNRaU9hRVZ5N2hPdwpETGp3T2J5Q0lNMWVPRVJST1JpZGpBUWt3WnNSSFlvSXVM\
        T0poVEdVZjlGRFZtVUZ5ekNDTGs4eldMQjFNYlhKCmlybm44TFVFekNZMERiWHFKWUNxd0JNRTZKYndERmZl\
        TVpCSkVJbWJMMzMwMmNJYkhFbS9Ta3Rpc2gzVTZINEQKNklIVzIxNWJFTStyNE9JZnlIM1gvYlE3aEJyMWcw\
        Rjh4UlIzd01QZy93OS9DaHFUUFZXRVRadTZzdFFDRWdnRgovc0hMOGxSRGZqS2ZBU1QwR2hhcng0TG9ITjZw\
        LzFwdkF1OVV1Yk9ueUxDaTVyeGFFM2dyRFRhakI4ZmdNQ2xECll0YmNhNWt4Y0QyVE9PRXVva3RMRDdnMFdq\
        TDFLY2g1T2crT0Z4R0M2MTlMMjJ6YmdjbitiVGdVSGplMTl3WGwKNXdJREFRQUIKLS0tLS1FTkQgUFVCTElD\
        IEtFWS0tLS0tCg==
        """,
      signature: """
        d/g3EG5Y4GEl+BAt8kThPDA3169pAp37mgpU9TxvubBMSiOh/+xIswIWn2Hbbv94fP0aLhIp7SHzkeDhnDhr\
        9MM6RPrx3nftMPBNev7W08pgdBn1DpMtnj6zvzbJ6iLabcd+ulpofuciZrzjguRxV0vP6jMVKWipU7UvMDYD\
        lu77pOS0WM/moY4JNtQgHcW7iELUOQ2wx/OFqK+Lz1uy/QTlZ5es4twf2GlWpIR4XVpLRWziZjxTo270kK0y\
        o993MMViltAWU25HuyRlhbn2SJvNKfYRLrXI62PJtGiGotPLPx9hHq6yCX+QSU0GzIJ2ZL2As9ZzjX/OzU2j\
        pbZMQQ==
        """,
      keyID: "53e5c993fe9aa5affe5bbdb8ca1ddd32919d063594bc45338e701ee528dd4577"),
    SignatureVector(
      name: "Ed25519", type: .ed25519, method: .eddsa,
      key: """
        uKWLTbhAfWtLW2tjUzCGBEAcD8oZWJfagCicdPXS54I=
        """,
      signature: """
        liwCBxnwM7FLp74kEz+aHfydD9XfSjv1jXQHwPtI9yB7Ka4FfPjdA2ytuDuWZbuASozWRCUi3f5FNbXg9BmS\
        BA==
        """,
      keyID: "61c4ffb9cf3d255ee0d4d77ae07ce91efad5295e6419088193229f7ce4982825"),
  ]
}
