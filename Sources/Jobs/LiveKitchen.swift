import Domain
import Glibc
import JSON
import Media
import Models
import Providers

/// Requests by the catalogue, media in the store of this installation.
struct LiveKitchen: Kitchen {
  let store: BlobStore

  init(mediaDirectory: String) throws { store = try BlobStore(directory: mediaDirectory) }

  func order(for job: Lease, place: (String) throws -> String) throws -> (model: String, payload: JSONObject) {
    let recordID = job.generation["model_record_id"]?.string ?? ""
    guard let model = Registry.find(recordID) else { throw JobFailure.broken("model \(recordID) is not in the catalogue") }
    var problem: (any Error)?
    let payload = model.payload(settings: job.generation["settings"]?.object ?? [:]) { reference in
      guard problem == nil else { return "" }
      do { return try place(reference) } catch {
        problem = error
        return ""
      }
    }
    if let problem { throw problem }
    return (model.modelID, payload)
  }

  func endpoint(of job: Lease) -> String? { job.generation["model_record_id"]?.string.flatMap(Registry.find)?.endpoint }

  func input(_ reference: String, of job: Lease) throws -> InputMedia {
    guard let medium = job.inputs.first(where: { names($0).contains(reference) }), let sha256 = medium["sha256"]?.string,
      let fileExtension = medium["extension"]?.string
    else { throw JobFailure.broken("input \(reference) is not among the job's inputs") }
    let path = store.path(sha256: sha256, fileExtension: fileExtension)
    guard let bytes = contents(of: path) else { throw JobFailure.broken("input file \(sha256).\(fileExtension) is gone") }
    return InputMedia(name: "\(sha256.prefix(16)).\(fileExtension)", mime: medium["mime"]?.string ?? "application/octet-stream", bytes: bytes)
  }

  /// The three ways in which settings name a medium.
  private func names(_ medium: JSONValue) -> [String] {
    var names = [medium["ref"]?.string, medium["id"]?.string].compactMap { $0 }
    if let bucket = medium["bucket_id"]?.string, let name = medium["name"]?.string { names.append("\(bucket)/\(name)") }
    if let generation = medium["generation_id"]?.string, let index = medium["index"]?.integer { names.append("generation:\(generation)/\(index)") }
    return names
  }

  func ingest(_ file: String, for job: Lease) throws -> JSONObject {
    var limits = MediaLimits.output
    limits.bytes = maximumBytes(for: job)
    do {
      return try store.ingest(file: file, expected: kind(of: job), limits: limits).json
    } catch {
      throw error.isTransient ? JobFailure.broken("media store: \(error)") : JobFailure.badResult("result not taken: \(error)")
    }
  }

  func maximumBytes(for job: Lease) -> Int {
    switch kind(of: job) {
    case .video: 400 << 20
    case .audio: 60 << 20
    default: 40 << 20
    }
  }

  func temporaryFile(for job: Lease, index: Int) throws -> String { store.temporaryPath() }

  func sweep(part: Int, isNamed: (String) throws -> Bool) throws -> Int {
    if part == 0 { store.sweepIncoming() }
    return try store.sweep(shard: part, isNamed: isNamed)
  }

  private func kind(of job: Lease) -> MediaKind? { job.generation["type"]?.string.flatMap { MediaKind(rawValue: $0) } }
}

private func contents(of path: String) -> [UInt8]? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = [], buffer = [UInt8](repeating: 0, count: 256 << 10)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
  return ferror(file) == 0 ? bytes : nil
}
