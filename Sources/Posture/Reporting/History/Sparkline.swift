/// A line of block characters that shows how a percentage went.
public enum Sparkline {
  private static let blocks = Array("▁▂▃▄▅▆▇█")
  /// How many percentage points the height stands for at least: a small move shall look small.
  private static let leastRange = 10.0

  /// The line, the last `width` moments where there are more; a dot where there is no value.
  public static func text(_ values: [Double?], width: Int) -> String {
    let shown = values.suffix(max(1, width)).map { value in value.map { max(0, min(100, $0)) } }
    let known = shown.compactMap { $0 }
    guard let lowest = known.min(), let highest = known.max() else { return "" }
    let range = max(leastRange, highest - lowest)
    let floor = max(0, min(100 - range, (lowest + highest) / 2 - range / 2))
    return String(
      shown.map { value -> Character in
        guard let value else { return "·" }
        let step = ((value - floor) / range * Double(blocks.count - 1)).rounded()
        return blocks[max(0, min(blocks.count - 1, Int(step)))]
      }
    )
  }
}
