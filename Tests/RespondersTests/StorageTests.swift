import JSON
import TestSupport
import Testing

@testable import Responders

@Suite("An upload") struct StorageTests {
  let town: Town
  let ada: String
  /// A small picture.
  let picture: [UInt8]

  init() throws {
    town = try Town()
    ada = try town.id(of: "ada")
    picture = try Pictures.shared.get().small
  }

  @Test("is stored under its name, described, read and removed by its owner") func life() throws {
    let stored = try upload("cat.png", picture)
    #expect(stored.status == 200 && stored.json["Key"]?.string == "uploads/\(ada)/cat.png" && stored.json["Id"]?.string != nil, "\(stored.line)")
    let facts = try town.ask("GET /storage/v1/object/info/uploads/\(ada)/cat.png", as: "ada")
    #expect(facts.json["size"]?.integer == Int64(picture.count) && facts.json["content_type"] == "image/png", "\(facts.line)")
    let read = try town.ask("GET /storage/v1/object/uploads/\(ada)/cat.png?download=my.png", as: "ada")
    #expect(read.status == 200 && read["X-Accel-Redirect"]?.hasPrefix("/_media/") == true && read["Content-Type"] == "image/png")
    #expect(read["Content-Disposition"]?.hasPrefix("attachment; filename=\"my.png\"") == true && read["Cache-Control"] == "private, no-cache")
    #expect(try town.ask("GET /media/v1/\(stored.json["Id"]?.string ?? "")", as: "ada")["X-Accel-Redirect"] == read["X-Accel-Redirect"])

    let removed = try town.ask("DELETE /storage/v1/object/uploads\n\n{\"prefixes\":[\"\(ada)/cat.png\",\"\(ada)/none.png\"]}", as: "ada")
    #expect(removed.json.array?.count == 1 && removed.json[0]?["name"]?.string == "\(ada)/cat.png", "\(removed.line)")
    #expect(try town.ask("GET /storage/v1/object/uploads/\(ada)/cat.png", as: "ada").json["statusCode"] == "404")
    #expect(try town.ask("DELETE /storage/v1/object/uploads/\(ada)/cat.png", as: "ada").json["statusCode"] == "404")
  }

  @Test("is replaced only when that is said") func replacing() throws {
    let other = try Pictures.shared.get().other
    #expect(try upload("cat.png", picture, method: "PUT").json["statusCode"] == "404")
    let first = try upload("cat.png", picture)
    #expect(try upload("cat.png", other).json["statusCode"] == "409")
    #expect(try upload("cat.png", other, header: "x-upsert: true").json["Id"] == first.json["Id"])
    #expect(try size("cat.png") == other.count)
    #expect(try upload("cat.png", picture, method: "PUT").status == 200)
    #expect(try size("cat.png") == picture.count)
  }

  @Test("is nothing that a stranger or a visitor can see, change or remove") func strangers() throws {
    let id = try #require(try upload("cat.png", picture).json["Id"]?.string)
    for path in ["/storage/v1/object/uploads/\(ada)/cat.png", "/storage/v1/object/info/uploads/\(ada)/cat.png"] {
      #expect(try town.ask("GET \(path)", as: "bob").json["statusCode"] == "404")
      #expect(try town.ask("GET \(path)").json["statusCode"] == "400")
    }
    #expect(try town.ask("GET /media/v1/\(id)", as: "bob").status == 404)
    #expect(try town.ask("GET /media/v1/\(id)").status == 401)
    #expect(try upload("cat.png", picture, header: "x-upsert: true", as: "bob").json["statusCode"] == "403")
    #expect(try upload("new.png", picture, as: "bob").json["statusCode"] == "403")
    #expect(try town.ask("DELETE /storage/v1/object/uploads\n\n{\"prefixes\":[\"\(ada)/cat.png\"]}", as: "bob").line == "200 []")
    #expect(try town.ask("DELETE /storage/v1/object/uploads/\(ada)/cat.png", as: "bob").json["statusCode"] == "404")
    #expect(try town.ask("POST /storage/v1/object/sign/uploads/\(ada)/cat.png\n\n{\"expiresIn\":60}", as: "bob").json["statusCode"] == "404")
    #expect(try size("cat.png") == picture.count)
  }

