import JSONColumns
import Parallel
import Tables

/// Reads the rows of files part by part, with all processors, and has them worked on there.
final class EventLinesReader: BatchReader {
  private struct Job: Sendable {
    let lines: EventLines
    let columns: LineColumns
    let range: Range<Int>
  }

  private struct Made: Sendable {
    let batch: Batch?
    let others: [String]
  }

  /// Where each column that is asked for is among those that are read.
  private let positions: [Int]
  private let jobs: [Job]
  private let noteOthers: @Sendable ([String]) -> Void
  private var work: (@Sendable (Batch) throws -> Batch?)?
  private var queue: AheadQueue<Job, Result<Made, any Error>>?

  init(
    _ files: [EventLines],
    fields: [Schema.Field],
    noteOthers: @escaping @Sendable ([String]) -> Void
  ) {
    var distinct: [Schema.Field] = []
    var known: [String: Int] = [:]
    var positions: [Int] = []
    for field in fields {
      if known[field.name] == nil {
        known[field.name] = distinct.count
        distinct.append(field)
      }
      positions.append(known[field.name] ?? 0)
    }
    self.positions = positions
    jobs = files.flatMap { file in
      let columns = LineColumns(distinct, file.layout, convert: EventTypes.conversion(file.layout))
      return file.parts.map { Job(lines: file, columns: columns, range: $0) }
    }
    self.noteOthers = noteOthers
  }

  deinit { queue?.cancel() }

  func apply(_ work: @escaping @Sendable (Batch) throws -> Batch?) -> Bool {
    guard queue == nil, self.work == nil else { return false }
    self.work = work
    return true
  }

  func next() throws -> Batch? {
    let queue = queue ?? start()
    while let made = try queue.next()?.get() {
      noteOthers(made.others)
      if let batch = made.batch { return batch }
    }
    return nil
  }

  private func start() -> AheadQueue<Job, Result<Made, any Error>> {
    let started = AheadQueue(jobs) { [positions, work] job in
      Result { try Self.make(job, positions, work) }
    }
    queue = started
    return started
  }

  private static func make(
    _ job: Job,
    _ positions: [Int],
    _ work: (@Sendable (Batch) throws -> Batch?)?
  ) throws -> Made {
    let part: LineColumns.Part
    do throws(LineColumns.Failure) {
      part = try job.columns.read(job.lines.source, job.range)
    } catch {
      throw job.lines.error(error)
    }
    guard part.batch.count > 0 else { return Made(batch: nil, others: part.others) }
    let batch = Batch(columns: positions.map { part.batch.columns[$0] }, count: part.batch.count)
    return Made(batch: try work.map { try $0(batch) } ?? batch, others: part.others)
  }
}
