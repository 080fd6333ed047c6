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
        6a27adf0ad689b5757afe341a0f9fa9a94ea77d8e2","method":"ecdsa","sig":"gJGzjHMTeJ0iXC486d\#
        3Vu/GP7+CXEZYCP7Z2SkysKWUCcveDrnCxepDq/7//w80/t8YWs/SOA0D0LeUGytioJQ=="}]}
        """#),
    DemoDocument(
      name: "snapshot.json",
      text: #"""
        {"signed":{"_type":"Snapshot","expires":"2029-11-19T22:17:03Z","meta":{"root":{"hashes\#
        ":{"sha256":"+P8s0kaZfmz9VlifaivZGqoa5pkzEFoVGEGFg3W7FDo=","sha512":"71ism0tTL+68ZiRzE\#
        s8G/63SLd0DJXMlrlViz0LHBM5RSOtn7FoTRmykg2V6tSnu7a1lQhQwvrhkZMOhnbQTBw=="},"length":231\#
        0},"targets":{"hashes":{"sha256":"Eh+8Y2FemJB+ElNiALxb1rZ/xVXZE22DajTHdqPnEho=","sha51\#
        2":"JjyoDzqdTPjEv4BoTRJrmXr2BZ/MxP5Yo9dBlrSaSddpf+lr9gsv55OySOgKk1+yDOa9UjE0VRBeltbBuk\#
        8ZOw=="},"length":417}},"version":1},"signatures":[{"keyid":"ea79533fcd827164d3f75e8a2\#
        dcbcbaa9c2272c64dbb078de5191771472c778c","method":"ecdsa","sig":"aOwRZSUZp4AzFrwluLcbo\#
        sUIaPMs9D8YGGEtzbu5vbLmFBJyDcFKYOljIwJ5PNQ3kPVC9V1P9stLn89Nwxw0jA=="}]}
        """#),
    DemoDocument(
      name: "targets.json",
      text: #"""
        {"signed":{"_type":"Targets","delegations":{"keys":{},"roles":[]},"expires":"2029-11-1\#
        9T22:17:03Z","targets":{"v1":{"hashes":{"sha256":"HvSsm34EMghHnimSWkyJWrQDI+x2wb8s6xxF\#
        JtEbGCU="},"length":920}},"version":1},"signatures":[{"keyid":"216a88dab42bbabc9b9a38a\#
        6d93f80a9e152a6a16afb3a2470725634321b7923","method":"ecdsa","sig":"r+P/C3TUzyUG+jGWd4U\#
        akdMkYVt5z2ZYHYnaMFPsdMIpeUW2G53/+RYoqdtayeZaqLTofNV9W7mYSsFe1GyI8Q=="}]}
        """#),
    DemoDocument(
      name: "timestamp.json",
      text: #"""
        {"signed":{"_type":"Timestamp","expires":"2026-12-05T22:17:03Z","meta":{"snapshot":{"h\#
        ashes":{"sha256":"+4bmLkeEhALs1Wt5fC0VQ4JGWNPnNAJc/4DCYSvUNuQ=","sha512":"wLG2hZvJ5rOB\#
        B1HSw2b4J442LxMewVXNGmSYZxrkIZwSGtRyEzz9kKGve0T/0I0ZA4kKilBbXBer2Cpdd//y9Q=="},"length\#
        ":673}},"version":1},"signatures":[{"keyid":"25c68fedd86a79f9d0213d193dd30ccfd51f713ea\#
        61cf8741adc7ef507743307","method":"ecdsa","sig":"UftX7Wks6tHfvUfmjcbdDPoUuB5l/jMJIe94j\#
        ACLsIcMKrHqIIUjuXKGoydnRTG1oeyTUZ6VJ1e+5d3pyl05bA=="}]}
        """#),
  ]
}
