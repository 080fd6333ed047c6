import Inspector
import NotaryCore
import TestSupport
import Testing

@Suite("inspect -o json")
struct InspectJSONTests {
  @Test("has the members of version 1, in their order")
  func shape() async throws {
    let value = try json(await TestRepository.motley.report().json)
    #expect(
      value.names == [
        "schema", "image", "source", "at", "status", "roles", "targets", "resolved", "rootKeys",
        "rootVersions", "health",
      ])
    #expect(value["schema"]?.string == "tastevin/inspect/v1")
    #expect(value["at"]?.string == "2026-11-22T17:00:00Z")
    #expect(value["image"]?.names == ["given", "name", "gun", "tag", "digest"])
    #expect(
      value["source"]?.names == [
        "kind", "location", "insecure", "connectTo", "proxy", "savedAt", "savedFrom",
      ])
    let roles = try #require(value["roles"]?.elements)
    #expect(
      roles.compactMap { $0["name"]?.string } == [
        "root", "timestamp", "snapshot", "targets", "targets/alice", "targets/bob",
        "targets/releases",
      ])
    for role in roles {
      #expect(
        role.names == [
          "name", "parent", "status", "version", "expires", "threshold", "validSignatures", "keys",
          "signatures", "hashes", "length", "origin", "httpStatus", "problems",
        ])
      #expect(role["length"]?.names == ["expected", "actual"])
      for key in role["keys"]?.elements ?? [] {
        #expect(key.names == ["id", "canonicalId", "type", "name"])
      }
      for signature in role["signatures"]?.elements ?? [] {
        #expect(signature.names == ["keyId", "method", "status"])
      }
      for hash in role["hashes"]?.elements ?? [] {
        #expect(hash.names == ["algorithm", "status"])
      }
      for problem in role["problems"]?.elements ?? [] {
        #expect(problem.names == ["code", "message"])
      }
    }
    for target in value["targets"]?.elements ?? [] {
      #expect(target.names == ["name", "role", "digest", "length"])
    }
    for target in value["resolved"]?.elements ?? [] { #expect(target.names == ["role", "digest"]) }
    for key in value["rootKeys"]?.elements ?? [] {
      #expect(key.names == ["id", "canonicalId", "type", "pem", "pinned", "signedRoot"])
    }
  }

  @Test("names the image as it was given and as it is meant")
  func image() async throws {
    let image = try json(await TestRepository.motley.report("acme/web").json)["image"]
    #expect(image?["given"]?.string == "acme/web")
    #expect(image?["name"]?.string == "docker.io/acme/web:latest")
    #expect(image?["gun"]?.string == "docker.io/acme/web")
    #expect(image?["tag"]?.string == "latest")
    #expect(image?["digest"]?.kind == .null)
  }

  @Test("tells a role's facts")
  func role() async throws {
    let report = try await TestRepository.motley.report()
    let roles = try #require(json(report.json)["roles"]?.elements)
    #expect(
      roles.map { $0["parent"]?.string } == [
        nil, "root", "root", "root", "targets", "targets", "targets",
      ])
    #expect(roles[0]["version"]?.rawBytes.elementsEqual("2".utf8) == true)
    #expect(roles[0]["expires"]?.string == "2036-11-19T17:00:00Z")
    #expect(roles[1]["hashes"]?.elements.isEmpty == true)
    #expect(roles[1]["length"]?["expected"]?.kind == .null)
    #expect(roles[1]["length"]?["actual"]?.kind == .number)
    #expect(roles[4]["keys"]?.elements[0]["name"]?.string == "alice")
    let bob = roles[5]
    #expect(bob["status"]?.string == "broken")
    #expect(bob["threshold"]?.rawBytes.elementsEqual("2".utf8) == true)
    #expect(bob["validSignatures"]?.rawBytes.elementsEqual("1".utf8) == true)
    #expect(bob["problems"]?.elements.compactMap { $0["code"]?.string } == ["below-threshold"])
  }

  @Test("is verified or unpinned with exit code 0")
  func good() async throws {
    let pinned = try await TestRepository.motley.report(
      pins: TrustPins([rootKey.subjectPublicKeyInfo]))
    #expect(try json(pinned.json)["status"]?.string == "verified")
    #expect(pinned.exitCode.rawValue == 0)
    let keys = try json(pinned.json)["rootKeys"]?.elements
    #expect(keys?.map { $0["pinned"]?.boolean } == [true, false])
    #expect(keys?.map { $0["signedRoot"]?.boolean } == [true, true])
    let open = try await TestRepository.motley.report()
    #expect(try json(open.json)["status"]?.string == "unpinned")
    #expect(open.exitCode.rawValue == 0)
  }

  @Test("is broken with exit code 1, and lists and resolves nothing")
  func broken() async throws {
    let report = try await TestRepository.motley.report(replacing: ["snapshot.json": .missing])
    let value = try json(report.json)
    #expect(value["status"]?.string == "broken")
    #expect(report.exitCode.rawValue == 1)
    #expect(value["targets"]?.elements.isEmpty == true)
    #expect(value["resolved"]?.elements.isEmpty == true)
    #expect(value["roles"]?.elements[2]["status"]?.string == "missing")
  }

  @Test("is unavailable with exit code 3, and says null of what is not known")
  func unavailable() async throws {
    let report = try await TestRepository.motley.report(
      replacing: ["root.json": .failed(.status(502))])
    let value = try json(report.json)
    #expect(value["status"]?.string == "unavailable")
    #expect(report.exitCode.rawValue == 3)
    let root = try #require(value["roles"]?.elements.first)
    #expect(root["status"]?.string == "unchecked")
    for name in ["version", "expires", "threshold", "validSignatures"] {
      #expect(root[name]?.kind == .null)
    }
    #expect(root["length"]?["actual"]?.kind == .null)
    #expect(root["problems"]?.elements.compactMap { $0["code"]?.string } == ["unavailable"])
  }

  @Test("resolves a tag to every role that signed it, and a tag that nobody signed to none")
  func resolved() async throws {
    let value = try json(await TestRepository.motley.report("acme/web:v1").json)
    let digests = ["one", "other"].map { Hexadecimal.text(of: Digest.sha256(Array($0.utf8))) }
    #expect(
      value["resolved"]?.elements.map { $0["role"]?.string } == ["targets", "targets/releases"])
    #expect(
      value["resolved"]?.elements.map { $0["digest"]?.string } == digests.map { "sha256:\($0)" })
    let unsigned = try await TestRepository.motley.report("acme/web:v7")
    #expect(try json(unsigned.json)["resolved"]?.elements.isEmpty == true)
    #expect(unsigned.exitCode == .good)
  }

  @Test("resolves a digest, of sha256 only")
  func resolvedDigest() async throws {
    let digest = Hexadecimal.text(of: Digest.sha256(Array("two".utf8)))
    let report = try await TestRepository.motley.report("acme/web@sha256:\(digest)")
    #expect(report.resolved.map(\.role) == ["targets/alice", "targets/releases"])
    let other = String(repeating: "0", count: 128)
    #expect(try await TestRepository.motley.report("acme/web@sha512:\(other)").resolved.isEmpty)
  }

  @Test("keeps names exactly, and writes what would control a terminal as escapes")
  func names() async throws {
    let text = try await TestRepository.motley.report().json.text
    #expect(isSafe(text))
    let names = try JSONDocument(parsing: Array(text.utf8)).root["targets"]?.elements
      .compactMap { $0["name"]?.string }
    #expect(names == ["\u{1B}[2Jclear", "safe\u{202E}gnp.exe", "v1", "v2"])
  }
}

