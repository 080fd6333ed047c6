// Made by `make demo-data` from Tests/DemoData; do not edit. ECDSA signatures are random, so that
// making it anew changes signatures, and with them the digests and sizes that cover them.

/// The trust data of docker.io/acme/platform.
extension DemoDocument {
  static let platform: [DemoDocument] = [
    DemoDocument(
      name: "root.json",
      text: #"""
        {"signed":{"_type":"Root","consistent_snapshot":false,"expires":"2036-01-13T14:22:58Z"\#
        ,"keys":{"4f28831e67828781b8b5bdf3a17ff12a45072b36d58e998722727ced47be4271":{"keytype"\#
        :"ecdsa","keyval":{"private":null,"public":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE/Rin6v\#
        RCIOAu3qrw1jstMx/0Pq03Psh/m013jV10ANY+uFZ7eA9/ajSj6hf9r0vwfaZr08LztE5HUCUsMuFLfA=="}},\#
        "83b17cd2b054d026b5839ca4527da28ee95707830556ffc5601b73fa41a3d152":{"keytype":"ecdsa",\#
        "keyval":{"private":null,"public":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAET8EREkJwDLXhJ4I\#
        ujp7ykL2C47NCoNGsW7jF8dr/gBQWft5fatu1VZLQ1YrMgYFgAy0Yz4JUtZq4D8xTy06krw=="}},"86bdda3e\#
        6635aa3773dfc4ad9e39250e2f0249e11123c767997886fb1bcc1991":{"keytype":"ecdsa","keyval":\#
        {"private":null,"public":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEM0tg2liAxZ2U+ee7z3qVobYd\#
        5Wc0IZI1M2/wyxaEfMria9Zg1M9yOzZBInayl0L2vi73fhMY2pUMLy2XA/fXwA=="}},"bc81cf0834bd3c2c0\#
        43a4f589fb66df9baa92152762c2e701f4d4ef8c7ce7d35":{"keytype":"ecdsa-x509","keyval":{"pr\#
        ivate":null,"public":"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJVakNCK0tBREFnRUNBaEFC\#
        V2JoYVBnelRhM0JKaGRLVWplU25NQW9HQ0NxR1NNNDlCQU1DTUNJeElEQWUKQmdOVkJBTU1GMlJ2WTJ0bGNpNX\#
        BieTloWTIxbEwzQnNZWFJtYjNKdE1CNFhEVEkyTURFeE5URTBNakkxT0ZvWApEVE0yTURFeE16RTBNakkxT0Zv\#
        d0lqRWdNQjRHQTFVRUF3d1haRzlqYTJWeUxtbHZMMkZqYldVdmNHeGhkR1p2CmNtMHdXVEFUQmdjcWhrak9QUU\#
        lCQmdncWhrak9QUU1CQndOQ0FBUmV5OFd2ZS9LZEhkQXJ3QzF1TUNIeUpUcGEKUXVGZ2Q1cisybmxkRDJvNnV2\#
        YW53STN4SzZOTXRuTHVsRE05M1Q3YmtZYm9uSU1rbkpvVXJ0QmdSRTh4b3hBdwpEakFNQmdOVkhSTUJBZjhFQW\#
        pBQU1Bb0dDQ3FHU000OUJBTUNBMGtBTUVZQ0lRRFdRZXkrS0hoc2pGSEZ2Yjh5CllXWHUrNlA4TnV6MjJPVjBI\#
        cnRmTi9qQ1p3SWhBTDl1bnkrUm9PMU5SY0ZFUzZvRTFLVU1Xd0h5eWdocm5udTkKTHRyaDc3MVAKLS0tLS1FTk\#
        QgQ0VSVElGSUNBVEUtLS0tLQo="}}},"roles":{"root":{"keyids":["bc81cf0834bd3c2c043a4f589fb\#
        66df9baa92152762c2e701f4d4ef8c7ce7d35"],"threshold":1},"snapshot":{"keyids":["86bdda3e\#
        6635aa3773dfc4ad9e39250e2f0249e11123c767997886fb1bcc1991"],"threshold":1},"targets":{"\#
        keyids":["83b17cd2b054d026b5839ca4527da28ee95707830556ffc5601b73fa41a3d152"],"threshol\#
        d":1},"timestamp":{"keyids":["4f28831e67828781b8b5bdf3a17ff12a45072b36d58e998722727ced\#
        47be4271"],"threshold":1}},"version":1},"signatures":[{"keyid":"bc81cf0834bd3c2c043a4f\#
        589fb66df9baa92152762c2e701f4d4ef8c7ce7d35","method":"ecdsa","sig":"9SjB7ZbK4XepKC7544\#
        cCbH2kXdpWeNJHkBS7adjHc+BR1YNIsEyNxJKDg/1j3rfNXZGLV2l7CnkZgN/Xa3UBcA=="}]}
        """#),
    DemoDocument(
      name: "snapshot.json",
      text: #"""
        {"signed":{"_type":"Snapshot","expires":"2029-11-16T10:44:02Z","meta":{"root":{"hashes\#
        ":{"sha256":"6jmZ8OR7RX1Am7zaQ4nHYX8dvLXDvakan+qjM7cQ6TY=","sha512":"dzzi78WWO3PEYQOyl\#
        Mr8LM+1kIBVnSsFFxx3KSnQUY6FV/oTNfLqnwvUjanV0PZE3D23G+mmTrGRJNhLr/MbCQ=="},"length":231\#
        0},"targets":{"hashes":{"sha256":"ldvbDNoCmNJhioRKj4/rDPCs/0sfEMgljLu2916zKyY=","sha51\#
        2":"NTjSImZtUS19Wi8hV9QWLbrBCDwIT0tZvfJr85Bq02PKprO8OgySKLlD5mAU5AgVBaWz2in/CP6gzsODiz\#
        m2dQ=="},"length":2144},"targets/team":{"hashes":{"sha256":"mclkJFr8+/3nXcr13VUBdeRror\#
        imT2J4McbqvQJopTI=","sha512":"lM/5RriXZgXHk/1StMRERxtj+0rUUAP4MljRwzrdgqzvm8qsQl1gbEeQ\#
        ZdrdVwf956DkGaq5AlTZ3rLnFIAcxQ=="},"length":1780},"targets/team/backend":{"hashes":{"s\#
        ha256":"/9RNhf3bf4rH5hEBJpSoi5NUCf6gU1EYesk0aqdKiNY=","sha512":"YcT19iO7n+5jitbd+hbmpf\#
        dTw5zt8QsIrEzcYPdnNRGVggihKvEpBsN1+ZciDxZAZbcffOMLJGtLW0SoYKsGuw=="},"length":958},"ta\#
        rgets/team/backend/carol":{"hashes":{"sha256":"AvwjdMykYkAwRw7EyYAqknmHTIEoXCZhgS9TFy1\#
        xfE0=","sha512":"KI9jQu6UVxQEJZckoxXyM3KiT4jkLjKfBTiGD971OedJ0zOoGDZxyDCsoW2EM0IpZw2jA\#
        QyiI0XaD0cxCGoGtQ=="},"length":518}},"version":19},"signatures":[{"keyid":"86bdda3e663\#
        5aa3773dfc4ad9e39250e2f0249e11123c767997886fb1bcc1991","method":"ecdsa","sig":"mXI7ZU6\#
        /N1DKYOiToWrfPE6M7bDsqCHbyX7iKCyLXTdlp7VkaDHAJDVYVegJgCwhMpJgUykcaFN90QkDO57bOQ=="}]}
        """#),
    DemoDocument(
      name: "targets.json",
      text: #"""
        {"signed":{"_type":"Targets","delegations":{"keys":{"26acb8742dae5bfc14fd384d7e03795ed\#
        208f17566a6a630464f6d3663e93086":{"keytype":"ed25519","keyval":{"private":null,"public\#
        ":"T8H/f/Z7TBK/AbYhRMESg0pWOXzD8+memImwcEHrnfI="}},"95ffd7d198bbc1c2ddc4ff9a95f857aa77\#
        9008560edf3c788257f4617f315950":{"keytype":"rsa-x509","keyval":{"private":null,"public\#
        ":"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUI4RENDQVpLZ0F3SUJBZ0lDRTFjd0RRWUpLb1pJaHZ\#
        jTkFRRUxCUUF3RHpFTk1Bc0dBMVVFQXd3RVpYSnAKYmpBZUZ3MHlOakV4TURFd01EQXdNREJhRncwek5qRXhNR\#
        EV3TURBd01EQmFNQTh4RFRBTEJnTlZCQU1NQkdWeQphVzR3Z2dFaU1BMEdDU3FHU0liM0RRRUJBUVVBQTRJQkR\#
        3QXdnZ0VLQW9JQkFRQzlZTzBNUFpGU3Q1N0l1T1A1CkUxdlhuNmdkNFhGOUVNZG04SHJIM0VZNTZtM3pvbmNLa\#
        Wh2MUNnUFVIVDlCQjZJUVNhQ3pKWTkzeGxkNmc3NHMKMzJEeXBtbGxEZUJQN3hXenZxUnZDZlJ4dlVHdWZVaDF\#
        jK3FROC9WQi9yRnh0SlRGUDNZR1V4eGp1SmxJdWNwUAozTHROdENlc3VYOUlaTlh4UXpDZ3Z6QjFHR0pXcEZCR\#
        zcvdkN0OVg4Q2ZRWjFnb2VHOHpVVkdLdTV4dzdKYzZWCnJVM0FyYlY3TUU1OCtHK2RSMTJHczNZNnFWVFVscU5\#
        QL1Z2QjhqMmxkTks1T01MajFVcGthYXM3aTFzbkVVdnYKUG82UEM5SXo5RXduRFJhZHFlSUlSVzdIVUlwbTd6O\#
        XRBQ1BIeFE3UHdWQkduZnVGbW1keERSUytneVNTWFI3dQpONDRuQWdNQkFBR2pFREFPTUF3R0ExVWRFd0VCL3d\#
        RQ01BQXdEUVlKS29aSWh2Y05BUUVMQlFBRFNRQXdSZ0loCkFKMm1wT1A5eHRFdm9wYXFxM0puYXBSZmZhV2t1R\#
        3RFSWFROTdkZmdVZFpJQWlFQWd2MTFUZkhxdVMzZDV0OEgKalhxamNuRzlmL2xPUEkxUFgwRUhrd2pBTUlzPQo\#
        tLS0tLUVORCBDRVJUSUZJQ0FURS0tLS0tCg=="}},"a89af8f27f032aaace22a348ba48cab5a8e7140ccaab\#
        607504fbe72b6efeee9a":{"keytype":"ecdsa","keyval":{"private":null,"public":"MFkwEwYHKo\#
        ZIzj0CAQYIKoZIzj0DAQcDQgAE0wyDZdvoxzU6cl/+gdvnHw6UdFhQVmMRa1/U6lU9o8LunfvrixpedfcXX0lT\#
        vPMLYYAIbv/RYAGCIIUQwqBQMg=="}}},"roles":[{"keyids":["a89af8f27f032aaace22a348ba48cab5\#
        a8e7140ccaab607504fbe72b6efeee9a","95ffd7d198bbc1c2ddc4ff9a95f857aa779008560edf3c78825\#
        7f4617f315950","26acb8742dae5bfc14fd384d7e03795ed208f17566a6a630464f6d3663e93086"],"na\#
        me":"targets/team","paths":["v","backend-","frontend-"],"threshold":2}]},"expires":"20\#
        29-09-28T08:15:37Z","targets":{},"version":6},"signatures":[{"keyid":"83b17cd2b054d026\#
        b5839ca4527da28ee95707830556ffc5601b73fa41a3d152","method":"ecdsa","sig":"UjWkneqpeacM\#
        eYnjw+mnMDQDp7NnwTnOwizLO2obh2vTlONZdoMlFwduI+HlaTgP5xbP4F/LSM1/Zy265fgaug=="}]}
        """#),
    DemoDocument(
      name: "targets/team.json",
      text: #"""
        {"signed":{"_type":"Targets","delegations":{"keys":{"0cef698446dd65b854bc39a882e03b76c\#
        383b9d7e3009e7cd0117b84afefaedb":{"keytype":"ecdsa","keyval":{"private":null,"public":\#
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEmBy34N0KIrWKN9EpH5FH0y/PR8OFFAH1tS6TiaMRgMyCx1rlk\#
        snJ+oCdzZFYTU21raDcrwEn/O3kdBx98Qn6YQ=="}},"8b6048336786aafa5ad4b884e087d87107ea13209c\#
        39cc1d2baf33489eed0130":{"keytype":"ecdsa","keyval":{"private":null,"public":"MHYwEAYH\#
        KoZIzj0CAQYFK4EEACIDYgAE94atEYCF/9k+cP1QONL4QEgUSZ54WcWGyKGzMSa85lY5HSUzj2oR5UFQ9zoFFI\#
        hgGdAOQOpF6OD2QWCzaMZGFdINb9VtImyyyvzyJ4ECFQ2ASs4O+Ny3rgvANBjiOvr6"}}},"roles":[{"keyi\#
        ds":["8b6048336786aafa5ad4b884e087d87107ea13209c39cc1d2baf33489eed0130"],"name":"targe\#
        ts/team/backend","paths":["v","backend-"],"threshold":1},{"keyids":["0cef698446dd65b85\#
        4bc39a882e03b76c383b9d7e3009e7cd0117b84afefaedb"],"name":"targets/team/frontend","path\#
        s":["frontend-"],"threshold":1}]},"expires":"2029-11-16T10:44:02Z","targets":{"v2":{"h\#
        ashes":{"sha256":"SarJG9V/uBWUx1X6i2kPTYBO4gKH7uNCJl1uDl+No80="},"length":919},"v3":{"\#
        hashes":{"sha256":"AA0DGwURKxOJut7NI8VqZz+UfyT0a+SiFveqW+osVvE="},"length":919}},"vers\#
        ion":8},"signatures":[{"keyid":"95ffd7d198bbc1c2ddc4ff9a95f857aa779008560edf3c788257f4\#
        617f315950","method":"rsapss","sig":"OgeQRTfaPKbAfvYrkdIAkJJ9T6ZtOz/91dZA08rK2iXMlnZHy\#
        EVyfpBe8dO4KWKgtYPb3onD5/yQJtfNU1rR3hH/gh8UXWKw9E3WxsOjPD4fL/kLsg1sEYki/f/015E3G8uQYDW\#
        OV93RwxChVtqS8IRIX35lZ6PpxuTJ0dwYPUla5evZHp2VqueweVE0olqhUfj1Ou+II1P6OBgpXxyn+93F5oy/6\#
        JscCbZWAUZ7ObFrZsT4Pfk3dfVsY6W12GReBwP2jX0toy5V0R3ypMSwUQ1jaayj3Urbm+4hMadYex0ZAqRr5Lp\#
        rv8TkJaMfkdnu3HwGRlxgg72/MrYE4ltsjw=="},{"keyid":"26acb8742dae5bfc14fd384d7e03795ed208\#
        f17566a6a630464f6d3663e93086","method":"eddsa","sig":"ywZkAlrPNe4HpwDjoSmTcDqdh4DsbxgJ\#
        vuuttC5xNtCFmSQbQcXbFBUtM4S3H+Sg+gT4TkVK1gZorlNMdApuDg=="}]}
        """#),
    DemoDocument(
      name: "targets/team/backend.json",
      text: #"""
        {"signed":{"_type":"Targets","delegations":{"keys":{"0d652b967ab6638173ddc840744e52028\#
        98266bd9d87164bba05b94680822e12":{"keytype":"ecdsa","keyval":{"private":null,"public":\#
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE7YSmkXM18KssN3x2YZFn4G8ANLTKnm9OIwwOntLXw6h6y9wPe\#
        zSwTTIsk1j6cPzAgzVNTAieWA6PrmWDklrMpw=="}}},"roles":[{"keyids":["0d652b967ab6638173ddc\#
        840744e5202898266bd9d87164bba05b94680822e12"],"name":"targets/team/backend/carol","pat\#
        hs":["backend-","api-"],"threshold":1}]},"expires":"2029-11-16T10:44:02Z","targets":{"\#
        backend-2.1":{"hashes":{"sha256":"ld/QqRhXoQXSZzuA0veo/5vhrALvK9j+0jXWcaf0ghM="},"leng\#
        th":917},"v3":{"hashes":{"sha256":"DoVq3903hLDhb1Ey44jcpCIu2kcztCCTiHy9vVDF2cM="},"len\#
        gth":920}},"version":3},"signatures":[{"keyid":"8b6048336786aafa5ad4b884e087d87107ea13\#
        209c39cc1d2baf33489eed0130","method":"ecdsa","sig":"dFEytvtAIme8uvUBtu25od6qfn0/tvdC6o\#
        juI2T23XXUNlhC+VTL7J6JrqfLZMwUUDWdVq6AuE4Q3qyTo0HPxfVNx3n5rWu4gIbNwSzb01YY9hsHV14dmB7s\#
        BYCbaG6T"}]}
        """#),
    DemoDocument(
      name: "targets/team/backend/carol.json",
      text: #"""
        {"signed":{"_type":"Targets","delegations":{"keys":{},"roles":[]},"expires":"2029-11-1\#
        6T10:44:02Z","targets":{"api-1.4":{"hashes":{"sha256":"6YFU6I1kRon/TxcuYQlWjU0GI60GG6s\#
        JfaMZhY7pBv4="},"length":921},"backend-2.2":{"hashes":{"sha256":"S5LCOe3VRUYPgBVlT5oF7\#
        imln//21APDLddqgmdqAxw="},"length":921}},"version":1},"signatures":[{"keyid":"0d652b96\#
        7ab6638173ddc840744e5202898266bd9d87164bba05b94680822e12","method":"ecdsa","sig":"cfHt\#
        EQbP1ylvufgLiEOUCP9+d5dh0QkmjYCNcF3/0bE9XOw5pdWuKx0fUATzrWZUO6HRg0b8Glnho2dOJgkV3w=="}\#
        ]}
        """#),
    DemoDocument(
      name: "timestamp.json",
      text: #"""
        {"signed":{"_type":"Timestamp","expires":"2026-12-06T09:03:11Z","meta":{"snapshot":{"h\#
        ashes":{"sha256":"jFSzoD1zGo8Rc8oIQmSjEv92P3AYAQJ50rUOE8W49GM=","sha512":"V4Vh6vPGCXFO\#
        un6TfhAxVOJaSmVYVYhoHWNrfwsXaep1CHYz/W1ggUpSEMmu7DO27j3itaQJmlZiNgT9BfQPMQ=="},"length\#
        ":1289}},"version":40},"signatures":[{"keyid":"4f28831e67828781b8b5bdf3a17ff12a45072b3\#
        6d58e998722727ced47be4271","method":"ecdsa","sig":"C0ElXT1JNAWbHCrZhSeVlJ4rcKVfzxf2lKq\#
        2Z7SAbKhf0kznfAaErYYTBN/WW9MAwe4ZsmwuvEzK7ExXKJI2CA=="}]}
        """#),
  ]
}
