import ArgumentParser

/// The operator's command.
@main struct Artifio: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "artifio", abstract: "Runs and looks after one installation of Artifio.",
    discussion: "Every command reads the settings file that ARTIFIO_SETTINGS names.",
    subcommands: [Supervise.self, Roll.self, Keys.self, Migrate.self, Seed.self, ModelsCommand.self])
}