  @Test("opens by a signed address, for a while and for this object alone") func signed() throws {
    _ = try upload("cat.png", picture)
    _ = try upload("dog.png", picture)
    let answer = try town.ask("POST /storage/v1/object/sign/uploads/\(ada)/cat.png\n\n{\"expiresIn\":60}", as: "ada")
    let address = "/storage/v1" + (try #require(answer.json["signedURL"]?.string))
    #expect(try town.ask("GET \(address)")["X-Accel-Redirect"]?.hasPrefix("/_media/") == true)
    #expect(try town.ask("GET \(address.replacing("cat.png", with: "dog.png"))").json["error"] == "InvalidSignature")
    #expect(try town.ask("GET \(address)x").json["error"] == "InvalidSignature")
    town.ahead.change { $0 = 61 }
    #expect(try town.ask("GET \(address)").json["error"] == "InvalidJWT")
  }

  @Test("that is not the media it says, or not media at all, is refused and leaves no row") func content() throws {
    #expect(try upload("page.png", Array("<html><script>alert(1)</script></html>".utf8)).json["statusCode"] == "415")
    #expect(try upload("cat.mp4", picture, type: "video/mp4").json["statusCode"] == "415")
    #expect(try upload("empty.png", []).json["statusCode"] == "415")
    #expect(try upload("cut.png", Array(picture.prefix(picture.count / 2))).status == 400)
    #expect(try town.ask("POST /storage/v1/object/uploads/\(ada)/../x.png\nContent-Type: image/png", as: "ada", body: picture).json["error"] == "InvalidKey")
    #expect(try town.ask("POST /storage/v1/object/other/\(ada)/x.png\nContent-Type: image/png", as: "ada", body: picture).json["error"] == "Bucket not found")
    #expect(try town.sql("select count(*) from media") == "0")
  }

  @Test("as a form is the same, and beyond the quota it is refused") func formAndQuota() throws {
    let form = Array("--xyz\r\nContent-Disposition: form-data; name=\"\"; filename=\"cat.png\"\r\nContent-Type: image/png\r\n\r\n".utf8) + picture + Array("\r\n--xyz--\r\n".utf8)
    #expect(try upload("cat.png", form, type: "multipart/form-data; boundary=xyz").status == 200)
    #expect(try size("cat.png") == picture.count)
    try town.sql("update settings set value = '\(picture.count + 10)' where name = 'upload_quota_bytes'")
    #expect(try upload("dog.png", picture).json["statusCode"] == "413")
    #expect(try town.sql("select count(*) from media") == "1")
  }

  private func upload(
    _ name: String, _ bytes: [UInt8], type: String = "image/png", method: String = "POST", header: String? = nil, as person: String = "ada"
  ) throws -> Response {
    let more = header.map { "\n" + $0 } ?? ""
    return try town.ask("\(method) /storage/v1/object/uploads/\(ada)/\(name)\nContent-Type: \(type)\(more)", as: person, body: bytes)
  }

  private func size(_ name: String) throws -> Int? {
    try town.ask("GET /storage/v1/object/info/uploads/\(ada)/\(name)", as: "ada").json["size"]?.integer.map { Int($0) }
  }
}

/// Two pictures, painted once.
private struct Pictures {
  let small, other: [UInt8]

  static let shared = Result {
    let folder = ScratchFolder()
    func paint(_ colours: String) throws -> [UInt8] {
      let path = "\(folder.path)/\(colours).png"
      try runProgram(["/usr/bin/gm", "convert", "-size", "64x48", "gradient:\(colours)", path])
      return try contents(path)
    }
    return Pictures(small: try paint("red-blue"), other: try paint("white-black"))
  }
}
