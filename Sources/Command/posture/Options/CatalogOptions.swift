import ArgumentParser

/// Which controls there are.
struct CatalogOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A folder of own controls; one with the identifier of a bundled control replaces it.",
      valueName: "dir"
    )
  )
  var catalog: [String] = []

  @Flag(help: "Use the controls of --catalog only, not the bundled ones.")
  var withoutBundled = false

  func validate() throws {
    if withoutBundled && catalog.isEmpty {
      throw ValidationError("--without-bundled needs --catalog, or there are no controls at all.")
    }
  }
}
