import JSON
import Secrets
import Threads

struct RunwareRefusal: Error {
  var code: String
  var message: String
  var parameter: String?
  var status = 400
}

/// Runware over REST: an array of tasks in, `data` and `errors` out, never an empty `errors`.
extension Sandbox {
  func runware(_ request: Request) -> Answer {
    state.with { $0.count(.runware) { $0.requests += 1 } }
    guard request.method == "POST" else { return runwareAnswer([], [plainError(RunwareRefusal(code: "methodNotAllowed", message: "Use POST.", status: 405), nil)], status: 405) }
    guard let body = request.json, let tasks = body.array ?? body.object.map({ [.object($0)] }), !tasks.isEmpty else {
      return runwareAnswer([], [plainError(RunwareRefusal(code: "invalidJSON", message: "The body must be a JSON array of task objects."), nil)], status: 400)
    }
    guard isKnown(request, tasks) else {
      let problem = RunwareRefusal(code: "invalidApiKey", message: "Invalid API key.", parameter: "apiKey", status: 401)
      return runwareAnswer([], [plainError(problem, tasks[0].object)], status: 401)
    }
    return run(tasks, request)
  }

  private func run(_ tasks: [JSONValue], _ request: Request) -> Answer {
    // A question about a task that has failed is answered as any other.
    var status = tasks.allSatisfy { $0["taskType"]?.string == "getResponse" } ? 200 : 400
    var data: [JSONValue] = [], errors: [JSONValue] = [], waiting: [String] = [], isLost = false
    for task in tasks {
      guard let task = task.object else { continue }
      do throws(RunwareRefusal) {
        switch try begin(task, request) {
        case .items(let items): data += items
        case .answer(let items, let problems):
          data += items
          errors += problems
        case .wait(let id): waiting.append(id)
        case .lost: isLost = true
        }
      } catch {
        state.with { $0.count(.runware) { $0.rejected += 1 } }
        errors.append(plainError(error, task))
        status = error.status
      }
    }
    // What is accepted and works on: only the answer is missing.
    if isLost { return .lost }
    for id in waiting { settle(id, &data, &errors, &status) }
    return runwareAnswer(data, errors, status: data.isEmpty && !errors.isEmpty ? status : 200)
  }

  private enum Beginning { case items([JSONValue]), answer([JSONValue], [JSONValue]), wait(String), lost }

  private func begin(_ task: JSONObject, _ request: Request) throws(RunwareRefusal) -> Beginning {
    switch task["taskType"]?.string ?? "" {
    case "authentication": return .items([["taskType": "authentication", "connectionSessionUUID": .string(randomUUID())]])
    case "ping": return .items([["taskType": "ping", "pong": true]])
    case "getResponse": return try response(task)
    case "imageUpload": return .items([try upload(task, request, noun: "image")])
    case "mediaStorage": return .items([try stored(task, request)])
    case "getTaskDetails": return .items([try details(task)])
    case "accountManagement": return .items([try account(task)])
    case "": throw RunwareRefusal(code: "missingTaskType", message: "taskType is required.", parameter: "taskType")
    default: return try create(task, request)
    }
  }

  private func create(_ task: JSONObject, _ request: Request) throws(RunwareRefusal) -> Beginning {
    let order = try RunwareOrder(task)
    if state.with({ $0.jobs[order.id] != nil }) { throw conflict }
    try book(order)
    let (words, prompt) = Faults.taken(from: order.commission.prompt)
    let job: Job? = state.with { state in
      guard state.jobs[order.id] == nil else { return nil }
      let faults = state.faults(for: words)
      var commission = order.commission
      commission.prompt = prompt
      var job = Job(
        id: order.id, house: .runware, model: order.model, taskType: order.taskType, commission: commission, faults: faults,
        parameters: JSONValue.object(task).text, callback: order.callback, base: request.base,
        seconds: faults.has(.early) ? 0 : state.seconds(for: commission.medium, faults),
        fileSeconds: order.fileSeconds ?? state.behaviour.fileSeconds)
      job.cost = order.cost
      job.includeCost = order.includeCost
      job.outputType = order.outputType
      job.checkSafety = order.checkSafety
      job.uploadEndpoint = order.uploadEndpoint
      if state.behaviour.runwareDollars != nil { state.behaviour.runwareDollars! -= order.cost * Double(commission.count) }
      return job
    }
    guard let job else { throw conflict }
    accept(job)
    if job.faults.has(.early) { awaitCallback(of: job) }
    if job.faults.has(.lost) {
      state.with { $0.count(.runware) { $0.lost += 1 } }
      return .lost
    }
    return order.isAsync ? .items([["taskType": .string(job.taskType), "taskUUID": .string(job.id)]]) : .wait(job.id)
  }

