import FremgangKit
import FremgangWords

extension Responses {
  /// The ids of the instruments of which rounding hides what a total is more than the sum of its parts.
  ///
  /// n times a mean is uncertain by half a unit of its last decimal for each person; the sum of all scales'
  /// means, on two nights, by as many whole units as there are scales. Where that is twice the range of any
  /// part, nothing is learnt of somebody who left an item blank.
  var instrumentsWithRoundedParts: Set<String> {
    var counts = instruments.map { _ in [Int: Int]() }
    for measurement in measurements {
      counts[measurement.instrument][measurement.respondent, default: 0] += 1
    }
    let rounded = zip(instruments, counts).filter { instrument, counts in
      let pairs = Double(counts.values.count { $0 > 1 })
      let units = instrument.scales.map { scale in
        let precision = ScalePrecision(minimum: scale.minimum.value, maximum: scale.maximum.value)
        return precision.table > 1 ? 0.01 : 0.1
      }
      let range = instrument.scales.dropFirst().map { $0.maximum.value - $0.minimum.value }.max()
      return pairs * units.reduce(0, +) >= 2 * (range ?? 0)
    }
    return Set(rounded.map(\.0.id))
  }
}
