import Diagnostics

/// What a baseline says of requirements that do not say it themselves.
struct BaselineDefaults {
  private let level: Baseline.Level?
  private let whenNotApplicable: Baseline.WhenNotApplicable?

  /// Reads the fields of the file that names the baseline.
  init(_ fields: FieldReader, log: inout ReadingLog) {
    level = fields.value("level") == nil ? nil : fields.choice("level", log: &log)
    whenNotApplicable =
      fields.value("notApplicable") == nil ? nil : fields.choice("notApplicable", log: &log)
  }

  /// What holds for a requirement; complains when nothing says how binding it is.
  func read(
    _ requirement: FieldReader,
    log: inout ReadingLog
  ) -> (Baseline.Level?, Baseline.WhenNotApplicable?) {
    (
      requirement.value("level") == nil && level != nil
        ? level : requirement.choice("level", log: &log),
      requirement.value("notApplicable") == nil
        ? whenNotApplicable : requirement.choice("notApplicable", log: &log)
    )
  }
}
