import Domain

extension Caller {
  /// The signed-in admin, as the database knows it at this moment.
  /// - Throws: E010 for nobody, E018 for everybody else.
  func admin(in world: World) throws(Failure) -> Claims {
    let user = try user()
    try world.store.requireAdmin(user.text)
    return user
  }
}
