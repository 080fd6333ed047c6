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
        e05ecd9f0555f14f47f1450ba6f6d6ee2a13af","method":"ecdsa","sig":"k2GPaee9vnOcY0oDQrjivZ\#
        OjSGLeSWKdyQCPgC3DBY2qgDI7igR2NSCZZRtyIpAQ30CqcVfHXs1EH5X/m3ysug=="}]}
        """#),
    DemoDocument(
      name: "snapshot.json",
      text: #"""
        {"signed":{"_type":"Snapshot","expires":"2026-12-13T08:45:12Z","meta":{"root":{"hashes\#
        ":{"sha256":"rUbTC5fAt6vRa4Xw1xAEZxX5/uP88xEIjsIEBubnYDM=","sha512":"FEIh5mxxXfmcu8cFc\#
        Jmnxjg2R5hXt2RL/talteL0aHhgNDFXl6BU0ca02hiJ7VsfiZO5rAFB+sR4q1x+AlbGrw=="},"length":230\#
        6},"targets":{"hashes":{"sha256":"oQKVH3LpumHnHeRh3DNljTdpV+AyRwqAAOVhz2MHRIA=","sha51\#
        2":"dD/pioi0WQlG+aydCAUmz2AI3snoviUspSVPjpN6x8V2HVyAa+ih3ZtLqM5nDtWM5HMGwfed3g3J1usaE5\#
        38XQ=="},"length":506}},"version":2},"signatures":[{"keyid":"c9e9d652cd6af127e9c486cea\#
        92efa7f6815506836576b4e64121e39b852e6a4","method":"ecdsa","sig":"/GvG6cVvUktMWCtYMqXJo\#
        wRif5ZmTvI3qk/Dku8ydGo3xD/Hxj3XchPmseUKXQDHZcz1s51QXhJvaydojgUjEg=="}]}
        """#),
    DemoDocument(
      name: "targets.json",
      text: #"""
        {"signed":{"_type":"Targets","delegations":{"keys":{},"roles":[]},"expires":"2026-12-1\#
        3T08:45:12Z","targets":{"v0.9":{"hashes":{"sha256":"6PwhytM0KjC6UnY91CdwTTaBBTpnZ2rJcc\#
        73CYScCQ4="},"length":922},"v1":{"hashes":{"sha256":"lfhAMiq5h3D72CXy6qsRath/ncw6yeqzH\#
        +hAh0kQ/mk="},"length":919}},"version":2},"signatures":[{"keyid":"3cfee84935478c5808ba\#
        947e6cab5c7affb6a06a802f3f8bee0b3511ba22f53d","method":"ecdsa","sig":"/D6M4+Va4mlEo8zO\#
        DECwTZOcdIriKDoy+4lmAuuE9F6dyyGtfvAEhONhNhKErK9baxJwCXuXDBgO/ymDh7yi+g=="}]}
        """#),
    DemoDocument(
      name: "timestamp.json",
      text: #"""
        {"signed":{"_type":"Timestamp","expires":"2026-11-19T08:45:12Z","meta":{"snapshot":{"h\#
        ashes":{"sha256":"kryNf6pblGx/LogxuK+d99Exmp5h8APJXKIX6ZDuxns=","sha512":"yfaDW1/+qniZ\#
        X1LcCLjBrrIDjGlvd8UrpaI0pA2OrWBtwB1Jy4pmwqVbZhJmE/AaVkaWuy7pLRH6kWQDeBS9Tg=="},"length\#
        ":673}},"version":76},"signatures":[{"keyid":"e629ffb75d16dfc15cb9bda27acbf2ffb144bec0\#
        6b2c09242a5b61b8792cdec5","method":"ecdsa","sig":"ybKlFRhcwCSA89d1ngfXSpoyTCMJzkj6fGH9\#
        GAOjxpYBNG0ZqPM2li174cOhE+hSWcIzTx8S6obVM/vuyz/8kg=="}]}
        """#),
  ]
}
