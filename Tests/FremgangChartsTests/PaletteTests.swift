import Foundation
import FremgangCharts
import Testing

/// Contrast by the formula of WCAG 2.2, <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>.
struct PaletteTests {
  @Test func `text stands out from the paper`() {
    let texts = [
      Palette.ink, Palette.mutedInk, Palette.after, Palette.improved, Palette.worsened,
    ]
    for color in texts { #expect(contrast(color.hex, Palette.paper.hex) >= 4.5, "\(color.hex)") }
  }

  @Test func `marks stand out from the paper`() {
    let marks = [
      Palette.before, Palette.after, Palette.improved, Palette.unchanged, Palette.worsened,
      Palette.start, Palette.now, Palette.axis,
    ]
    for color in marks { #expect(contrast(color.hex, Palette.paper.hex) >= 3, "\(color.hex)") }
  }

  /// Black on white is 21 : 1, and #767676 on white 4.54 : 1.
  @Test func `the formula gives the ratios that are well known`() {
    #expect(abs(contrast("#000000", "#FFFFFF") - 21) < 1e-9)
    #expect(abs(contrast("#767676", "#FFFFFF") - 4.54) < 0.005)
  }

  private func contrast(_ one: String, _ other: String) -> Double {
    let (a, b) = (Luminance.of(one), Luminance.of(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }
}

/// Linear light from `#RRGGBB`.
enum Luminance {
  static func of(_ hex: String) -> Double {
    let channels = linearChannels(hex)
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  static func linearChannels(_ hex: String) -> [Double] {
    let number = Int(hex.dropFirst(), radix: 16) ?? 0
    return [16, 8, 0].map { (shift: Int) -> Double in
      let channel = Double((number >> shift) & 0xFF) / 255
      return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4)
    }
  }
}
