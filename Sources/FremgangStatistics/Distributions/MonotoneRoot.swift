/// The root of a monotone function by Newton's method, for the logarithm of a tail as a function of
/// the logarithm of its argument, which is concave.
///
/// Steps are bounded, so that a start far from the root leads to it all the same.
func monotoneRoot(
  from start: Double,
  _ function: (Double) -> (value: Double, slope: Double)
) -> Double {
  var point = start
  for _ in 0..<1000 {
    let (value, slope) = function(point)
    guard value != 0, slope != 0 else { break }
    let step = max(-3, min(3, value / slope))
    point -= step
    if abs(step) < 1e-10 * max(1, abs(point)) { break }
  }
  return point
}
