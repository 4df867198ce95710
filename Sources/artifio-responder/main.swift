fatalError("this program has no code yet")
