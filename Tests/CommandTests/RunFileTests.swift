import Foundation
import Testing

/// Commands that write and read run files.
@Suite struct RunFileTests {
  private static let catalog = ["--catalog", "Fixtures/catalog", "--without-bundled"]
  private static let now = ["--now", "2025-01-01"]

  private func assess(_ tenant: String, _ arguments: [String] = []) throws -> Binary.Outcome {
    try Binary.run(["assess", "Fixtures/" + tenant] + Self.catalog + Self.now + arguments)
  }

  /// A folder of its own for a test, which is removed after it.
  private func inScratch(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func run(of tenant: String, in folder: URL) throws -> String {
    let outcome = try assess(tenant, ["--format", "json", "--quiet"])
    #expect(outcome.messages.isEmpty)
    let file = folder.appending(path: tenant + ".json")
    try Data(outcome.output.utf8).write(to: file)
    return file.path
  }

  @Test func writesTheSameBytesTwice() throws {
    try inScratch { folder in
      for name in ["a", "b"] {
        let outcome = try assess(
          "tenant",
          ["--output", folder.appending(path: name).path, "--format", "html,json,sarif,junit,csv"]
        )
        #expect(outcome.status == 0, "\(outcome.messages)")
      }
      let names = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "a").path
      ).sorted()
      #expect(names.count == 5)
      #expect(names.allSatisfy { !$0.hasPrefix(".") })
      for name in names {
        let first = try Data(contentsOf: folder.appending(path: "a/" + name))
        let second = try Data(contentsOf: folder.appending(path: "b/" + name))
        #expect(first == second, "\(name)")
        #expect(!first.isEmpty)
      }
    }
  }

  @Test func leavesNothingBehindOnFailure() throws {
    try inScratch { folder in
      let out = folder.appending(path: "out").path
      let outcome = try Binary.run(
        ["assess", "Fixtures/catalog", "--output", out] + Self.catalog
      )
      #expect(outcome.status == 65)
      #expect(!FileManager.default.fileExists(atPath: out))
    }
  }

  @Test func rendersARunAgainAsItWas() throws {
    try inScratch { folder in
      let file = try run(of: "tenant", in: folder)
      let again = try Binary.run(["report", file, "--format", "json"])
      #expect(again.output == (try String(contentsOfFile: file, encoding: .utf8)))
      let piped = try Binary.run(["report", "-", "--format", "json"], input: again.output)
      #expect(piped.output == again.output)
      let summary = try Binary.run(["report", file])
      #expect(summary.output == (try assess("tenant").output))
    }
  }

  /// Enabling the last widget adds 2 points of 16, which is 12.5 percentage points.
  @Test func comparesRuns() throws {
    try inScratch { folder in
      let old = try run(of: "tenant", in: folder)
      let new = try run(of: "later", in: folder)
      let outcome = try Binary.run(["compare", old, new])
      #expect(
        outcome.output == """
          Score  50.0 % → 62.5 % (+12.5 percentage points)
                 of which +12.5 configuration
                 1 still failing, 1 fixed

          Improved (1)
            entra.widget.enabled  partial → pass  +2 points
                fixed: gamma

          """
      )
      let same = try Binary.run(["compare", old, old])
      #expect(same.output.hasSuffix("No control changed.\n"))
    }
  }

  /// Between the two, one policy is enforced, one is renamed, one is new and switched off, one stays
  /// as it is, and nobody could read the audit setting any more.
  @Test func namesEachChangeOfAPair() throws {
    try inScratch { folder in
      let controls = ["dlp-enabled", "dlp-teams", "unified-audit"].flatMap {
        ["--only", "purview." + $0]
      }
      let runs = try ["before", "after"].map { name in
        let outcome = try Binary.run(
          ["assess", "Fixtures/pairs/\(name).json", "--format", "json", "--quiet"]
            + ["--now", "2030-01-01"] + controls
        )
        #expect(outcome.status == 0, "\(outcome.messages)")
        let file = folder.appending(path: name + ".json")
        try Data(outcome.output.utf8).write(to: file)
        return file.path
      }
      let lines = try Binary.run(["compare"] + runs).output.split(separator: "\n").map(String.init)
      let told = lines.drop { !$0.hasPrefix("No longer measured") }
      #expect(
        Array(told) == [
          "No longer measured (1)",
          "  purview.unified-audit  pass → not-measured  -8 points",
          "Other objects (2)",
          "  purview.dlp-enabled  pass → pass",
          "      added: Passport numbers", "      added: Source code",
          "      fixed: Card numbers", "      removed: Passports",
          "  purview.dlp-teams  fail → fail",
          "      added: Passport numbers", "      added: Source code", "      removed: Passports",
        ]
      )
    }
  }

  /// Every command that takes a run takes one of a history, by what it is called there.
  @Test func findsRunsInAHistory() throws {
    try inScratch { folder in
      let files = [try run(of: "tenant", in: folder), try run(of: "later", in: folder)]
      let history = ["--history", folder.appending(path: "h.sqlite").path]
      let recorded = try Binary.run(["history", "record"] + files + history)
      let ids = recorded.output.split(separator: "\n").map {
        String($0.split(separator: " ")[1].prefix(8))
      }
      let compared = try Binary.run(["compare"] + files).output
      for names in [ids, ["previous", "latest"], [files[0], "latest"], ["previous", files[1]]] {
        let outcome = try Binary.run(["compare"] + names + history)
        #expect(outcome.output == compared, "\(names): \(outcome.messages)")
      }
      let later = try Binary.run(["report", files[1], "--format", "json"]).output
      for command in [["report", "latest"], ["report", ids[1]], ["history", "show", "latest"]] {
        #expect(try Binary.run(command + history + ["--format", "json"]).output == later)
      }
      #expect(
        try Binary.run(["plan", "previous"] + history).output
          == Binary.run(["plan", files[0]]).output
      )
      let gate = ["gate", "latest", "--max-drop", "2", "--compare-with", "previous"] + history
      #expect(try Binary.run(gate).status == 0)
      let dropped = ["gate", "previous", "--max-drop", "2", "--compare-with", "latest"] + history
      #expect(try Binary.run(dropped).status == 4)
      // The page of a run of a history tells the tenant's past.
      let page = try Binary.run(["report", "latest", "--format", "html"] + history).output
      #expect(page.contains("The score over time"))
    }
  }

  @Test(arguments: ["previous", "0123456789"])
  func tellsWhichRunIsNotInAHistory(name: String) throws {
    try inScratch { folder in
      let file = try run(of: "tenant", in: folder)
      let history = ["--history", folder.appending(path: "h.sqlite").path]
      _ = try Binary.run(["history", "record", file] + history)
      let outcome = try Binary.run(["report", name] + history)
      #expect(outcome.status == 66)
      #expect(
        outcome.messages.contains("there is no run") || outcome.messages.contains("no run before")
      )
    }
  }

  @Test(arguments: [("12.5", Int32(0)), ("12", 4)])
  func closesTheGateOnADrop(allowed: String, status: Int32) throws {
    try inScratch { folder in
      let old = try run(of: "later", in: folder)
      let new = try run(of: "tenant", in: folder)
      let outcome = try Binary.run(
        ["gate", new, "--max-drop", allowed, "--compare-with", old]
      )
      #expect(outcome.status == status)
      #expect(outcome.output.contains("from 62.5 % to 50.0 %, allowed drop \(allowed)"))
      let data = try Binary.run(
        ["gate", new, "--max-drop", allowed, "--compare-with", old, "--format", "json"]
      )
      let json = try JSONSerialization.jsonObject(with: Data(data.output.utf8))
      let object = try #require(json as? [String: Any])
      #expect(object["exitCode"] as? Int == Int(status))
      #expect(object["passed"] as? Bool == (status == 0))
    }
  }

  @Test(arguments: ["{}", "[]", "", "{\"kind\": \"posture-run\"}", "\u{1}", "null"])
  func refusesWhatIsNotARun(text: String) throws {
    #expect(try Binary.run(["report", "-"], input: text).status == 65)
  }

  @Test func writesNoColourIntoAPipe() throws {
    let outcome = try assess("tenant")
    #expect(!outcome.output.contains("\u{1B}"))
  }
}
