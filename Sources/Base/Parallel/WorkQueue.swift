import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// The transformed elements in their order, taken one by one by as many threads as there are
  /// processors; each thread has a state of its own, such as a buffer that it uses again.
  ///
  /// For elements that take long, or differ much.
  public func parallelMap<State: ~Copyable, Result: Sendable>(
    withState makeState: @Sendable () -> State,
    _ transform: @Sendable (inout State, Element) -> Result
  ) -> [Result] {
    guard !isEmpty else { return [] }
    let results = Mutex([Result?](repeating: nil, count: count))
    let next = Atomic<Int>(0)
    let threads = Swift.min(count, ProcessorCount.current)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      var state = makeState()
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let result = transform(&state, self[index])
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
