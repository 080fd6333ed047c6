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
        26260f7a01a9e301bc582c39dd49632ed2ec06","method":"ecdsa","sig":"IUirjuLtuPZ+alTBzuDUc7\#
        EMhgS9iXySUFj/dxJ8dIJoXnH3UYTs9GWYa8qaEO949KqxMYUOazsvzvRdgndn7g=="}]}
        """#),
    DemoDocument(
      name: "snapshot.json",
      text: #"""
        {"signed":{"_type":"Snapshot","expires":"2029-11-18T13:20:36Z","meta":{"root":{"hashes\#
        ":{"sha256":"+ds7TPkcNL7W3gpikKCWltPlXHE5gxIx0pMcoDQt0oo=","sha512":"ZJPal+aO44nzMr1Cs\#
        j12pQ3WcKuTapqFpmaHlCZ9WTS0/YaXuP3QetzywWwBwgC1KxgLavmo/1wMcn3VWRYG7Q=="},"length":230\#
        6},"targets":{"hashes":{"sha256":"/SSMYx6gX0h86L4lIKcyyWFms02diWzvhi2HuduRYfw=","sha51\#
        2":"G4F8LeqbpfZn6xQC64V1di3rfxaSBJmZBWqsO+kT3PfUq2DjoEMvPdDPyWSEGhUPXWscrWGQayWWUVkk+t\#
        t9nw=="},"length":1285},"targets/alice":{"hashes":{"sha256":"qgX6XEdd7PxtP8KCC0iBDqQm3\#
        iEArVdtiCk7+GXdXl0=","sha512":"57XIvWh5EphXLMbVavpLr5e6WKU181yojyX8hO2pXXgGmQj2Hxeu8Qk\#
        IhjRIiP+Nrj8KX0YJv5AjLDOlPIdzhA=="},"length":504},"targets/releases":{"hashes":{"sha25\#
        6":"8NKVZ0arIGi3j8XNI1NUnK8lzIjMsVdV8/SevfCM+n8=","sha512":"KMJuG7FzzoxxA+KrhK4pPiB/nw\#
        FUDcmw0xod2l7htmpzfy1wbj4AN0NjFimk7SQUxKbaI1RAmBPBcqFeWnhC7Q=="},"length":695}},"versi\#
        on":7},"signatures":[{"keyid":"81ead3417a5d4fb7b7c6a5ced01711a115518314e99d4e606291ca0\#
        e6fdd9fc4","method":"ecdsa","sig":"8rVvAOBSNGhvhXz9gSwjOhgn308b0ab6nxycXx2P8k7YtaDKRZy\#
        RM6ENDnaovvjV+7ilYhEyFUmB0Lfqq1Hspw=="}]}
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
        029-09-02T14:41:18Z","targets":{},"version":3},"signatures":[{"keyid":"cd64627f35d1111\#
        a36269b171d1fae3c8baad21a417e1c2e36b66ca9e5402070","method":"ecdsa","sig":"i/4FjDTy87X\#
        5rb6AuDNDFQI6/uuGjCemVRl4VEoB+7Wd3dMK+/kiW0sFiUhCwQmy0nCcUMkaUiGiCfF8TuDi4Q=="}]}
        """#),
    DemoDocument(
      name: "targets/alice.json",
      text: #"""
        {"signed":{"_type":"Targets","delegations":{"keys":{},"roles":[]},"expires":"2029-11-1\#
        8T13:20:36Z","targets":{"v1":{"hashes":{"sha256":"W5JQVd+Zo9khZIcgKK2I6i4m2j0E4yUaDliQ\#
        gGx2Uko="},"length":920},"v2":{"hashes":{"sha256":"f36jLNow7/Axcz7KKwrvKXiJVV5j0uMEGET\#
        ZCTWNQP8="},"length":921}},"version":2},"signatures":[{"keyid":"262f8fad08aa071aa44461\#
        26cc19c075b244a45310adacfab493eabb578445e4","method":"ecdsa","sig":"/fHF0iQ71nX6Fy+WjD\#
        f/BDszfhq2LAPekCCB3JR67O96j5KfadnmEFKng7quk6viNRJn/2+AM3YTD63+1ZyXyA=="}]}
        """#),
    DemoDocument(
      name: "targets/releases.json",
      text: #"""
        {"signed":{"_type":"Targets","delegations":{"keys":{},"roles":[]},"expires":"2029-11-1\#
        8T13:20:36Z","targets":{"v1":{"hashes":{"sha256":"W5JQVd+Zo9khZIcgKK2I6i4m2j0E4yUaDliQ\#
        gGx2Uko="},"length":920},"v2":{"hashes":{"sha256":"f36jLNow7/Axcz7KKwrvKXiJVV5j0uMEGET\#
        ZCTWNQP8="},"length":921}},"version":4},"signatures":[{"keyid":"262f8fad08aa071aa44461\#
        26cc19c075b244a45310adacfab493eabb578445e4","method":"ecdsa","sig":"XCGc6oZntPWKoieP02\#
        djN5f8GpvJ9np1KRQzTdOXcBfXTnt9LS1plF/UI1cdVvO/4x54sgS848ik7wEuRvE1qg=="},{"keyid":"5ac\#
        a45add0cf1863dfa3d63be7ab262d94dc768bdf82e44bf5cd08589127cddf","method":"ecdsa","sig":\#
        "SUcWTVL79eBSO7pFFx0MF/EgzaK9ATy7RLqRljKVDXuCTXiewl6GuLpEp7xuJONqASlnijZybtmnhqpegByoJ\#
        w=="}]}
        """#),
    DemoDocument(
      name: "timestamp.json",
      text: #"""
        {"signed":{"_type":"Timestamp","expires":"2026-12-06T01:30:19Z","meta":{"snapshot":{"h\#
        ashes":{"sha256":"f0NuwkYFL4froxjUrPw8/1zi3nGQT7z5K8eVZhP82Ho=","sha512":"GcAttf8MEIBY\#
        TlU9DrGrHj2CaCaI83xQNKh5XBao3V914aEypDirAGQnpMxeEq0ll5Y7xFbyJQTWQZiulCxQBA=="},"length\#
        ":1073}},"version":12},"signatures":[{"keyid":"94d1f1dcbc1cf349c050459bbfe20f0226ca00e\#
        c78c0971af12d034aa8d6da13","method":"ecdsa","sig":"wnMNbpTLwY3whUl0Uzqs+81JSD86K5+JnqE\#
        s/pGjPV+Qqgubzs0tHv8p89P8qhJ9m0XeQAb2OHB3MA/7G/bZWg=="}]}
        """#),
  ]
}
