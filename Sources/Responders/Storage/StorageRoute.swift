import Domain

/// What storage.sock answers: `/storage/v1` in Supabase's words, and `/media/v1`.
enum StorageRoute: Route {
  case media(String)
  case buckets
  case bucket(String)
  case upload(ObjectKey, replacing: Bool)
  case read(ObjectKey)
  case info(ObjectKey)
  case remove(bucket: String)
  case removeOne(ObjectKey)
  case sign(ObjectKey)
  case readSigned(ObjectKey)

  var name: String {
    switch self {
    case .media: "media-read"
    case .buckets, .bucket: "storage-buckets"
    case .upload: "storage-upload"
    case .read: "storage-read"
    case .info: "storage-info"
    case .remove, .removeOne: "storage-remove"
    case .sign: "storage-sign"
    case .readSigned: "storage-signed"
    }
  }

  var responder: any Responder {
    switch self {
    case .media(let id): ReadMedia(id: id)
    case .buckets: ListBuckets(only: nil)
    case .bucket(let name): ListBuckets(only: name)
    case .upload(let key, let replacing): UploadObject(key: key, mustExist: replacing)
    case .read(let key): ReadObject(key: key)
    case .info(let key): DescribeObject(key: key)
    case .remove(let bucket): RemoveObjects(bucket: bucket)
    case .removeOne(let key): RemoveObject(key: key)
    case .sign(let key): SignObject(key: key)
    case .readSigned(let key): ReadSigned(key: key)
    }
  }

  /// A signed address proves itself.
  var identity: Identity { if case .readSigned = self { .ignored } else { .checked } }

  init(_ request: Request) throws {
    let path = request.path
    if path.hasPrefix("/media/v1/") {
      guard request.method.isSafe else { throw Failure(.methodNotAllowed) }
      self = .media(String(path.dropFirst(10)))
      return
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst(3).map(String.init)
    switch (parts.first, parts.count, request.method) {
    case ("bucket", 1, .get): self = .buckets
    case ("bucket", 2, .get): self = .bucket(parts[1])
    case ("object", 2, .delete): self = .remove(bucket: parts[1])
    case ("object", 3..., _): self = try StorageRoute(object: Array(parts.dropFirst()), request.method)
    default: throw UnknownRoute()
    }
  }

  private init(object parts: [String], _ method: Method) throws {
    switch (parts[0], method) {
    case ("authenticated", .get), ("authenticated", .head): self = .read(try ObjectKey(parts.dropFirst()))
    case ("info", .get): self = .info(try ObjectKey(parts.dropFirst()))
    case ("sign", .post): self = .sign(try ObjectKey(parts.dropFirst()))
    case ("sign", .get), ("sign", .head): self = .readSigned(try ObjectKey(parts.dropFirst()))
    case ("public", _): throw StorageError.noBucket
    case ("list", _), ("upload", _): throw UnknownRoute()
    case (_, .get), (_, .head): self = .read(try ObjectKey(parts[...]))
    case (_, .post): self = .upload(try ObjectKey(parts[...]), replacing: false)
    case (_, .put): self = .upload(try ObjectKey(parts[...]), replacing: true)
    case (_, .delete): self = .removeOne(try ObjectKey(parts[...]))
    default: throw UnknownRoute()
    }
  }
}

extension Family {
  public static let storage = Family(
    name: "storage", seconds: 30,
    render: { error, request in
      guard request.path.hasPrefix("/storage/") else { return FunctionErrors.render(error, request) }
      guard let error = error as? StorageError else { return StorageErrors.render(error, request) }
      return StorageErrors.answer(error.statusCode, error.error, error.message, error.code)
    },
    route: { request in try StorageRoute(request) })
}
