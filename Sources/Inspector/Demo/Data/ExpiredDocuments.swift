// Made by `make demo-data` from Tests/DemoData; do not edit. ECDSA signatures are random, so that
// making it anew changes signatures, and with them the digests and sizes that cover them.

/// The trust data of docker.io/acme/expired.
extension DemoDocument {
  static let expired: [DemoDocument] = [
    DemoDocument(
      name: "root.json",
      text: #"""
        {"signed":{"_type":"Root","consistent_snapshot":false,"expires":"2033-12-11T08:45:12Z"\#
        ,"keys":{"3cfee84935478c5808ba947e6cab5c7affb6a06a802f3f8bee0b3511ba22f53d":{"keytype"\#
        :"ecdsa","keyval":{"private":null,"public":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAERPYap3\#
        jlp0QtVeT9AaeeIuN9RBINAw8eb0sEcxO1ASYeamVVRJVfZvJQ9MK2FCuE10RDEUmwZRIQYjJJTck0tw=="}},\#
        "754e8053b7c9d9434b012c07bbe05ecd9f0555f14f47f1450ba6f6d6ee2a13af":{"keytype":"ecdsa-x\#
        509","keyval":{"private":null,"public":"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJUak\#
        NCOXFBREFnRUNBaEFCbGpadURiRUpJcGJ1ZG1sTWJEYmdNQW9HQ0NxR1NNNDlCQU1DTUNFeEh6QWQKQmdOVkJB\#
        TU1GbVJ2WTJ0bGNpNXBieTloWTIxbEwyVjRjR2x5WldRd0hoY05Nak14TWpFME1EZzBOVEV5V2hjTgpNek14TW\#
        pFeE1EZzBOVEV5V2pBaE1SOHdIUVlEVlFRRERCWmtiMk5yWlhJdWFXOHZZV050WlM5bGVIQnBjbVZrCk1Ga3dF\#
        d1lIS29aSXpqMENBUVlJS29aSXpqMERBUWNEUWdBRVhzdkZyM3Z5blIzUUs4QXRiakFoOGlVNldrTGgKWUhlYS\#
        90cDVYUTlxT3JyMnA4Q044U3VqVExaeTdwUXpQZDArMjVHRzZKeURKSnlhRks3UVlFUlBNYU1RTUE0dwpEQVlE\#
        VlIwVEFRSC9CQUl3QURBS0JnZ3Foa2pPUFFRREFnTkhBREJFQWlCUURXYXhNTGp2OWtDZVRueEVrVitUCnpJQz\#
        VYSDZpc1R1MVJXT2ZZZklGekFJZ0h3SlZoN3BEbmhOcnVKMmEzWkxyTXVVQlp6NWdMWjVwWkdsSi9mdk4KRGRn\#
        PQotLS0tLUVORCBDRVJUSUZJQ0FURS0tLS0tCg=="}},"c9e9d652cd6af127e9c486cea92efa7f681550683\#
        6576b4e64121e39b852e6a4":{"keytype":"ecdsa","keyval":{"private":null,"public":"MFkwEwY\#
        HKoZIzj0CAQYIKoZIzj0DAQcDQgAE1adultwB/Vazko7go4qhThfmPUMeAk/uc+8bnn/cKEdM1SsnWDfdh1b4T\#
        NiwY4YO2vnYhbtU0Ur5v8cGIGI0ew=="}},"e629ffb75d16dfc15cb9bda27acbf2ffb144bec06b2c09242a\#
        5b61b8792cdec5":{"keytype":"ecdsa","keyval":{"private":null,"public":"MFkwEwYHKoZIzj0C\#
        AQYIKoZIzj0DAQcDQgAEBt6Iejv/zhDVzfPVhKLlIpOs16GV8O9wtPaKL7+zCZw2p8YC1H/1GQMk4vELKr+JXf\#
        kp9+kzFPySqXVn54hi+Q=="}}},"roles":{"root":{"keyids":["754e8053b7c9d9434b012c07bbe05ec\#
        d9f0555f14f47f1450ba6f6d6ee2a13af"],"threshold":1},"snapshot":{"keyids":["c9e9d652cd6a\#
        f127e9c486cea92efa7f6815506836576b4e64121e39b852e6a4"],"threshold":1},"targets":{"keyi\#
        ds":["3cfee84935478c5808ba947e6cab5c7affb6a06a802f3f8bee0b3511ba22f53d"],"threshold":1\#
        },"timestamp":{"keyids":["e629ffb75d16dfc15cb9bda27acbf2ffb144bec06b2c09242a5b61b8792c\#
        dec5"],"threshold":1}},"version":1},"signatures":[{"keyid":"754e8053b7c9d9434b012c07bb\#
        e05ecd9f0555f14f47f1450ba6f6d6ee2a13af","method":"ecdsa","sig":"EKoTvHbK1f7hnBRKK74gjb\#
        ykgzrF+jA4rOkn1Ddkk4vTvOfl/tJQ7smur3ckzf1zXT893u0yMWpfV6E7dixQfA=="}]}
        """#),
    DemoDocument(
      name: "snapshot.json",
      text: #"""
        {"signed":{"_type":"Snapshot","expires":"2026-12-13T08:45:12Z","meta":{"root":{"hashes\#
        ":{"sha256":"IsrJIZ/DPsdw/yKgt3PNgg7cYiQP/Hx4qlCFHTe2h2Q=","sha512":"AdcB2hOJPQNTjNkBA\#
        yaAtNm8cDBcS69yJNjUfvqq2AYddGH5Y34ynf/DpwOXPwGF4VHYfjrgkw2s51AVLYPPVQ=="},"length":230\#
        6},"targets":{"hashes":{"sha256":"tLn4z/XzuRSNrLNF6qb5nzpMttbV/9/oxd0CCluC7Xs=","sha51\#
        2":"TNeqVVzrr+GilIPxpsIcFHy8t0GJxMgxuf4z7QvFd8SC591NYriJifPhVndUwfHg7nqF5IYH0rjyqrmuHm\#
        bI1g=="},"length":506}},"version":2},"signatures":[{"keyid":"c9e9d652cd6af127e9c486cea\#
        92efa7f6815506836576b4e64121e39b852e6a4","method":"ecdsa","sig":"+pBVtZGuLkgk9IRsrxaIh\#
        yL+wPqpJ0MGYTUyOjUHeUL+pc/OcFdJjv9FvK/o0//vPl/BSjtKCKzhgdgXf2eHrw=="}]}
        """#),
    DemoDocument(
      name: "targets.json",
      text: #"""
        {"signed":{"_type":"Targets","delegations":{"keys":{},"roles":[]},"expires":"2026-12-1\#
        3T08:45:12Z","targets":{"v0.9":{"hashes":{"sha256":"6PwhytM0KjC6UnY91CdwTTaBBTpnZ2rJcc\#
        73CYScCQ4="},"length":922},"v1":{"hashes":{"sha256":"lfhAMiq5h3D72CXy6qsRath/ncw6yeqzH\#
        +hAh0kQ/mk="},"length":919}},"version":2},"signatures":[{"keyid":"3cfee84935478c5808ba\#
        947e6cab5c7affb6a06a802f3f8bee0b3511ba22f53d","method":"ecdsa","sig":"VbIltiGkbroxLIbW\#
        8YlGIQlkxJ+lMuW45ocfa6U0lm2H+wGK7+usN9SJrxhVzIX61fcGWzq/Sjhtk0Z+j0FTxQ=="}]}
        """#),
    DemoDocument(
      name: "timestamp.json",
      text: #"""
        {"signed":{"_type":"Timestamp","expires":"2026-11-19T08:45:12Z","meta":{"snapshot":{"h\#
        ashes":{"sha256":"e3QcydzIPNw410KMwgwACeUFkujXfbLklTiAvoR8gAA=","sha512":"9ukjlx89XfAn\#
        bXUg/L9OZKceu4paQWjcMN47NAtYnyjg8AH+OqyYTtSxbCP3GRJEx8YszI/h52LpafMmj13RYA=="},"length\#
        ":673}},"version":76},"signatures":[{"keyid":"e629ffb75d16dfc15cb9bda27acbf2ffb144bec0\#
        6b2c09242a5b61b8792cdec5","method":"ecdsa","sig":"bb/3qxV+4FwjHlH2jhFfzM7bzkE+I4DRWhiI\#
        4xPSPDkLnWYz1bJG6elhMt9665J8nsLoP99KOqLVxRDtbAeixw=="}]}
        """#),
  ]
}
