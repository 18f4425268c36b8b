/// Estimates of how wide text is drawn, on the wide side of the common sans-serif faces.
///
/// A chart cannot know which face the reader has, so labels are laid out for the wider ones.
enum TextMetrics {
  /// The width of `text` in user units at `size`.
  static func width(of text: String, size: Double, bold: Bool = false) -> Double {
    let total = text.unicodeScalars.reduce(0.0) { $0 + ems(of: $1) }
    return total * size * (bold ? 1.1 : 1)
  }

  private static func ems(of scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "I", "|", "!", "'", "í", "ì", "ï": 0.3
    case ".", ",", ":", ";", " ", "\u{A0}", "\u{202F}": 0.33
    case "f", "r", "t", "-", "(", ")", "[", "]", "/", "J", "\u{2010}", "\u{2011}": 0.42
    case "m", "w", "M", "W", "æ", "Æ", "%", "@", "\u{2026}", "\u{2014}": 0.98
    case "0"..."9", "a"..."z": 0.63
    case "A"..."Z", "Ø", "Å": 0.74
    case "+", "=", "<", ">", "\u{2212}", "\u{2190}", "\u{2192}", "\u{D7}": 0.84
    default: scalar.properties.generalCategory == .nonspacingMark ? 0 : broad(scalar)
    }
  }

  private static func broad(_ scalar: Unicode.Scalar) -> Double {
    scalar.value < 0x1100 ? 0.68 : 1.05
  }
}