  private var conflict: RunwareRefusal {
    RunwareRefusal(code: "conflictTaskUUID", message: "A task with this taskUUID already exists.", parameter: "taskUUID")
  }

  /// There must be money and room for it.
  private func book(_ order: RunwareOrder) throws(RunwareRefusal) {
    let (dollars, isFull) = state.with { state in
      (state.behaviour.runwareDollars, state.open.filter { state.jobs[$0]?.house == .runware }.count >= state.behaviour.runwareQueue)
    }
    guard dollars.map({ $0 >= order.cost * Double(order.commission.count) }) ?? true else {
      throw RunwareRefusal(code: "insufficientCredits", message: "Your balance is too low for this task.", status: 402)
    }
    guard !isFull else {
      state.with { $0.count(.runware) { $0.limited += 1 } }
      throw RunwareRefusal(code: "rateLimitExceeded", message: "The queue of this model is full. Try again later.", status: 429)
    }
  }

  /// The synchronous way: this request's thread waits; drawing happens elsewhere.
  private func settle(_ id: String, _ data: inout [JSONValue], _ errors: inout [JSONValue], _ status: inout Int) {
    let job: Job? = state.wait(seconds: 50) { state in state.jobs[id].flatMap { $0.isOpen ? nil : $0 } }
    guard let job else {
      let task: JSONObject = ["taskUUID": .string(id)]
      status = 504
      return errors.append(plainError(RunwareRefusal(code: "timeoutProvider", message: "The provider did not answer in time."), task))
    }
    if job.outcome == .success { data += runwareItems(job, withStatus: false) }
    errors += runwareErrors(job)
  }

  private func response(_ task: JSONObject) throws(RunwareRefusal) -> Beginning {
    try RunwareFields(object: task).only(["taskType", "taskUUID", "includeCost", "numberResults"])
    let id = try RunwareOrder.taskUUID(task)
    guard let job = state.with({ $0.jobs[id] }), job.house == .runware else {
      throw RunwareRefusal(code: "taskFailedOrNotFound", message: "The task failed or does not exist.", parameter: "taskUUID", status: 404)
    }
    guard !job.isOpen else { return .answer(runwareProgress(job), []) }
    return .answer(job.outcome == .success ? runwareItems(job, withStatus: true) : [], runwareErrors(job))
  }

  private func isKnown(_ request: Request, _ tasks: [JSONValue]) -> Bool {
    if request.bearer != nil { return isAllowed(request) }
    if tasks[0]["taskType"]?.string == "authentication" {
      let key = tasks[0]["apiKey"]?.string ?? ""
      return !key.isEmpty && !key.contains("invalid")
    }
    return isAllowed(request)
  }

  private func runwareAnswer(_ data: [JSONValue], _ errors: [JSONValue], status: Int) -> Answer {
    var body = JSONObject()
    if !data.isEmpty || errors.isEmpty { body["data"] = .array(data) }
    if !errors.isEmpty { body["errors"] = .array(errors) }
    var answer = Answer(status, json: .object(body))
    if status == 429 { answer.retryAfter = 1 }
    return answer
  }

  private func plainError(_ problem: RunwareRefusal, _ task: JSONObject?) -> JSONValue {
    var error: JSONObject = ["code": .string(problem.code), "message": .string(problem.message)]
    if let parameter = problem.parameter { error["parameter"] = .string(parameter) }
    for name in ["taskType", "taskUUID"] { error[name] = task?[name] }
    error["documentation"] = "https://runware.ai/docs/en/errors"
    return .object(error)
  }

  func runwareError(_ job: Job, _ code: String, _ message: String) -> JSONValue {
    plainError(RunwareRefusal(code: code, message: message), ["taskType": .string(job.taskType), "taskUUID": .string(job.id)])
  }
}
