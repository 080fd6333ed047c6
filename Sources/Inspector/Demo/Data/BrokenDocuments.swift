// Made by `make demo-data` from Tests/DemoData; do not edit. ECDSA signatures are random, so that
// making it anew changes signatures, and with them the digests and sizes that cover them.

/// The trust data of docker.io/acme/broken.
extension DemoDocument {
  static let broken: [DemoDocument] = [
    DemoDocument(
      name: "root.json",
      text: #"""
        {"signed":{"_type":"Root","consistent_snapshot":false,"expires":"2036-06-06T07:58:40Z"\#
        ,"keys":{"81ead3417a5d4fb7b7c6a5ced01711a115518314e99d4e606291ca0e6fdd9fc4":{"keytype"\#
        :"ecdsa","keyval":{"private":null,"public":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEwl04AC\#
        lUrC/aOs0LZTa6DGVhVrmsyhiSOjNxPhFRELep6NU6D5nigowvt2kpHSZ3al9NvFWNJAnVSC7lAqA5wg=="}},\#
        "94d1f1dcbc1cf349c050459bbfe20f0226ca00ec78c0971af12d034aa8d6da13":{"keytype":"ecdsa",\#
        "keyval":{"private":null,"public":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAExNQn0HEPnv6sS/+\#
        Lh1X+owSxtfajcmbu4f7jLXiMnb/BqZT9eJ+8YhTGL8siTQkKCTQ09vGg6xgcwcFYCKnmLQ=="}},"968f0499\#
        ed499a797df29875c526260f7a01a9e301bc582c39dd49632ed2ec06":{"keytype":"ecdsa-x509","key\#
        val":{"private":null,"public":"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJUVENCOUtBREF\#
        nRUNBaEFCcVI5R1k3UU9wMDZGRkFGc2lHbFlNQW9HQ0NxR1NNNDlCQU1DTUNBeEhqQWMKQmdOVkJBTU1GV1J2W\#
        TJ0bGNpNXBieTloWTIxbEwySnliMnRsYmpBZUZ3MHlOakEyTURrd056VTROREJhRncwegpOakEyTURZd056VTR\#
        OREJhTUNBeEhqQWNCZ05WQkFNTUZXUnZZMnRsY2k1cGJ5OWhZMjFsTDJKeWIydGxiakJaCk1CTUdCeXFHU000O\#
        UFnRUdDQ3FHU000OUF3RUhBMElBQkY3THhhOTc4cDBkMEN2QUxXNHdJZklsT2xwQzRXQjMKbXY3YWVWMFBhanE\#
        2OXFmQWpmRXJvMHkyY3U2VU16M2RQdHVSaHVpY2d5U2NtaFN1MEdCRVR6R2pFREFPTUF3RwpBMVVkRXdFQi93U\#
        UNNQUF3Q2dZSUtvWkl6ajBFQXdJRFNBQXdSUUloQUlNdUxNZkRLaUtqaGJORjI5RCsrWXI5CmJMN1hmeThZdjR\#
        ieENnQ3VkNWMvQWlBUzBiQ0Q4cXVkb0VzYlp1YnJBL0tJTGRYSVIvZjR0dWNtaCs1QUdDcTcKN3c9PQotLS0tL\#
        UVORCBDRVJUSUZJQ0FURS0tLS0tCg=="}},"cd64627f35d1111a36269b171d1fae3c8baad21a417e1c2e36\#
        b66ca9e5402070":{"keytype":"ecdsa","keyval":{"private":null,"public":"MFkwEwYHKoZIzj0C\#
        AQYIKoZIzj0DAQcDQgAE/JYUMVFx3TiraV5VlD/sdsKos4wNaBjWgTzQrkqb8/FF8FhyApPoK0F+QgEDiHoDT/\#
        JtkCFv9F5Qzf1afYjZgQ=="}}},"roles":{"root":{"keyids":["968f0499ed499a797df29875c526260\#
        f7a01a9e301bc582c39dd49632ed2ec06"],"threshold":1},"snapshot":{"keyids":["81ead3417a5d\#
        4fb7b7c6a5ced01711a115518314e99d4e606291ca0e6fdd9fc4"],"threshold":1},"targets":{"keyi\#
        ds":["cd64627f35d1111a36269b171d1fae3c8baad21a417e1c2e36b66ca9e5402070"],"threshold":1\#
        },"timestamp":{"keyids":["94d1f1dcbc1cf349c050459bbfe20f0226ca00ec78c0971af12d034aa8d6\#
        da13"],"threshold":1}},"version":1},"signatures":[{"keyid":"968f0499ed499a797df29875c5\#
        26260f7a01a9e301bc582c39dd49632ed2ec06","method":"ecdsa","sig":"JPLH9u0z9bFUwpOlCmipgn\#
        xoY2/jwjh4BBSuK8cnbhK6MmmDxkeI4dvAsAtdQSLnn6vFaKG2BCl8/wHJz68C1w=="}]}
        """#),
    DemoDocument(
      name: "snapshot.json",
      text: #"""
        {"signed":{"_type":"Snapshot","expires":"2029-06-08T07:58:40Z","meta":{"root":{"hashes\#
        ":{"sha256":"ygnKiuCmBt0yeZYnNbU7sFLok+gIy6ivZ1ZYvONEkKA=","sha512":"rAeeQQKLziO6LdYnJ\#
        HQ6oQN4wqUsG7JXvdUG8n+40humc2qKNgkWuWQx4Ht/T7kCXZZx1SZHZRFY0kSPpzkYZg=="},"length":230\#
        6},"targets":{"hashes":{"sha256":"WD/vu49zMvz4C3a2KTG+tFW4PMpWMT3yDbkKacbfWyA=","sha51\#
        2":"aJbwMe72mmIYEkOQQxY6eRhisQuTfBB9T26TiH5mTm7eWruxjkdo7Jilv8DDhb1rUuOFi8j1zyrlnjCTGu\#
        w5RQ=="},"length":1285},"targets/alice":{"hashes":{"sha256":"pQDnAa9+A0eS0M4kDBF2mBEH7\#
        WGXlz+AQpiIp+U36vE=","sha512":"BCHh6UsoU9OrQ9/RuaU5BAKOcZdV2RpuK0RvG+TvIBdkIK7X+/17PvN\#
        dwuMig4gYtERx5/iINFAek7r7qPcpNQ=="},"length":504},"targets/releases":{"hashes":{"sha25\#
        6":"Zl6fdUvcQnOzcYWwK2KYD5XZncJoWuu27WIim7AQR5o=","sha512":"ZV4DuYJoFsFnq0SZwleyLwuO7g\#
        OoZR7cpiH7DmkjTOSv6ujDtlTA3tWRnwCAxIYKDu2U2iErSM3uVuf9ulaKCQ=="},"length":695}},"versi\#
        on":7},"signatures":[{"keyid":"81ead3417a5d4fb7b7c6a5ced01711a115518314e99d4e606291ca0\#
        e6fdd9fc4","method":"ecdsa","sig":"5ANr4601oaWQSyWM0gYUhvmmejcn8ZKmsFsNK7bfeGtoybofijw\#
        3limmL1zGxHUmhqK0CJ6IFqao/LZ0R0UwtA=="}]}
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
        5cd08589127cddf"],"name":"targets/releases","paths":[""],"threshold":2}]},"expires":"2\#
        029-06-08T07:58:40Z","targets":{},"version":3},"signatures":[{"keyid":"cd64627f35d1111\#
        a36269b171d1fae3c8baad21a417e1c2e36b66ca9e5402070","method":"ecdsa","sig":"Wx2dR/dNTTr\#
        kUYWOe45VttI24UCm13PqRNHioWoMViMBjcLSBubHylwOHcjKSu2xnmzeTLqNcllOiHd86fW68w=="}]}
        """#),
    DemoDocument(
      name: "targets/alice.json",
      text: #"""
        {"signed":{"_type":"Targets","delegations":{"keys":{},"roles":[]},"expires":"2029-11-1\#
        8T13:20:36Z","targets":{"v1":{"hashes":{"sha256":"W5JQVd+Zo9khZIcgKK2I6i4m2j0E4yUaDliQ\#
        gGx2Uko="},"length":920},"v2":{"hashes":{"sha256":"f36jLNow7/Axcz7KKwrvKXiJVV5j0uMEGET\#
        ZCTWNQP8="},"length":921}},"version":2},"signatures":[{"keyid":"262f8fad08aa071aa44461\#
        26cc19c075b244a45310adacfab493eabb578445e4","method":"ecdsa","sig":"9DKCBxAVv/0HffENlh\#
        lTHjix/FksswB8zwDw4qloOAGYKceyesItgxwx3eWk3AUQyqsjdPny61MuJsJhg/2Hdg=="}]}
        """#),
    DemoDocument(
      name: "targets/releases.json",
      text: #"""
        {"signed":{"_type":"Targets","delegations":{"keys":{},"roles":[]},"expires":"2029-11-1\#
        8T13:20:36Z","targets":{"v1":{"hashes":{"sha256":"W5JQVd+Zo9khZIcgKK2I6i4m2j0E4yUaDliQ\#
        gGx2Uko="},"length":920},"v2":{"hashes":{"sha256":"f36jLNow7/Axcz7KKwrvKXiJVV5j0uMEGET\#
        ZCTWNQP8="},"length":921}},"version":4},"signatures":[{"keyid":"262f8fad08aa071aa44461\#
        26cc19c075b244a45310adacfab493eabb578445e4","method":"ecdsa","sig":"7Wxsk9DIcwOCUQ/nHQ\#
        lD5Num5HR2Y7omg16LIeV48U6s/Yo7fhyteOwyrG5hqkrnZbI35Z3I4okzyRt0uqejww=="},{"keyid":"5ac\#
        a45add0cf1863dfa3d63be7ab262d94dc768bdf82e44bf5cd08589127cddf","method":"ecdsa","sig":\#
        "EW/QN5O02vt/29msVlq89NYt3xq177YLpDuC/hiGVWVqKjsXEVByfTrYV/g/cdiF6DdTS6LWSeAC3FbtOTXIl\#
        A=="}]}
        """#),
    DemoDocument(
      name: "timestamp.json",
      text: #"""
        {"signed":{"_type":"Timestamp","expires":"2026-12-06T01:30:19Z","meta":{"snapshot":{"h\#
        ashes":{"sha256":"sgDaA3DsB+ZMFOHQCIdgNegbO+VQjGbc2b3Bi1rTFpU=","sha512":"y6LQtUEc56Ul\#
        smeeTXpkO4E3IoftA0jcxn5FGY/wWokNwbk9Xlr1KoCj8HN+T0d0gpELcDHmkFVYtthqJIc+tA=="},"length\#
        ":1073}},"version":12},"signatures":[{"keyid":"94d1f1dcbc1cf349c050459bbfe20f0226ca00e\#
        c78c0971af12d034aa8d6da13","method":"ecdsa","sig":"PJFBQn8E76XNpEhB+11j13EgEd2hPNAwBPO\#
        VPVQru1teGOgvuAyaDDovRBGRXkrt9adRQFX+rN/Kg3AlyNSwQg=="}]}
        """#),
  ]
}
