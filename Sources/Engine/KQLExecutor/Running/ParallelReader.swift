import Dispatch
import KQLPlan
import Synchronization
import Tables

/// Runs operators that look at one batch at a time over several batches at once, and gives their
/// output in the order of the input, so that it is the same on any number of processors.
final class ParallelReader: BatchReader {
  /// The most batches that are computed at once.
  private static let widest = 16

  private let source: any BatchReader
  private let operators: [any PreparedOperator]
  private let run: Run
  private var ready: [Batch] = []
  /// How many batches come next: few at first, since perhaps no more are wanted.
  private var width = 1
  private var isAtEnd = false

  init(source: any BatchReader, operators: [any PreparedOperator], run: Run) {
    self.source = source
    self.operators = operators
    self.run = run
  }

  func next() throws -> Batch? {
    while ready.isEmpty {
      guard !isAtEnd else { return nil }
      try compute()
    }
    return ready.removeLast()
  }

  /// Computes the next batches; the first to give is the last of `ready`.
  private func compute() throws {
    try run.context.checkCancellation()
    var inputs: [Batch] = []
    while inputs.count < width {
      guard let batch = try source.next() else {
        isAtEnd = true
        break
      }
      inputs.append(batch)
    }
    width = min(width * 2, Self.widest)
    ready = try Self.outputs(of: inputs, operators, run).reversed()
  }

  private static func outputs(
    of inputs: [Batch],
    _ operators: [any PreparedOperator],
    _ run: Run
  ) throws -> [Batch] {
    guard inputs.count > 1 else {
      return try inputs.compactMap { try output(of: $0, operators, run) }
    }
    let results = Mutex<[Int: Result<Batch?, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: inputs.count) { index in
      let result = Result { try output(of: inputs[index], operators, run) }
      results.withLock { $0[index] = result }
    }
    let all = results.withLock { $0 }
    return try inputs.indices.compactMap { try all[$0]?.get() }
  }

  /// What operators make of a batch; each gives one batch at most.
  static func output(
    of input: Batch,
    _ operators: [any PreparedOperator],
    _ run: Run
  ) throws -> Batch? {
    var batch = input
    for step in operators {
      let stage = try step.start(run)
      try stage.take(batch)
      guard let output = try stage.give(), output.count > 0 else { return nil }
      batch = output
    }
    return batch
  }
}
