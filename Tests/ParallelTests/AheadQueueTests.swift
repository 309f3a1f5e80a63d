import Parallel
import Synchronization
import Testing

@Suite struct AheadQueueTests {
  @Test(arguments: [0, 1, 2, 15, 16, 17, 1_000])
  func keepsTheOrder(count: Int) {
    let queue = AheadQueue(Array(0..<count)) { $0 * $0 }
    var results: [Int] = []
    while let result = queue.next() { results.append(result) }
    #expect(results == (0..<count).map { $0 * $0 })
    #expect(queue.next() == nil)
  }

  @Test func beginsWithFewWhereFewAreTaken() {
    let begun = Atomic<Int>(0)
    let queue = AheadQueue(Array(0..<100_000)) { number in
      begun.add(1, ordering: .relaxed)
      return number
    }
    #expect(queue.next() == 0)
    queue.cancel()
    #expect(begun.load(ordering: .relaxed) < 10_000)
  }
}
