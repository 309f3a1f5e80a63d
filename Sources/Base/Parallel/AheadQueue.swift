import Dispatch
import Synchronization

/// The transformed elements of a list, handed out one by one in their order, while other threads
/// work ahead of who takes them.
///
/// How far ahead grows with what was taken, since perhaps only the first are wanted. Who takes an
/// element that is not there yet helps. A `transform` should only compute.
public final class AheadQueue<Element: Sendable, Result: Sendable>: Sendable {
  private struct State {
    /// The next element to hand out, and the next that nobody has begun with.
    var position = 0
    var begun = 0
    /// How many elements beyond the next may be begun with.
    var window: Int
    var workers = 0
    var isCancelled = false
    var ready: [Int: Result] = [:]
  }

  /// What the taker finds.
  private enum Turn {
    case end
    case ready(Result)
    case element(Int)
    case others
  }

  private let elements: [Element]
  private let transform: @Sendable (Element) -> Result
  private let state: Mutex<State>
  private let finished = DispatchSemaphore(value: 0)
  private let processors = ProcessorCount.current

  /// Prepares the elements; nothing is begun before the first is taken.
  public init(_ elements: [Element], _ transform: @escaping @Sendable (Element) -> Result) {
    self.elements = elements
    self.transform = transform
    state = Mutex(State(window: processors))
  }

  /// The next result, or nil after the last; called by one thread at a time.
  public func next() -> Result? {
    startWorkers()
    while true {
      switch turn() {
      case .end: return nil
      case .ready(let result): return result
      case .element(let index):
        let result = transform(elements[index])
        state.withLock { $0.ready[index] = result }
      case .others: finished.wait()
      }
    }
  }

  /// Begins with no further element.
  public func cancel() { state.withLock { $0.isCancelled = true } }

  private func turn() -> Turn {
    state.withLock { state in
      guard state.position < elements.count else { return .end }
      if let result = state.ready.removeValue(forKey: state.position) {
        state.position += 1
        state.window = min(state.window * 2, processors * 4)
        return .ready(result)
      }
      return claim(&state).map { .element($0) } ?? .others
    }
  }

  private func claim(_ state: inout State) -> Int? {
    let end = min(elements.count, state.position + state.window)
    guard !state.isCancelled, state.begun < end else { return nil }
    state.begun += 1
    return state.begun - 1
  }

  /// As many threads as there are processors work, one of which is the taker's.
  private func startWorkers() {
    let count = state.withLock { state -> Int in
      let end = min(elements.count, state.position + state.window)
      // The taker itself begins with one of them.
      let wanted = min(processors - 1, end - state.begun - 1) - state.workers
      guard !state.isCancelled, wanted > 0 else { return 0 }
      state.workers += wanted
      return wanted
    }
    for _ in 0..<count { DispatchQueue.global().async { self.work() } }
  }

  private func work() {
    while true {
      let index = state.withLock { state -> Int? in
        let claimed = claim(&state)
        if claimed == nil { state.workers -= 1 }
        return claimed
      }
      guard let index else { return }
      let result = transform(elements[index])
      state.withLock { $0.ready[index] = result }
      finished.signal()
    }
  }
}
