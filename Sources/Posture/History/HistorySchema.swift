import GRDB

/// The tables of a history and the steps that lead to them.
///
/// A step is never changed once it is released: files in the field have taken it. A new step goes at
/// the end. The number of steps taken is the file's `user_version`.
enum HistorySchema {
  /// Marks a file as ours: `PstH`.
  static let applicationID = 0x5073_7448

  /// The steps, oldest first.
  static let steps = [runs]

  /// Runs as they were recorded, and what lists and trends are made of, so that neither needs to
  /// read the files.
  private static let runs = """
    CREATE TABLE run (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) = 64),
      tenant TEXT NOT NULL,
      tenantID TEXT, displayName TEXT, initialDomain TEXT,
      date TEXT,
      toolVersion TEXT NOT NULL, catalogDigest TEXT NOT NULL,
      achieved REAL NOT NULL, possible REAL NOT NULL,
      measured INTEGER NOT NULL, controls INTEGER NOT NULL,
      coverage REAL, open INTEGER NOT NULL,
      file BLOB NOT NULL
    ) STRICT;
    CREATE INDEX runByTenant ON run (tenant, date, number);
    CREATE TABLE runCategory (
      run INTEGER NOT NULL REFERENCES run (number),
      position INTEGER NOT NULL, category TEXT NOT NULL,
      achieved REAL NOT NULL, possible REAL NOT NULL,
      measured INTEGER NOT NULL, controls INTEGER NOT NULL,
      PRIMARY KEY (run, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE runControl (
      run INTEGER NOT NULL REFERENCES run (number),
      control TEXT NOT NULL, verdict TEXT NOT NULL,
      achieved REAL NOT NULL, possible REAL NOT NULL,
      PRIMARY KEY (run, control)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE secureScore (
      tenant TEXT NOT NULL, date TEXT NOT NULL,
      current REAL NOT NULL, maximum REAL NOT NULL,
      PRIMARY KEY (tenant, date)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER runStays BEFORE DELETE ON run
      BEGIN SELECT RAISE(ABORT, 'runs are not deleted'); END;
    CREATE TRIGGER runIsFixed BEFORE UPDATE ON run
      BEGIN SELECT RAISE(ABORT, 'runs are not changed'); END;
    CREATE TRIGGER runControlIsFixed BEFORE UPDATE ON runControl
      BEGIN SELECT RAISE(ABORT, 'runs are not changed'); END;
    CREATE TRIGGER runCategoryIsFixed BEFORE UPDATE ON runCategory
      BEGIN SELECT RAISE(ABORT, 'runs are not changed'); END;
    """

  /// Takes the steps that a file lacks, in one transaction: a file has all of them or none.
  ///
  /// The version is read inside, so that of two programs that make one file the second sees what the
  /// first has done.
  static func bring(_ database: Database) throws {
    try database.inTransaction(.immediate) {
      let taken = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      guard taken < steps.count else { return .commit }
      for step in steps[taken...] { try database.execute(sql: step) }
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      try database.execute(sql: "PRAGMA user_version = \(steps.count)")
      return .commit
    }
  }
}
