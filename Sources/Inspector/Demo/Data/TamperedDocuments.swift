// Made by `make demo-data` from Tests/DemoData; do not edit. ECDSA signatures are random, so that
// making it anew changes signatures, and with them the digests and sizes that cover them.

/// The trust data of docker.io/acme/tampered.
extension DemoDocument {
  static let tampered: [DemoDocument] = [
    DemoDocument(
      name: "root.json",
      text: #"""
        {"signed":{"_type":"Root","consistent_snapshot":false,"expires":"2036-07-27T16:05:33Z"\#
        ,"keys":{"03329001f0a164508342ad4f5ac910a473fe8f5abc30f65ff63df16944dc80dd":{"keytype"\#
        :"ecdsa","keyval":{"private":null,"public":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAESWNhdX\#
        KG+c6QQJMmh4P/rv/gi5WGDz2edHnrQ85hMsqxxtP3aN0PQLrSE/xmiWJbo+1xUcvA29tH4cXLSY+aGw=="}},\#
        "c08e847d9159c7789789ed898c5a70035f083ba86902b2de70c97482eb6993e9":{"keytype":"ecdsa",\#
        "keyval":{"private":null,"public":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAETOUS4l7fj5DI1UP\#
        vAzNI8EqumCe+PbhRVXjZcWZGl2FSmabeg9RBElZUBLHfcQn9Z3eEB1Sqy/8T1pTdwQsrUQ=="}},"c2f4a9ca\#
        7ea3f348501a9acc772851d568be5f76b830972db2c29f81758ce492":{"keytype":"ecdsa","keyval":\#
        {"private":null,"public":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEKskQM4L/SRbAq2Se8e1/dO7z\#
        MwEliY5roznMHpnfFMMTO0Ig5U6mGZQSHPRqakDu3JrB585EqS4Qds/7bW+0xQ=="}},"ecd2bc1c2ed0d27ec\#
        8f981f486ba0018fb75b5b05084b6e7cf314e9bba414ed1":{"keytype":"ecdsa-x509","keyval":{"pr\#
        ivate":null,"public":"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJVVENCK0tBREFnRUNBaEFC\#
        M1hmOVNNVVRvbTJJcEllbllSOThNQW9HQ0NxR1NNNDlCQU1DTUNJeElEQWUKQmdOVkJBTU1GMlJ2WTJ0bGNpNX\#
        BieTloWTIxbEwzUmhiWEJsY21Wa01CNFhEVEkyTURjek1ERTJNRFV6TTFvWApEVE0yTURjeU56RTJNRFV6TTFv\#
        d0lqRWdNQjRHQTFVRUF3d1haRzlqYTJWeUxtbHZMMkZqYldVdmRHRnRjR1Z5ClpXUXdXVEFUQmdjcWhrak9QUU\#
        lCQmdncWhrak9QUU1CQndOQ0FBUmV5OFd2ZS9LZEhkQXJ3QzF1TUNIeUpUcGEKUXVGZ2Q1cisybmxkRDJvNnV2\#
        YW53STN4SzZOTXRuTHVsRE05M1Q3YmtZYm9uSU1rbkpvVXJ0QmdSRTh4b3hBdwpEakFNQmdOVkhSTUJBZjhFQW\#
        pBQU1Bb0dDQ3FHU000OUJBTUNBMGdBTUVVQ0lIbzhCRGZiLzBpTjNqRFVOTzRnClRnbkxDOWFINEltdWxMTmFh\#
        NWt5dXNqMUFpRUFqb3hkQ1c0Wk1Yb3RIV0ZxbSt6czVLV0dobmFicUdvQ0VFd1MKKzU4M3pHcz0KLS0tLS1FTk\#
        QgQ0VSVElGSUNBVEUtLS0tLQo="}}},"roles":{"root":{"keyids":["ecd2bc1c2ed0d27ec8f981f486b\#
        a0018fb75b5b05084b6e7cf314e9bba414ed1"],"threshold":1},"snapshot":{"keyids":["c08e847d\#
        9159c7789789ed898c5a70035f083ba86902b2de70c97482eb6993e9"],"threshold":1},"targets":{"\#
        keyids":["03329001f0a164508342ad4f5ac910a473fe8f5abc30f65ff63df16944dc80dd"],"threshol\#
        d":1},"timestamp":{"keyids":["c2f4a9ca7ea3f348501a9acc772851d568be5f76b830972db2c29f81\#
        758ce492"],"threshold":1}},"version":1},"signatures":[{"keyid":"ecd2bc1c2ed0d27ec8f981\#
        f486ba0018fb75b5b05084b6e7cf314e9bba414ed1","method":"ecdsa","sig":"O3BfL3cCaNmS3tAVmY\#
        yAhe40PR3BhAjjvZKrU/S2/z/qxfGksW7d+xfa5TyPxh9XP4wvkUSJn8BiRdumzzRnrA=="}]}
        """#),
    DemoDocument(
      name: "snapshot.json",
      text: #"""
        {"signed":{"_type":"Snapshot","expires":"2029-11-17T12:36:20Z","meta":{"root":{"hashes\#
        ":{"sha256":"LPjTpA6sxYsrL+uGFgfIPpJMxS4TH3gvfhnkzpGaJiY=","sha512":"WP1nCxfyHqxmM8y7G\#
        Ixrj7QynzMI348+3apn0+it+jwQrq3lIU+8Lx6s2M2vnvV/+VT3Q+jVBuB584SiiMeAfw=="},"length":231\#
        0},"targets":{"hashes":{"sha256":"XVC8irYXd3oMk6YZi6X5XzouxbsjIfRk16uldwSgi0A=","sha51\#
        2":"PiRUhXPOqV4K/qcH5S8SnRvJAuLpHEfA7v58MTi+fSWn9T/bpC96j5aJg7/Pn3+buCnJ4XmHroRE3XgNiw\#
        seiQ=="},"length":605}},"version":5},"signatures":[{"keyid":"c08e847d9159c7789789ed898\#
        c5a70035f083ba86902b2de70c97482eb6993e9","method":"ecdsa","sig":"DW8uM9p+MmYxU3ixfSWRL\#
        7VVTyPzhSnVdnW5Oq4RykULz54SCQM0MQKEA2gRfHIobgqD5WkQ0taqpxhiOmzP1g=="}]}
        """#),
    DemoDocument(
      name: "targets.json",
      text: #"""
        {"signed":{"_type":"Targets","delegations":{"keys":{},"roles":[]},"expires":"2029-11-1\#
        7T12:36:20Z","targets":{"v9\u001b[2J\#u{202e}1v":{"hashes":{"sha256":"Kp9POBAjnwfX4ojX\#
        usjEdy2D1K7Kgu6asENp067DkcQ="},"length":922},"v1":{"hashes":{"sha256":"jPwOee1uxM6oPY6\#
        ry5YSMLJgUzUxjZpatK9EHh1ilC8="},"length":922},"v2":{"hashes":{"sha256":"h6b+JZfSLJ/5Ln\#
        rUvlHx9DGhJeiNet9dPWJR8taNlNM="},"length":916}},"version":5},"signatures":[{"keyid":"0\#
        3329001f0a164508342ad4f5ac910a473fe8f5abc30f65ff63df16944dc80dd","method":"ecdsa","sig\#
        ":"iberlc8sEE5iHz7ivx3FOmo7diMnXRRmpdHX+qEYzs+sn5JDNafiG5ZILZRKIBP+A2vAhzRAfeC1XyjO/RY\#
        tqQ=="}]}
        """#),
    DemoDocument(
      name: "timestamp.json",
      text: #"""
        {"signed":{"_type":"Timestamp","expires":"2026-12-06T11:51:27Z","meta":{"snapshot":{"h\#
        ashes":{"sha256":"6s2AXEAkFNiv3PU1PaDP6OIH8PvjpM+uneoSYs4c7sc=","sha512":"DB7Wb3TuGydC\#
        I6kwIXJvL7S8UFublIdCrakkjJRRTGFbfVUv8jcCKGmBnyxtkxCCu71Gg41K07nGDuldMWt3fg=="},"length\#
        ":673}},"version":31},"signatures":[{"keyid":"c2f4a9ca7ea3f348501a9acc772851d568be5f76\#
        b830972db2c29f81758ce492","method":"ecdsa","sig":"NZQJrWCKFIsSyRBTFeROngJSOaHHazNmJ5q0\#
        ONfONAajkNLIK0Lc2IzGlPbCcRauJzYRCrnUOmGhacEuTvISbg=="}]}
        """#),
  ]
}
