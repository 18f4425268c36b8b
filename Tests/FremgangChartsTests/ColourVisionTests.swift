import Foundation
import FremgangCharts
import Testing

/// Pairs of colours as people without red or green cones see them.
///
/// The matrices are those of Machado, Oliveira & Fernandes (2009), severity 1.0, for linear RGB;
/// <https://doi.org/10.1109/TVCG.2009.113>.
struct ColourVisionTests {
  private static let protanopia = [
    [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ]
  private static let deuteranopia = [
    [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
    [-0.011820, 0.042940, 0.968881],
  ]

  /// A difference of 20 in CIELAB is seen at a glance.
  @Test func `pairs that stand against each other stay apart`() {
    let pairs = [
      (Palette.improved, Palette.worsened), (Palette.before, Palette.after),
      (Palette.start, Palette.now),
    ]
    for (one, other) in pairs {
      for matrix in [Self.protanopia, Self.deuteranopia] {
        let (a, b) = (lab(one, seen: matrix), lab(other, seen: matrix))
        let square = zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        #expect(square.squareRoot() >= 20, "\(one.hex) and \(other.hex)")
      }
    }
  }

  private func lab(_ color: Palette.Color, seen matrix: [[Double]]) -> [Double] {
    let linear = Luminance.linearChannels(color.hex)
    let seen = matrix.map { row in
      min(max(row[0] * linear[0] + row[1] * linear[1] + row[2] * linear[2], 0), 1)
    }
    let x = (0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505
    let y = 0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]
    let z = (0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089
    let (fx, fy, fz) = (bent(x), bent(y), bent(z))
    return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)]
  }

  private func bent(_ value: Double) -> Double {
    value > 0.008856 ? cbrt(value) : 7.787 * value + 16.0 / 116
  }
}
