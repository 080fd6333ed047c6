// Made by `make demo-data` from Tests/DemoData; do not edit. ECDSA signatures are random, so that
// making it anew changes signatures, and with them the digests and sizes that cover them.

/// The trust data of docker.io/acme/web.
extension DemoDocument {
  static let web: [DemoDocument] = [
    DemoDocument(
      name: "1.root.json",
      text: #"""
        {"signed":{"_type":"Root","consistent_snapshot":false,"expires":"2036-02-28T10:14:27Z"\#
        ,"keys":{"2a5541f1c4df3a7959390c47646760f15a1f1cbeac4721bad581e456a4de5a78":{"keytype"\#
        :"ecdsa","keyval":{"private":null,"public":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEjWhGqD\#
        hauV4KX3Vt82eu5jRyUfQZY+cGyCUH+KP4sf8Ya47BLrAMXHkfmhcfYqrVAYf4QI8o1fRrjGUAFeoRFg=="}},\#
        "77f362525be683cf6160243a85d8901b7e65fb4c337a44034cb14ea8081c4082":{"keytype":"ecdsa",\#
        "keyval":{"private":null,"public":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEAn9eod34ILo2rnN\#
        KNsO8GC9jDCbxqdovqlp5XcUxZ2BfnH7kHgMxl7WLdo3dsruVfqO5erffZH/zIqHfUEQwhQ=="}},"9aaad72e\#
        dab42d0b3fd09b0ccbcef55d9b99bba7113cfad15cf6a174c573c31d":{"keytype":"ecdsa","keyval":\#
        {"private":null,"public":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEV9aj3pWCcoJqvRk82yJ3dxWp\#
        LCzFTQgyP3s3RYt4wshtLaU4OnjsNPcxNqVbm8kj1tVvoqgPYu5VIoaj+UZ/hQ=="}},"f8059b6279e8d6766\#
        bb046912251a8c98144a6a447791b2623d879abbee10c57":{"keytype":"ecdsa-x509","keyval":{"pr\#
        ivate":null,"public":"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJSakNCN3FBREFnRUNBaEFC\#
        aXNZQ3NUV0piVXNuanNiTUhSK2lNQW9HQ0NxR1NNNDlCQU1DTUIweEd6QVoKQmdOVkJBTU1FbVJ2WTJ0bGNpNX\#
        BieTloWTIxbEwzZGxZakFlRncweU5qQXpNREl4TURFME1qZGFGdzB6TmpBeQpNamd4TURFME1qZGFNQjB4R3pB\#
        WkJnTlZCQU1NRW1SdlkydGxjaTVwYnk5aFkyMWxMM2RsWWpCWk1CTUdCeXFHClNNNDlBZ0VHQ0NxR1NNNDlBd0\#
        VIQTBJQUJGN0x4YTk3OHAwZDBDdkFMVzR3SWZJbE9scEM0V0IzbXY3YWVWMFAKYWpxNjlxZkFqZkVybzB5MmN1\#
        NlVNejNkUHR1Umh1aWNneVNjbWhTdTBHQkVUekdqRURBT01Bd0dBMVVkRXdFQgovd1FDTUFBd0NnWUlLb1pJem\#
        owRUF3SURSd0F3UkFJZ0JqdnRZYVBjTGoxbld0cVo0cEUvUWlyN1BHbVdqdUprClN5Q0tTaWdVS2NnQ0lESTF3\#
        S3NuU2RrTDVibCtPNFZFRStpZjRTOWN0TVU0bEFPbmVvTzRQUFFNCi0tLS0tRU5EIENFUlRJRklDQVRFLS0tLS\#
        0K"}}},"roles":{"root":{"keyids":["f8059b6279e8d6766bb046912251a8c98144a6a447791b2623d\#
        879abbee10c57"],"threshold":1},"snapshot":{"keyids":["77f362525be683cf6160243a85d8901b\#
        7e65fb4c337a44034cb14ea8081c4082"],"threshold":1},"targets":{"keyids":["9aaad72edab42d\#
        0b3fd09b0ccbcef55d9b99bba7113cfad15cf6a174c573c31d"],"threshold":1},"timestamp":{"keyi\#
        ds":["2a5541f1c4df3a7959390c47646760f15a1f1cbeac4721bad581e456a4de5a78"],"threshold":1\#
        }},"version":1},"signatures":[{"keyid":"f8059b6279e8d6766bb046912251a8c98144a6a447791b\#
        2623d879abbee10c57","method":"ecdsa","sig":"HWmENJEQirSQva5mIB9jIgXSr4uuAciR5VYdx9XL71\#
        yvBhXtnywwEshMljLCwkDk/w3glc9+Yda83P1awk32JA=="}]}
        """#),
    DemoDocument(
      name: "root.json",
      text: #"""
        {"signed":{"_type":"Root","consistent_snapshot":false,"expires":"2036-08-11T09:31:05Z"\#
        ,"keys":{"2a5541f1c4df3a7959390c47646760f15a1f1cbeac4721bad581e456a4de5a78":{"keytype"\#
        :"ecdsa","keyval":{"private":null,"public":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEjWhGqD\#
        hauV4KX3Vt82eu5jRyUfQZY+cGyCUH+KP4sf8Ya47BLrAMXHkfmhcfYqrVAYf4QI8o1fRrjGUAFeoRFg=="}},\#
        "37208f02a3ad3374af8e0a7b243daca7f220f711919ea3b4a5028d44efce96e2":{"keytype":"ecdsa",\#
        "keyval":{"private":null,"public":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAERKH/oQP5Ae3v6ms\#
        sAnmTTUd6Y9O3uTGfpBBnf2+Vi67mzidPyQQ6p3fPwJillPKw777UDlx1n4A2kWcLK6vjtQ=="}},"77f36252\#
        5be683cf6160243a85d8901b7e65fb4c337a44034cb14ea8081c4082":{"keytype":"ecdsa","keyval":\#
        {"private":null,"public":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEAn9eod34ILo2rnNKNsO8GC9j\#
        DCbxqdovqlp5XcUxZ2BfnH7kHgMxl7WLdo3dsruVfqO5erffZH/zIqHfUEQwhQ=="}},"f8059b6279e8d6766\#
        bb046912251a8c98144a6a447791b2623d879abbee10c57":{"keytype":"ecdsa-x509","keyval":{"pr\#
        ivate":null,"public":"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJSakNCN3FBREFnRUNBaEFC\#
        aXNZQ3NUV0piVXNuanNiTUhSK2lNQW9HQ0NxR1NNNDlCQU1DTUIweEd6QVoKQmdOVkJBTU1FbVJ2WTJ0bGNpNX\#
        BieTloWTIxbEwzZGxZakFlRncweU5qQXpNREl4TURFME1qZGFGdzB6TmpBeQpNamd4TURFME1qZGFNQjB4R3pB\#
        WkJnTlZCQU1NRW1SdlkydGxjaTVwYnk5aFkyMWxMM2RsWWpCWk1CTUdCeXFHClNNNDlBZ0VHQ0NxR1NNNDlBd0\#
        VIQTBJQUJGN0x4YTk3OHAwZDBDdkFMVzR3SWZJbE9scEM0V0IzbXY3YWVWMFAKYWpxNjlxZkFqZkVybzB5MmN1\#
        NlVNejNkUHR1Umh1aWNneVNjbWhTdTBHQkVUekdqRURBT01Bd0dBMVVkRXdFQgovd1FDTUFBd0NnWUlLb1pJem\#
        owRUF3SURSd0F3UkFJZ0JqdnRZYVBjTGoxbld0cVo0cEUvUWlyN1BHbVdqdUprClN5Q0tTaWdVS2NnQ0lESTF3\#
        S3NuU2RrTDVibCtPNFZFRStpZjRTOWN0TVU0bEFPbmVvTzRQUFFNCi0tLS0tRU5EIENFUlRJRklDQVRFLS0tLS\#
        0K"}}},"roles":{"root":{"keyids":["f8059b6279e8d6766bb046912251a8c98144a6a447791b2623d\#
        879abbee10c57"],"threshold":1},"snapshot":{"keyids":["77f362525be683cf6160243a85d8901b\#
        7e65fb4c337a44034cb14ea8081c4082"],"threshold":1},"targets":{"keyids":["37208f02a3ad33\#
        74af8e0a7b243daca7f220f711919ea3b4a5028d44efce96e2"],"threshold":1},"timestamp":{"keyi\#
        ds":["2a5541f1c4df3a7959390c47646760f15a1f1cbeac4721bad581e456a4de5a78"],"threshold":1\#
        }},"version":2},"signatures":[{"keyid":"f8059b6279e8d6766bb046912251a8c98144a6a447791b\#
        2623d879abbee10c57","method":"ecdsa","sig":"KrBbGkfuBulh0yfHGMvqP1zCDcW9qFaOtNp915eaq8\#
        7UocjXZiDhLI7MHloO8B00W178pubLbdegjv9rqoZ0HQ=="}]}
        """#),
    DemoDocument(
      name: "snapshot.json",
      text: #"""
        {"signed":{"_type":"Snapshot","expires":"2029-11-17T15:02:51Z","meta":{"root":{"hashes\#
        ":{"sha256":"P0PzNpXh7887ITAWAhwKqGkh9Nymf7CFjDmT2Cfkejc=","sha512":"HxqKWR2uh5mUbBhFr\#
        1rUihv4n151gnFjfPlDVRjf6ukkzORxnQ2iXSFQhsLrH7EMtTweYD53sUcPNMA5CGuO4w=="},"length":228\#
        6},"targets":{"hashes":{"sha256":"m7RtCAJwmwzP5a+zmqokyMf3we8sVH3wj16xAMPSP1I=","sha51\#
        2":"p281azNVir426S8fcdjZEweANuoDBZtuBls/hGfEwFnQJXJA5TAzl27x+QcJFQXSK/hzuJ6efakWx8XJFs\#
        K68g=="},"length":1285},"targets/alice":{"hashes":{"sha256":"9FlyN94b7aML6NIAGsh0Q6+06\#
        rH6mBEqvwcolZUfd38=","sha512":"4hbUaCsKewmToaaLuN3q4RIW8B5q3uCbD2UikAgyhDuPJTgN1RSCQjk\#
        h8fNMigpYT1x+VLL8ezdzM4ax9v2vLQ=="},"length":506},"targets/bob":{"hashes":{"sha256":"2\#
        j59suYEpVh/y+Wf8jDIvnUrYl+4FPaKltrisA+uO8A=","sha512":"dSwV3oSkRS7uaT04bHAYVhikgipDIpd\#
        TambDavXH0RpegL6NdGdq6VKB2VzInSE9NMId2Vj+Q5dqaVDcvL1hxg=="},"length":508},"targets/rel\#
        eases":{"hashes":{"sha256":"H9YpIDw+54ymqMgBSfPHUK8kiYLZ2kkPJyIaIZOvbuU=","sha512":"I6\#
        xNib3+kfJ9wZC+RD4BWOapvl9AkYcdFrijrfpZfK8LYo/o/VVaCCwf7QAcA43+BkhZFJyZfGEzYzOslM+tPg==\#
        "},"length":684}},"version":7},"signatures":[{"keyid":"77f362525be683cf6160243a85d8901\#
        b7e65fb4c337a44034cb14ea8081c4082","method":"ecdsa","sig":"mHLiBUqxOtob/kYOs8j0DhQMrbY\#
        hT+9WbSPzZuCTp29c4PPSYT9bdmVyl96LAcJowcocL6Wv8gSkTGyZHXaYBg=="}]}
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
        029-08-13T09:31:05Z","targets":{},"version":3},"signatures":[{"keyid":"37208f02a3ad337\#
        4af8e0a7b243daca7f220f711919ea3b4a5028d44efce96e2","method":"ecdsa","sig":"3DwfJmOyvvT\#
        FmQSL86pZSAdxVjxFPwA/9Yqy3gnSdpmC2bSge6g8EW4boNLPtBEf1K8xLgM5qBbIjfJBCGpq5A=="}]}
        """#),
    DemoDocument(
      name: "targets/alice.json",
      text: #"""
        {"signed":{"_type":"Targets","delegations":{"keys":{},"roles":[]},"expires":"2029-11-1\#
        7T15:02:51Z","targets":{"v1":{"hashes":{"sha256":"6HvbY8aaoGYIoYve889wjKijxPW0crN0fAvV\#
        RUNG7fQ="},"length":921},"v1.1":{"hashes":{"sha256":"zdGb46BiV+yHqQlrJGUXDIss9R7qVXlag\#
        MP6yFpOe/M="},"length":921}},"version":2},"signatures":[{"keyid":"262f8fad08aa071aa444\#
        6126cc19c075b244a45310adacfab493eabb578445e4","method":"ecdsa","sig":"/BsznOHMtzaVu9Qz\#
        YNbn6Ow55rDHCWAsLeis6eLzB6o5UNjlejtLxkBVgss6C+aEuKPTZk+8CTEgWCdvZa5y/A=="}]}
        """#),
    DemoDocument(
      name: "targets/bob.json",
      text: #"""
        {"signed":{"_type":"Targets","delegations":{"keys":{},"roles":[]},"expires":"2029-11-1\#
        7T15:02:51Z","targets":{"latest":{"hashes":{"sha256":"2X9/r+8wcH4GyYuVkXeTrM9zV/Ayf2/a\#
        dK9lU9iv3oA="},"length":921},"v2":{"hashes":{"sha256":"2X9/r+8wcH4GyYuVkXeTrM9zV/Ayf2/\#
        adK9lU9iv3oA="},"length":921}},"version":2},"signatures":[{"keyid":"5aca45add0cf1863df\#
        a3d63be7ab262d94dc768bdf82e44bf5cd08589127cddf","method":"ecdsa","sig":"I/6ez/J2cTfdGP\#
        MN9mCmUy3Ljo7i3kbAphB9AvxlaGoC8bypFrbtINsz91bdGL4jGo4BLY1GtGS/FW/0jf+5Qg=="}]}
        """#),
    DemoDocument(
      name: "targets/releases.json",
      text: #"""
        {"signed":{"_type":"Targets","delegations":{"keys":{},"roles":[]},"expires":"2029-11-1\#
        7T15:02:51Z","targets":{"latest":{"hashes":{"sha256":"2X9/r+8wcH4GyYuVkXeTrM9zV/Ayf2/a\#
        dK9lU9iv3oA="},"length":921},"v1":{"hashes":{"sha256":"6HvbY8aaoGYIoYve889wjKijxPW0crN\#
        0fAvVRUNG7fQ="},"length":921},"v1.1":{"hashes":{"sha256":"zdGb46BiV+yHqQlrJGUXDIss9R7q\#
        VXlagMP6yFpOe/M="},"length":921},"v2":{"hashes":{"sha256":"2X9/r+8wcH4GyYuVkXeTrM9zV/A\#
        yf2/adK9lU9iv3oA="},"length":921}},"version":4},"signatures":[{"keyid":"5aca45add0cf18\#
        63dfa3d63be7ab262d94dc768bdf82e44bf5cd08589127cddf","method":"ecdsa","sig":"tBBItrF5Hz\#
        L6WHRH9UoNP7qMw3YJAvcqnXfLNC9XzhjVhqLzqIzMT5m+qizIJ0iJ8VbryNu571ckFFdTMNPMig=="}]}
        """#),
    DemoDocument(
      name: "timestamp.json",
      text: #"""
        {"signed":{"_type":"Timestamp","expires":"2026-12-06T06:12:44Z","meta":{"snapshot":{"h\#
        ashes":{"sha256":"DrqEZ/bkBO734KOv8qTsNFcqB1LvokfrkipXKmBeUgU=","sha512":"B1XesWONLcUL\#
        JGmrTz50hh6XWa0aDtB1osgHkPA6EC8rSaHxbNhUo3wnqgJENhTF5GZ524ctqvzI6VhmhR0xsQ=="},"length\#
        ":1269}},"version":23},"signatures":[{"keyid":"2a5541f1c4df3a7959390c47646760f15a1f1cb\#
        eac4721bad581e456a4de5a78","method":"ecdsa","sig":"geKom6xdQO2D/0xqpKDe1I2Zfdmk/Js1ubi\#
        s9zBUfz8WOscx6bHeoEvo0c9fRU30rPeluopMn24eFKcTFOaACA=="}]}
        """#),
  ]
}
