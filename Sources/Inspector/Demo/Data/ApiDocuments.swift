// Made by `make demo-data` from Tests/DemoData; do not edit. ECDSA signatures are random, so that
// making it anew changes signatures, and with them the digests and sizes that cover them.

/// The trust data of docker.io/acme/api.
extension DemoDocument {
  static let api: [DemoDocument] = [
    DemoDocument(
      name: "root.json",
      text: #"""
        {"signed":{"_type":"Root","consistent_snapshot":false,"expires":"2036-05-18T12:00:09Z"\#
        ,"keys":{"34d602177b35acbd945cf3da4fb7d6decb3a3cb4d8362898eee77d7460ec8e7f":{"keytype"\#
        :"ecdsa","keyval":{"private":null,"public":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE/w3BEr\#
        42uOzT6jxkhG5rwdASA60V+GIAbu8xDhsZwHlHpblh/cYE8YxSrob6yJD4D0yirpZ1p0rkLXnD5Hi+KA=="}},\#
        "3d76ba28038b501ad5c7a9876af4e2a6a318329846eb091df6b297e39d062f47":{"keytype":"ecdsa-x\#
        509","keyval":{"private":null,"public":"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJSek\#
        NCN3FBREFnRUNBaEFCZUNpOWgydGtsRGFiZkx1L214dHhNQW9HQ0NxR1NNNDlCQU1DTUIweEd6QVoKQmdOVkJB\#
        TU1FbVJ2WTJ0bGNpNXBieTloWTIxbEwyRndhVEFlRncweU5qQTFNakV4TWpBd01EbGFGdzB6TmpBMQpNVGd4TW\#
        pBd01EbGFNQjB4R3pBWkJnTlZCQU1NRW1SdlkydGxjaTVwYnk5aFkyMWxMMkZ3YVRCWk1CTUdCeXFHClNNNDlB\#
        Z0VHQ0NxR1NNNDlBd0VIQTBJQUJGN0x4YTk3OHAwZDBDdkFMVzR3SWZJbE9scEM0V0IzbXY3YWVWMFAKYWpxNj\#
        lxZkFqZkVybzB5MmN1NlVNejNkUHR1Umh1aWNneVNjbWhTdTBHQkVUekdqRURBT01Bd0dBMVVkRXdFQgovd1FD\#
        TUFBd0NnWUlLb1pJemowRUF3SURTQUF3UlFJaEFNMStFTWtNdEI4R2Z4ODl5YzhSN0JCMC93cGp2VUM2CjMydE\#
        VLa29SNjFBR0FpQmFRZ3BBK2tQZWRqeis0SWlvVm5PbmhjVlVBOGFZRG4vV3BWdlVDU0FWMWc9PQotLS0tLUVO\#
        RCBDRVJUSUZJQ0FURS0tLS0tCg=="}},"3daf3c2d6de7eb707f374eaffd6662030e99703fbdeeb4168312a\#
        da13d30af4d":{"keytype":"ecdsa","keyval":{"private":null,"public":"MFkwEwYHKoZIzj0CAQY\#
        IKoZIzj0DAQcDQgAEOlfVgA+E1ZYFdZFwWW8Q5dbMiEAvfPbHBVuI8SO47WD1zpsy3r2UBeCd/KXMJtK4cxuMq\#
        fjean+4mO3zmEh+JQ=="}},"4a42dcda282bcd7a966974a27d7569c9011c6ecfad9721b7bd27ee41d70347\#
        67":{"keytype":"ecdsa","keyval":{"private":null,"public":"MFkwEwYHKoZIzj0CAQYIKoZIzj0D\#
        AQcDQgAELbE+1ChPV7vnXyi6VtDdP7b7muKV9fYgZbs9qV+c86cN0kh2pbRoXbJScc/U5ZW2HVLLt/7WCQO0Ih\#
        8JpY+xPA=="}}},"roles":{"root":{"keyids":["3d76ba28038b501ad5c7a9876af4e2a6a318329846e\#
        b091df6b297e39d062f47"],"threshold":1},"snapshot":{"keyids":["34d602177b35acbd945cf3da\#
        4fb7d6decb3a3cb4d8362898eee77d7460ec8e7f"],"threshold":1},"targets":{"keyids":["3daf3c\#
        2d6de7eb707f374eaffd6662030e99703fbdeeb4168312ada13d30af4d"],"threshold":1},"timestamp\#
        ":{"keyids":["4a42dcda282bcd7a966974a27d7569c9011c6ecfad9721b7bd27ee41d7034767"],"thre\#
        shold":1}},"version":1},"signatures":[{"keyid":"3d76ba28038b501ad5c7a9876af4e2a6a31832\#
        9846eb091df6b297e39d062f47","method":"ecdsa","sig":"o6ebq6r6LQ6QeL0XDmersNIrQZ92wpvsMP\#
        3tdl1j619jjpGpfNx1cwFCkXp7+81I3AhcwNMlYJnSSJNIOxvfPA=="}]}
        """#),
    DemoDocument(
      name: "snapshot.json",
      text: #"""
        {"signed":{"_type":"Snapshot","expires":"2029-10-01T11:25:48Z","meta":{"root":{"hashes\#
        ":{"sha256":"zoBYJDCmCWsddNpqu6RzLVPOdNSmfTTcQMCYR0UsaJI=","sha512":"nU9fV2XggtfwLIaLI\#
        jGXsNEAtFWAqc4TKmF68FbuJVvFONXxFxNuoiTSI9lFkbYKfHmvNO9aB5d1vSxSI7h+SQ=="},"length":229\#
        4},"targets":{"hashes":{"sha256":"te0P+9C3BtGaYEQ0PewYjomxTsuc4Dy8viOHPU+1EOk=","sha51\#
        2":"Huo7WHa1Cz76FriVrWydUpt+a5gLD2GXPmfQRFXPoQ/ISIG89MnpIraL0gWZn1nqLfw4XK3A8f+xutsh+x\#
        7eqQ=="},"length":1285},"targets/alice":{"hashes":{"sha256":"AA1bOgiMxsjdEiGZKZtnoQYm5\#
        pAbvjKtbGdUkPc9hj0=","sha512":"iS4Da1+B1iPo3aSepcCVtJ/VBxygeOIeI4TCOeg2yi+Nh/m2uvDjP67\#
        pl9xzpOJQ1hJ9Z9PHC9LpbEnDOXx8wA=="},"length":417},"targets/bob":{"hashes":{"sha256":"z\#
        lkpSxEWx2dg8seyvOCFjH4NR6CxsxbJG6aHrKHYO6U=","sha512":"KTOJCIYn+ZI4n2muUtqxyUz4dbpLkP6\#
        TtBziBUJwjCqAohfMGuyiroORS3e+ppOCk2NPl22RLJEj6ixCbYFbqA=="},"length":417},"targets/rel\#
        eases":{"hashes":{"sha256":"mwYGLYTaIQsk6unBZeDNGYlDjMocqsgzx/rNjbmKjAc=","sha512":"4K\#
        iwIHN53/jLiLrKFXvINPLfj0g0p9eN3U6VFvlTgworI1UUKuKBfDjgxRi5IJf5BUJJyduqVcE6xIN7djQrcw==\#
        "},"length":504}},"version":5},"signatures":[{"keyid":"34d602177b35acbd945cf3da4fb7d6d\#
        ecb3a3cb4d8362898eee77d7460ec8e7f","method":"ecdsa","sig":"DzLaoFdH7IRiJrMy4EaD1xth5ib\#
        DNJX7q0Qk2SMeKR0quBYLKrDywbgo8dfZf20q1CdtEXX+2cbYpPdkOgRNUg=="}]}
        """#),
    DemoDocument(
      name: "targets.json",
      text: #"""
        {"signed":{"_type":"Targets","delegations":{"keys":{"262f8fad08aa071aa4446126cc19c075b\#
        244a45310adacfab493eabb578445e4":{"keytype":"ecdsa","keyval":{"private":null,"public":\#
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE5ktKlCKHZ+hyo3dOdmXunBLrQ7xVCr2+Kns41OgaoGZ/LkfGW\#
        UVWRlW2KpkBlSMhvHNvEc7A3A2jxUFX9rngZQ=="}},"5aca45add0cf1863dfa3d63be7ab262d94dc768bdf\#
        82e44bf5cd08589127cddf":{"keytype":"ecdsa","keyval":{"private":null,"public":"MFkwEwYH\#
        KoZIzj0CAQYIKoZIzj0DAQcDQgAE3bOtMyx7qS/i4N3G1Z2vwq3EG+ESKFFu5taYniN18pJp9cZATFG8yVPdNd\#
        Ifqm6iPuwnzyJVrI/MkHku6uV/ow=="}}},"roles":[{"keyids":["262f8fad08aa071aa4446126cc19c0\#
        75b244a45310adacfab493eabb578445e4"],"name":"targets/alice","paths":[""],"threshold":1\#
        },{"keyids":["5aca45add0cf1863dfa3d63be7ab262d94dc768bdf82e44bf5cd08589127cddf"],"name\#
        ":"targets/bob","paths":[""],"threshold":1},{"keyids":["262f8fad08aa071aa4446126cc19c0\#
        75b244a45310adacfab493eabb578445e4","5aca45add0cf1863dfa3d63be7ab262d94dc768bdf82e44bf\#
        5cd08589127cddf"],"name":"targets/releases","paths":[""],"threshold":1}]},"expires":"2\#
        029-05-20T12:00:09Z","targets":{},"version":1},"signatures":[{"keyid":"3daf3c2d6de7eb7\#
        07f374eaffd6662030e99703fbdeeb4168312ada13d30af4d","method":"ecdsa","sig":"zqMg/614xTB\#
        T8CscMj1CvU0R47iP1O9+mZ82ebtNA3wi0eRuuuXZ5/pp97DEPdRTQYz83Uyl1ZXhdlwKkHx6EQ=="}]}
        """#),
    DemoDocument(
      name: "targets/alice.json",
      text: #"""
        {"signed":{"_type":"Targets","delegations":{"keys":{},"roles":[]},"expires":"2029-10-0\#
        1T11:25:48Z","targets":{"v1":{"hashes":{"sha256":"v8Ig6k66fEBxCRUh9HIxcubqM8iFskthIwjy\#
        hBfywso="},"length":918}},"version":1},"signatures":[{"keyid":"262f8fad08aa071aa444612\#
        6cc19c075b244a45310adacfab493eabb578445e4","method":"ecdsa","sig":"Nq8A4mXDfIlAkjpHtal\#
        l+32oyVCFM4w+Gw8jgcD/4oWezwC+6JrotYLiKzWM1VNNQqEja95jEY5H++6Ie9rRNA=="}]}
        """#),
    DemoDocument(
      name: "targets/bob.json",
      text: #"""
        {"signed":{"_type":"Targets","delegations":{"keys":{},"roles":[]},"expires":"2029-10-0\#
        1T11:25:48Z","targets":{"v2":{"hashes":{"sha256":"+i8pbKtK2gP/u4wcTjwN7c08Xv6FMIz/lhhh\#
        hiTTLKA="},"length":922}},"version":1},"signatures":[{"keyid":"5aca45add0cf1863dfa3d63\#
        be7ab262d94dc768bdf82e44bf5cd08589127cddf","method":"ecdsa","sig":"RIENdcZ3NSDGSZ/31tL\#
        FY1E6VJBlNv/RB8kKBRMDx4qaJW+bx6kx1nzEDzuUcDk0jPfr9E3RM/lYr0JcvxbrJA=="}]}
        """#),
    DemoDocument(
      name: "targets/releases.json",
      text: #"""
        {"signed":{"_type":"Targets","delegations":{"keys":{},"roles":[]},"expires":"2029-10-0\#
        1T11:25:48Z","targets":{"v1":{"hashes":{"sha256":"v8Ig6k66fEBxCRUh9HIxcubqM8iFskthIwjy\#
        hBfywso="},"length":918},"v2":{"hashes":{"sha256":"+i8pbKtK2gP/u4wcTjwN7c08Xv6FMIz/lhh\#
        hhiTTLKA="},"length":922}},"version":2},"signatures":[{"keyid":"5aca45add0cf1863dfa3d6\#
        3be7ab262d94dc768bdf82e44bf5cd08589127cddf","method":"ecdsa","sig":"SrOEd0KjILg5ln6bCf\#
        bn7Y8zfdnwVM/OJUtdGDXWZ3l7aV13ARLmoy1gqUO0jrzDNZ1b2QfpdQXPv+9Pm+m9sQ=="}]}
        """#),
    DemoDocument(
      name: "timestamp.json",
      text: #"""
        {"signed":{"_type":"Timestamp","expires":"2026-12-05T18:40:55Z","meta":{"snapshot":{"h\#
        ashes":{"sha256":"PQWz8/BHxd4+oJ/+C17agngahvm5tDyjsBGsNjp102U=","sha512":"MxQxE31bThdT\#
        3/LVMtUhZRT62j3vPw3MoFjuflWYOPxpWeNDtQj32voOBxcdmi/HuDQvhNcZNraHwj81n+S0HQ=="},"length\#
        ":1269}},"version":9},"signatures":[{"keyid":"4a42dcda282bcd7a966974a27d7569c9011c6ecf\#
        ad9721b7bd27ee41d7034767","method":"ecdsa","sig":"6/IdJDiVeXENL75TbkmbSyyVWF3rJlqdjDR/\#
        fNtXt9Nny6wzu34Alru6G6c/H8kAhu9wszcSELzFdas2Mtt+5w=="}]}
        """#),
  ]
}
