import FremgangCharts
import Testing

/// Contrast by the formula of WCAG 2.2, <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>.
struct PaletteTests {
  @Test func `text stands out from the paper`() {
    for color in [Palette.ink, Palette.mutedInk, Palette.after, Palette.improved, Palette.worsened]
    {
      #expect(contrast(color, Palette.paper) >= 4.5, "\(color.hex)")
    }
  }

  @Test func `marks stand out from the paper`() {
    let marks = [
      Palette.before, Palette.after, Palette.improved, Palette.unchanged, Palette.worsened,
      Palette.start, Palette.now, Palette.axis,
    ]
    for color in marks { #expect(contrast(color, Palette.paper) >= 3, "\(color.hex)") }
  }

  /// Black on white is 21 : 1, and #767676 on white 4.54 : 1.
  @Test func `the formula gives the ratios that are well known`() {
    #expect(abs(contrast(hex: "#000000", "#FFFFFF") - 21) < 1e-9)
    #expect(abs(contrast(hex: "#767676", "#FFFFFF") - 4.54) < 0.005)
  }

  private func contrast(_ one: Palette.Color, _ other: Palette.Color) -> Double {
    contrast(hex: one.hex, other.hex)
  }

  private func contrast(hex one: String, _ other: String) -> Double {
    let (a, b) = (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private func luminance(_ hex: String) -> Double {
    let number = Int(hex.dropFirst(), radix: 16) ?? 0
    let channels = [16, 8, 0].map { Double((number >> $0) & 0xFF) / 255 }.map(linear)
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  private func linear(_ channel: Double) -> Double {
    channel <= 0.04045 ? channel / 12.92 : power((channel + 0.055) / 1.055)
  }

  /// `base` to the power 2.4: its square times the fifth root of its square, by Newton's method.
  private func power(_ base: Double) -> Double {
    let square = base * base
    var root = 1.0
    for _ in 0..<60 {
      root -= (root * root * root * root * root - square) / (5 * root * root * root * root)
    }
    return square * root
  }
}
