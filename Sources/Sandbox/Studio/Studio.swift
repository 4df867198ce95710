import Art
import Glibc
import Processes
import Secrets

struct StudioProblem: Error { var text: String }

/// Where things are made. It runs on the drawing threads only.
extension Sandbox {
  /// The pieces of a job on the shelf, or what was wrong with its inputs.
  func produce(_ job: Job) -> (pieces: [Piece]?, trouble: String?) {
    do throws(StudioProblem) {
      var pieces: [Piece] = []
      let ordered = job.commission.count
      for index in 0..<(job.faults.has(.partial) ? ordered / 2 : ordered) { pieces.append(try piece(job, index)) }
      return (pieces, nil)
    } catch {
      return (nil, error.text)
    }
  }

  private func piece(_ job: Job, _ index: Int) throws(StudioProblem) -> Piece {
    var work = job.commission
    work.seed &+= UInt64(index)
    let (fileExtension, mime) = format(work)
    // The name that processing items have promised for the first one.
    let uuid = uuidText(Array(sha256(Array("\(job.id)/\(index)".utf8)).prefix(16)))
    if job.faults.has(.deadLink), !job.house.answersAtOnce {
      let name = "\(hex(randomBytes(12))).\(fileExtension)"
      return Piece(uuid: uuid, url: "\(job.base)/files/\(name)", file: name, mime: mime, seed: work.seed)
    }
    let bytes = try spoilt(job, work)
    let name = files.put(bytes, fileExtension: fileExtension, mime: mime, seconds: job.faults.has(.expired) ? 0 : job.fileSeconds)
    return Piece(uuid: uuid, url: "\(job.base)/files/\(name)", file: name, mime: mime, seed: work.seed)
  }

  private func format(_ work: Commission) -> (String, String) {
    switch work.medium {
    case .video: work.format == "webm" ? ("webm", "video/webm") : work.format == "mov" ? ("mov", "video/quicktime") : ("mp4", "video/mp4")
    case .audio: ["wav", "flac", "ogg"].contains(work.format) ? (work.format, "audio/\(work.format)") : ("mp3", "audio/mpeg")
    case .text: ("txt", "text/plain; charset=utf-8")
    case .image: (work.format, work.format == "jpg" ? "image/jpeg" : "image/\(work.format)")
    }
  }

  /// The file as the job's fault words want it.
  private func spoilt(_ job: Job, _ work: Commission) throws(StudioProblem) -> [UInt8] {
    if job.faults.has(.garbage) { return Array("<!DOCTYPE html><title>504 Gateway Time-out</title><h1>504 Gateway Time-out</h1>".utf8) }
    if job.faults.has(.wrongType) {
      return work.medium == .audio ? try picture(Commission(medium: .image, prompt: work.prompt, seed: work.seed)) : try speech(work)
    }
    var bytes = try make(work)
    if job.faults.has(.cut) { bytes.removeLast(bytes.count / 2) }
    if job.faults.has(.huge) {
      let size = work.medium == .image ? 44 << 20 : work.medium == .audio ? 64 << 20 : 420 << 20
      bytes += [UInt8](repeating: 0, count: max(0, size - bytes.count))
    }
    return bytes
  }

  func make(_ work: Commission) throws(StudioProblem) -> [UInt8] {
    switch work.medium {
    case .audio:
      if case .music(let sung) = work.work { return try music(work, sung: sung) }
      return try speech(work)
    case .video: return try film(work)
    case .text: return Array(try words(work).utf8)
    case .image: return work.inputs.isEmpty ? try picture(work) : try transformed(work)
    }
  }

  /// Runs a tool in confinement and gives its output.
  func tool(_ command: String, _ arguments: [String], input: [UInt8] = [], seconds: Double = 60) throws(StudioProblem) -> [UInt8] {
    let bounds = ConfinedProcess.Bounds(memory: 3 << 30, processorSeconds: Int(seconds), fileBytes: 256 << 20, seconds: seconds, outputBytes: 128 << 20)
    let result: ConfinedProcess.Result
    do throws(ProcessProblem) { result = try ConfinedProcess(command, arguments, bounds).run(input: input) } catch { throw StudioProblem(text: error.description) }
    guard result.succeeded else { throw StudioProblem(text: "\(command.split(separator: "/").last!) failed: \(result.errors.prefix(300))") }
    return result.output
  }

  func temporaryFile(_ fileExtension: String) -> String { "\(files.folder)/.\(hex(randomBytes(8))).\(fileExtension)" }
}
