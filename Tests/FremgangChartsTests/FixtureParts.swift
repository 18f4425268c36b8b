import Foundation
import FremgangKit

/// Parts of findings, which outside their module are only made by decoding.
enum Made {
  static func axis(_ label: String, _ before: Int?, _ after: Int?) -> PersonalFindings.Axis {
    struct Shape: Encodable {
      let label: String
      let before: Int?
      let after: Int?
    }
    return decoded(Shape(label: label, before: before, after: after))
  }

  static func histogram(start: Double, width: Double, counts: [Int]) -> Histogram {
    struct Shape: Encodable {
      let start: Double
      let width: Double
      let counts: [Int]
    }
    return decoded(Shape(start: start, width: width, counts: counts))
  }

  static func wave(_ name: String, n: Int, mean: Double) -> WaveFindings {
    struct Shape: Encodable {
      let wave: String
      let n: Int
      let mean: Double
      let suppressed = false
    }
    return decoded(Shape(wave: name, n: n, mean: mean))
  }

  private static func decoded<Part: Decodable>(_ shape: some Encodable) -> Part {
    do {
      return try JSONDecoder().decode(Part.self, from: JSONEncoder().encode(shape))
    } catch {
      fatalError("a part that does not decode: \(error)")
    }
  }
}
