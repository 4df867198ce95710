extension Family {
  /// Every family, as `artifio-responder` knows them.
  public static let all: [Family] = [
    .auth,
    .functions,
    .sync,
    .admin,
  ]
}
