import Parallel
import Testing

@Suite struct ParallelMapTests {
  @Test(arguments: [0, 1, 2, 15, 16, 17, 1_000])
  func keepsTheOrder(count: Int) {
    #expect(Array(0..<count).parallelMap { $0 * $0 } == (0..<count).map { $0 * $0 })
  }

  @Test func nestsWithoutWaitingForItself() {
    let rows = Array(0..<40).parallelMap { row in
      Array(0..<40).parallelMap { row * 40 + $0 }.reduce(0, +)
    }
    #expect(rows.reduce(0, +) == (0..<1_600).reduce(0, +))
  }
}
