extension Family {
  /// Every family, as `artifio-responder` knows them.
  public static let all: [Family] = [
    .auth,
    .rest,
    .functions,
    .sync,
    .storage,
    .share,
    .admin,
  ]
}
