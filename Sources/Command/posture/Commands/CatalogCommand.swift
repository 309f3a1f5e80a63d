import ArgumentParser

/// `posture catalog`: looks into and checks the catalog.
struct CatalogCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "Look into the catalog of controls, and check it.",
    subcommands: [
      CatalogList.self, CatalogShow.self, CatalogLintCommand.self, CatalogTest.self,
      CatalogCoverage.self, CatalogDocs.self,
    ]
  )
}
