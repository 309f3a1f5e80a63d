import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// The transformed elements in their order, computed by as many threads as there are processors.
  ///
  /// Neighbours are worked on together, so that small elements cost no more than in a loop; the
  /// result does not depend on how many threads there are. A `transform` that waits for another
  /// thread would hold a processor: it should only compute.
  public func parallelMap<Result: Sendable>(
    _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    guard count > 1 else { return map(transform) }
    // A few pieces a processor, since elements differ in size.
    let pieces = Swift.min(count, 16)
    let results = Mutex([[Result]](repeating: [], count: pieces))
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
      let range = (count * piece / pieces)..<(count * (piece + 1) / pieces)
      let part = self[range].map(transform)
      results.withLock { $0[piece] = part }
    }
    return results.withLock { $0.flatMap(\.self) }
  }
}
