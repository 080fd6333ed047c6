/// A certificate for an example.
enum ExampleCertificate {
  /// Valid in 2023.
  static let expired = """
    -----BEGIN CERTIFICATE-----
    MIIBIzCBygIBATAKBggqhkjOPQQDAjAeMRwwGgYDVQQDDBNub3RhcnkuYWNtZS5l
    eGFtcGxlMB4XDTIzMDEwMTAwMDAwMFoXDTI0MDEwMTAwMDAwMFowHjEcMBoGA1UE
    AwwTbm90YXJ5LmFjbWUuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IA
    BNc/5k1txCA+WaQ3uiS6ibIYh/+SXXhydaOEW23MGpzD202fDNmJ5fwMSclbVnqF
    3dVrF67m3851+WgtVo4ycoQwCgYIKoZIzj0EAwIDSAAwRQIhAOIVsIykjNuoazmX
    pY7oi8Bd7Kz3IGzyIyp6Rm0BFxNJAiAVkz4DFfXO6BPBL4IKIhdX1pxcTZB8qd/V
    Jjz65sTlcQ==
    -----END CERTIFICATE-----
    """
}
