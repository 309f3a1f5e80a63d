import KQLPlan
import Tables

/// One running operator of a pipeline.
///
/// A pipeline hands it batches and asks for its output until there is none, before it hands over
/// the next batch. So no operator calls another, and a pipeline may be thousands of them long.
protocol Stage: AnyObject {
  /// Takes a batch that has rows; the output of the one before was given completely.
  func take(_ batch: Batch) throws
  /// Notes that no batch will follow.
  func end() throws
  /// More output, or nil when there is none for now.
  func give() throws -> Batch?
  /// Whether more input could change the output.
  var wantsMore: Bool { get }
}

extension Stage {
  func end() throws {}
  var wantsMore: Bool { true }
}

/// Where the rows of a pipeline come from.
protocol PreparedSource: Sendable {
  func open(_ run: Run) throws -> any BatchReader
  /// Whether there may be so many rows that several processors are worth their while.
  var isLarge: Bool { get }
}

extension PreparedSource {
  var isLarge: Bool { false }
}

/// An operator whose expressions are ready, to be started once for each run over rows.
protocol PreparedOperator: Sendable {
  func start(_ run: Run) throws -> any Stage
  /// Whether the output for a batch is one batch or none and depends on that batch alone.
  var isStateless: Bool { get }
  /// Whether a batch costs enough to be worth the hand-over to another processor.
  var isHeavy: Bool { get }
}

extension PreparedOperator {
  var isStateless: Bool { false }
  var isHeavy: Bool { false }
}

/// A plan whose expressions are ready; it may be opened any number of times.
struct PreparedPipeline: Sendable {
  let source: any PreparedSource
  let operators: [any PreparedOperator]

  func open(_ run: Run) throws -> any BatchReader {
    if operators.isEmpty { return try source.open(run) }
    let stages = try operators.map { try $0.start(run) }
    var reader = try source.open(run)
    let parallel = source.isLarge ? Array(operators.prefix(while: { $0.isStateless })) : []
    // A stage that wants nothing is left to the pipeline, which then does not read at all.
    guard !parallel.isEmpty, stages.allSatisfy(\.wantsMore) else {
      return Pipeline(source: reader, stages: stages, context: run.context)
    }
    let isWorkedOn = reader.apply { batch in
      try run.context.checkCancellation()
      return try ParallelReader.output(of: batch, parallel, run)
    }
    if !isWorkedOn {
      guard parallel.contains(where: \.isHeavy) else {
        return Pipeline(source: reader, stages: stages, context: run.context)
      }
      reader = ParallelReader(source: reader, operators: parallel, run: run)
    }
    let rest = Array(stages.dropFirst(parallel.count))
    return rest.isEmpty ? reader : Pipeline(source: reader, stages: rest, context: run.context)
  }
}

/// Moves batches through the operators of a plan.
final class Pipeline: BatchReader {
  private var source: (any BatchReader)?
  private let stages: [any Stage]
  private let context: QueryContext
  /// How many stages, from the first, were told that their input is at its end.
  private var ended = 0
  /// The stages that may have output, each after those before it.
  private var active: [Int] = []

  init(source: any BatchReader, stages: [any Stage], context: QueryContext) {
    self.source = source
    self.stages = stages
    self.context = context
    for index in stages.indices where !stages[index].wantsMore { cut(before: index) }
  }

  func next() throws -> Batch? {
    while true {
      if let index = active.last {
        guard let batch = try stages[index].give() else {
          active.removeLast()
          continue
        }
        guard batch.count > 0 else { continue }
        if index == stages.count - 1 { return batch }
        try pass(batch, to: index + 1)
      } else if let batch = try nextOfSource() {
        try pass(batch, to: 0)
      } else {
        guard ended < stages.count else { return nil }
        try context.checkCancellation()
        try stages[ended].end()
        active.append(ended)
        ended += 1
      }
    }
  }

  private func nextOfSource() throws -> Batch? {
    guard let reader = source else { return nil }
    try context.checkCancellation()
    if let batch = try reader.next() { return batch }
    source = nil
    return nil
  }

  private func pass(_ batch: Batch, to index: Int) throws {
    try stages[index].take(batch)
    active.append(index)
    if !stages[index].wantsMore { cut(before: index) }
  }

  /// Drops all that could only give more input to a stage that wants none.
  private func cut(before index: Int) {
    source = nil
    ended = max(ended, index)
    active.removeAll { $0 < index }
  }
}
