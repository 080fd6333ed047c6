// Made by `make demo-data` from Tests/DemoData; do not edit. ECDSA signatures are random, so that
// making it anew changes signatures, and with them the digests and sizes that cover them.

/// The trust data of docker.io/acme/imposter.
extension DemoDocument {
  static let imposter: [DemoDocument] = [
    DemoDocument(
      name: "root.json",
      text: #"""
        {"signed":{"_type":"Root","consistent_snapshot":false,"expires":"2036-11-17T22:17:03Z"\#
        ,"keys":{"216a88dab42bbabc9b9a38a6d93f80a9e152a6a16afb3a2470725634321b7923":{"keytype"\#
        :"ecdsa","keyval":{"private":null,"public":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEHZSUc6\#
        a1KA6ejP33SxpZTS0of11tGps1EuS6Gur8wTUsCuZpQ8qRBmD9AnyCyQgkWYUImfTjoDw86aFlALw1yw=="}},\#
        "25c68fedd86a79f9d0213d193dd30ccfd51f713ea61cf8741adc7ef507743307":{"keytype":"ecdsa",\#
        "keyval":{"private":null,"public":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE5K20MOwa3o3LCSm\#
        XSG653ktJ3DozJ3gmfE/tTFTW3uX65j+X/jyktGR8Rsfe9GXgFxstn0Pfi8NybQK8x9aNZw=="}},"a6480734\#
        5562e8edd342336a27adf0ad689b5757afe341a0f9fa9a94ea77d8e2":{"keytype":"ecdsa-x509","key\#
        val":{"private":null,"public":"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJVRENCK0tBREF\#
        nRUNBaEFCZytXWWExMzVqbnh1NFkyYWN5UHhNQW9HQ0NxR1NNNDlCQU1DTUNJeElEQWUKQmdOVkJBTU1GMlJ2W\#
        TJ0bGNpNXBieTloWTIxbEwybHRjRzl6ZEdWeU1CNFhEVEkyTVRFeU1ESXlNVGN3TTFvWApEVE0yTVRFeE56SXl\#
        NVGN3TTFvd0lqRWdNQjRHQTFVRUF3d1haRzlqYTJWeUxtbHZMMkZqYldVdmFXMXdiM04wClpYSXdXVEFUQmdjc\#
        Whrak9QUUlCQmdncWhrak9QUU1CQndOQ0FBUUdmNERDaGtPRnV0eVR1TllnQVVFMk9kK1IKaEdobjg3UTBxNWh\#
        1b21DZ2N2TERUdjdaR3Q3TER4bVlTbmxQdjRvZEp5WFFjZ0J2cy9vS1VSZ0dRMUFLb3hBdwpEakFNQmdOVkhST\#
        UJBZjhFQWpBQU1Bb0dDQ3FHU000OUJBTUNBMGNBTUVRQ0lGTVlIZzRLS1I1Q3g2d2QvZlFVClM4dXBHOU1mZER\#
        IYjFJcGpMYUpQbEErYUFpQjFqVGU0NGJKc3RhQnBFakxXZlIxMmlGRTEvNXBkNHNKQnRjc2sKQS81ZXFBPT0KL\#
        S0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo="}},"ea79533fcd827164d3f75e8a2dcbcbaa9c2272c64dbb07\#
        8de5191771472c778c":{"keytype":"ecdsa","keyval":{"private":null,"public":"MFkwEwYHKoZI\#
        zj0CAQYIKoZIzj0DAQcDQgAEx9fsVlT83L1kB6bTVCQMPtjoC7/fNWn/OVWclVXscD/4EJNnUDJ85a9fwe6TbW\#
        iEgy1VWt7OkNR6Ht4YCMAY9A=="}}},"roles":{"root":{"keyids":["a64807345562e8edd342336a27a\#
        df0ad689b5757afe341a0f9fa9a94ea77d8e2"],"threshold":1},"snapshot":{"keyids":["ea79533f\#
        cd827164d3f75e8a2dcbcbaa9c2272c64dbb078de5191771472c778c"],"threshold":1},"targets":{"\#
        keyids":["216a88dab42bbabc9b9a38a6d93f80a9e152a6a16afb3a2470725634321b7923"],"threshol\#
        d":1},"timestamp":{"keyids":["25c68fedd86a79f9d0213d193dd30ccfd51f713ea61cf8741adc7ef5\#
        07743307"],"threshold":1}},"version":1},"signatures":[{"keyid":"a64807345562e8edd34233\#
        6a27adf0ad689b5757afe341a0f9fa9a94ea77d8e2","method":"ecdsa","sig":"/2t1VPYuXWmdyd7ykd\#
        Nw0lY162+xTnk1Dx0hVc1Id4DsHQ1u1e8HeSk5N1Iift98ur0tmchEMIBPHRtWtaTJzw=="}]}
        """#),
    DemoDocument(
      name: "snapshot.json",
      text: #"""
        {"signed":{"_type":"Snapshot","expires":"2029-11-19T22:17:03Z","meta":{"root":{"hashes\#
        ":{"sha256":"qZG5SuAoVy2p0xXus3GDKdBw+1moic3BwAuz+wf4w3A=","sha512":"4xvzhzzZIwa0f26bI\#
        2GwVYBIL0p0DjQHeRQ4qJJYO1KwrQdYiVabuyQj39eYVZjZXBlafNc7KAVVv6E/TRWWuA=="},"length":231\#
        0},"targets":{"hashes":{"sha256":"/u+8uhdTjKZWqD0CTRtPVtszVGTjH3G79WYOmTkf2qk=","sha51\#
        2":"dTn3pJthIZRsZdHVo7Rtqy4RxTnGVe/4pSYxZ0fMAEvfEL4R7YXgGX46tQZenHsz7bkgTl523lHBEyc0EB\#
        j8Xg=="},"length":417}},"version":1},"signatures":[{"keyid":"ea79533fcd827164d3f75e8a2\#
        dcbcbaa9c2272c64dbb078de5191771472c778c","method":"ecdsa","sig":"hSttcyTX90fxeP3gUhthz\#
        EGrMjnyZNGn7Y1hY1RLonUDx2aa/e0GaOrbmB9BRzDrsNy0OmZL5LSPlDvzFnsojw=="}]}
        """#),
    DemoDocument(
      name: "targets.json",
      text: #"""
        {"signed":{"_type":"Targets","delegations":{"keys":{},"roles":[]},"expires":"2029-11-1\#
        9T22:17:03Z","targets":{"v1":{"hashes":{"sha256":"HvSsm34EMghHnimSWkyJWrQDI+x2wb8s6xxF\#
        JtEbGCU="},"length":920}},"version":1},"signatures":[{"keyid":"216a88dab42bbabc9b9a38a\#
        6d93f80a9e152a6a16afb3a2470725634321b7923","method":"ecdsa","sig":"6qbIDRv1cXD+7C6V2sQ\#
        Puxhn8vygYELgg8uwEZwk5+HYeTmsgCroZMtY++chbMQv15Bt3JLCEooWQIK12nh69Q=="}]}
        """#),
    DemoDocument(
      name: "timestamp.json",
      text: #"""
        {"signed":{"_type":"Timestamp","expires":"2026-12-05T22:17:03Z","meta":{"snapshot":{"h\#
        ashes":{"sha256":"IeNnhXX34TBwtfqnQaMW2of4guWX7I2LIqZh6lMhHzo=","sha512":"Hx0N+25HkYpt\#
        sCtYJqZJwwbRSgNK6rHK6U3LaR93kSmVbtcLcELZZEasvIy8a3SDWvzubdOGLWmW0XgUxGSPgQ=="},"length\#
        ":673}},"version":1},"signatures":[{"keyid":"25c68fedd86a79f9d0213d193dd30ccfd51f713ea\#
        61cf8741adc7ef507743307","method":"ecdsa","sig":"tAx4PejnV6H1/ha64U5zk9r5ZT16/hezs6sGF\#
        NAR5TmsnRTj6lZGwe+aU0vTr/pr4uOnSJO0vZSCFDFFfdafSA=="}]}
        """#),
  ]
}