@Suite("JSON for machines")
struct JSONOutputTests {
  @Test("reads as what was written, whatever the text holds")
  func roundTrip() throws {
    let text = "a\"\\/\u{0}\n\r\t\u{1F}\u{7F}\u{9B}é\u{202E}\u{2028}😀\u{E0001}"
    let output = JSONOutput.object([
      (text, .string(text)), ("list", .array([.null, .bool(true), .int(-1), .array([])])),
    ])
    let value = try json(output)
    #expect(value.names == [text, "list"])
    #expect(value[text]?.string == text)
    #expect(isSafe(output.text))
    #expect(!output.text.hasSuffix("\n"))
  }

  @Test("is written in parts where it is long, which together are the text")
  func parts() throws {
    let output = JSONOutput.object([
      ("a", .elements(count: 3_000) { .object([("n", .int($0)), ("text", .string("é\"\($0)"))]) }),
      ("b", .array([])),
    ])
    var parts: [[UInt8]] = []
    output.write { parts.append($0) }
    #expect(parts.count > 1)
    #expect(parts.allSatisfy { $0.count < 100_000 })
    #expect(String(decoding: parts.joined(), as: UTF8.self) == output.text)
    let elements = try json(output)["a"]?.elements
    #expect(elements?.count == 3_000)
    #expect(elements?.last?["text"]?.string == "é\"2999")
  }
}
