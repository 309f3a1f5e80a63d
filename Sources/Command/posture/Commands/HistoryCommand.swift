import ArgumentParser

/// `posture history`: runs over time.
struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Keep runs in one file and see them over time.",
    discussion: """
      A history is one SQLite file with the runs of any number of tenants. A run is in it once, \
      whole, and does not change; several programs may record at the same time.

      Examples:
        posture assess exports/ --history tenants.sqlite
        posture history record out/report.json --history tenants.sqlite
        posture history trend --history tenants.sqlite --format html > trend.html
      """,
    subcommands: [
      HistoryRecord.self, HistoryList.self, HistoryShow.self, HistoryTrend.self,
      HistoryFleet.self, HistoryImport.self,
    ]
  )
}
