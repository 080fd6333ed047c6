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
        2623d879abbee10c57","method":"ecdsa","sig":"0cooIVSCnJu5qCv+BjGEKiV01yI6mL2GdoLhnAwEqj\#
        qtXnNC1pobV1uJlXhnix1SjNEHzqyTudk5hPvEkTbZuw=="}]}
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
        2623d879abbee10c57","method":"ecdsa","sig":"K1M1PcB7auOuLanjbmtWM9wov/RudsJvHbgxQJgSZ4\#
        cMhIqpYQpWf2XJsfJMrueI4xcQjx8mZnEtjaGA38vodw=="}]}
        """#),
    DemoDocument(
      name: "snapshot.json",
      text: #"""
        {"signed":{"_type":"Snapshot","expires":"2029-11-17T15:02:51Z","meta":{"root":{"hashes\#
        ":{"sha256":"P94iBlFERMh6k2CrW/JRjUQGllMgCEWZO6HTl7GU+IM=","sha512":"n7SFEKi0Gl+ZnDs22\#
        WP7fkymYzj5td8ZGMleiTWk7TsC6lYxjMBPA9ZNNrF2LfXtAOPD0jt454Zu55H/XYAAMA=="},"length":228\#
        6},"targets":{"hashes":{"sha256":"rGgPSFFE93Q+i/4WJ+fUSyd7Wu+xeuTIox5U00sr9EA=","sha51\#
        2":"rTIwHK5w6kLzUtVSKUG/WzD9FBnHSpnDfQS0BPqVDxpnB2XC0TJ8toQN0nfL7R9eGM9oXRZ2vWLpnxGhlK\#
        5Smg=="},"length":1285},"targets/alice":{"hashes":{"sha256":"kk5Sq6vSH4ojSBatuTJJ6OiVz\#
        qyAPFcKHVPtw/sY1uI=","sha512":"jYbpuq6MvA7JHIjFwCtuVIRQs/G4IMJUTI6Jvx4NFgTlo3swtnXx/Cp\#
        yjX+j2yPlC8Un7KTuvkbTq3rWN5mUPQ=="},"length":506},"targets/bob":{"hashes":{"sha256":"S\#
        Mk7Nrfe/TtSfPNW3L+9JgTZFXRimo4SKeaQplESgA8=","sha512":"MEEjhUD+12PFNV5X6KCWhcG1WIOT0fP\#
        slc0XPJqQJVZQeFe7VNOmECUVSrqUqXE/LMLB7FwodxIuD+K+lrMRnA=="},"length":508},"targets/rel\#
        eases":{"hashes":{"sha256":"OqL7M/uCktGV/qrdsvXemXMTIKRjT8Yr3ufaxcw1I0Q=","sha512":"Jc\#
        56czQnZi4cYLrCJu6sfXIENH4wwmpK0c1iLKUHA8Fuy0680s+OhU6jY6OQn669TO8csgD6GrRQNS93FlNFAg==\#
        "},"length":684}},"version":7},"signatures":[{"keyid":"77f362525be683cf6160243a85d8901\#
        b7e65fb4c337a44034cb14ea8081c4082","method":"ecdsa","sig":"i8vywCqNjx0WnsfMyvSobhTWanJ\#
        4GE5R29VHDFLaDDU6VUGnQKDTwfF1vzWwvppg5NFkcQKo8+JBuwWYUzubQQ=="}]}
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
        4af8e0a7b243daca7f220f711919ea3b4a5028d44efce96e2","method":"ecdsa","sig":"ITJG6xQiD+W\#
        2l0SJzSPujHY/LgKuRbiAICZ3ygMBi7XFSE3uozUrx2Z42aLfVE55qXvCsyG8kC1wM1Sj6ek8gg=="}]}
        """#),
    DemoDocument(
      name: "targets/alice.json",
      text: #"""
        {"signed":{"_type":"Targets","delegations":{"keys":{},"roles":[]},"expires":"2029-11-1\#
        7T15:02:51Z","targets":{"v1":{"hashes":{"sha256":"6HvbY8aaoGYIoYve889wjKijxPW0crN0fAvV\#
        RUNG7fQ="},"length":921},"v1.1":{"hashes":{"sha256":"zdGb46BiV+yHqQlrJGUXDIss9R7qVXlag\#
        MP6yFpOe/M="},"length":921}},"version":2},"signatures":[{"keyid":"262f8fad08aa071aa444\#
        6126cc19c075b244a45310adacfab493eabb578445e4","method":"ecdsa","sig":"dHNjT/lw+z5Jhweu\#
        v5u2E9V9tsylzw5Jc2zwWmIuLa6eqfV7TtqtJgTPOh84pj6Z1sVKiinYa8pEY1lfAUxJ0A=="}]}
        """#),
    DemoDocument(
      name: "targets/bob.json",
      text: #"""
        {"signed":{"_type":"Targets","delegations":{"keys":{},"roles":[]},"expires":"2029-11-1\#
        7T15:02:51Z","targets":{"latest":{"hashes":{"sha256":"2X9/r+8wcH4GyYuVkXeTrM9zV/Ayf2/a\#
        dK9lU9iv3oA="},"length":921},"v2":{"hashes":{"sha256":"2X9/r+8wcH4GyYuVkXeTrM9zV/Ayf2/\#
        adK9lU9iv3oA="},"length":921}},"version":2},"signatures":[{"keyid":"5aca45add0cf1863df\#
        a3d63be7ab262d94dc768bdf82e44bf5cd08589127cddf","method":"ecdsa","sig":"5MIuw0e5HPCKfV\#
        hqlB0u1Pusx7yd57GRNP9I5L4SKGUskdibH+SA5PtMv89bJyfhTJOOXG6gONEmdzmbmaHJdQ=="}]}
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
        63dfa3d63be7ab262d94dc768bdf82e44bf5cd08589127cddf","method":"ecdsa","sig":"r2eM51IZLp\#
        w0SDUfL9n/rLxzj+cxfWNjo+Pnk+xce/SK0NFDfbUpebNmLGhfFCatAWVz03hdWD/t4/G2R9oaKQ=="}]}
        """#),
    DemoDocument(
      name: "timestamp.json",
      text: #"""
        {"signed":{"_type":"Timestamp","expires":"2026-12-06T06:12:44Z","meta":{"snapshot":{"h\#
        ashes":{"sha256":"a2b7MdEzHhpEEwsFwoR55nGn6d8ewsg3H+ui3EGdFIw=","sha512":"vOn6gCJ+xYaq\#
        lpglNLnz6F/CSOzWX992lunphLYK1/g/aNQZz1EqKwMd7JgvqZKnDkrcCHGDoDYo27ExjnXglg=="},"length\#
        ":1269}},"version":23},"signatures":[{"keyid":"2a5541f1c4df3a7959390c47646760f15a1f1cb\#
        eac4721bad581e456a4de5a78","method":"ecdsa","sig":"w38UF89Esmi8kZvr06Aa9RLkSbY1sHJ380d\#
        WCDDGldHZDK2iiwmV5b+01jjYThG6M1WvX3J5vHfXTmAsJ2Hsrw=="}]}
        """#),
  ]
}
