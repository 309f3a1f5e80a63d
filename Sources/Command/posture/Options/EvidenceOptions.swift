import ArgumentParser
import ControlCatalog
import Evidence

/// What to assess, with what and as of when.
struct EvidenceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only this control, or those under this prefix (entra.ca); may be repeated.",
      valueName: "control"
    )
  )
  var only: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only the controls that answer this baseline, such as scuba.",
      valueName: "id"
    )
  )
  var baseline: String?

  @Flag(help: "With --baseline: also the requirements that the framework has retired.")
  var withRetired = false

  @Option(
    help: ArgumentHelp(
      "The time that checks take as now; otherwise the export's own, where it has one.",
      valueName: "time"
    )
  )
  var now: String?

  @Option(
    help: ArgumentHelp(
      "A file or folder of exported events, to see whether what is open is being used; may be repeated.",
      valueName: "path"
    )
  )
  var data: [String] = []

  @Option(
    help: ArgumentHelp(
      "Rule packages, a scheme file and dictionaries of the classification; may be repeated.",
      valueName: "path"
    )
  )
  var scheme: [String] = []

  @Flag(help: "Assess the bundled sample tenant.")
  var sample = false

  func validate() throws {
    if let now, Timestamp.ticks(now) == nil {
      throw ValidationError("'\(now)' is not a time; write 2025-01-31 or 2025-01-31T12:00:00Z.")
    }
  }

  /// Exports or the sample tenant, and not both.
  func requireSource(_ paths: [String]) throws {
    guard sample != !paths.isEmpty else {
      throw ValidationError("Name the exports of one tenant, or --sample, and not both.")
    }
  }

  /// The tables of events that `--data` names.
  func events() throws -> EventTables {
    let schemas = try HuntSchemas.load([])
    do throws(EvidenceError) {
      return try EventTables(paths: data, schemas: schemas)
    } catch {
      throw CommandFailure(error)
    }
  }
}
