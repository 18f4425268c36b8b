// The standard library rounds by way of the C library, which has to be linked.
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Coordinates as text: at most two decimals, with a point, in every locale.
enum Coordinate {
  /// The largest coordinate that is written; nothing on a page lies farther out.
  private static let limit = 1_000_000.0

  static func text(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let hundredths = Int((min(max(value, -limit), limit) * 100).rounded())
    let magnitude = hundredths.magnitude
    let sign = hundredths < 0 ? "-" : ""
    let fraction = magnitude % 100
    if fraction == 0 { return "\(sign)\(magnitude / 100)" }
    if fraction % 10 == 0 { return "\(sign)\(magnitude / 100).\(fraction / 10)" }
    return "\(sign)\(magnitude / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }

  static func pair(_ point: Point) -> String {
    "\(text(point.x)),\(text(point.y))"
  }
}

/// A place on the sheet, in user units from its upper left corner.
struct Point: Sendable, Hashable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}
