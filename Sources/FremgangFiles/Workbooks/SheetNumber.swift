/// The numbers of a sheet as text.
enum SheetNumber {
  /// The digits that Excel keeps and shows.
  static let digits = 15

  /// A number in the shortest form with at most 15 digits, such as `4`, `2.5` or `1e+20`.
  ///
  /// Programs store 17 digits, so that 0.1 + 0.2 stands in the file as 0.30000000000000004; Excel
  /// shows 0.3. The digits are rounded half up from the shortest that tell the double apart.
  static func text(of number: Double) -> String {
    var (digits, exponent) = decimal(number.magnitude)
    if digits.count > SheetNumber.digits {
      exponent += digits.count - SheetNumber.digits
      let carries = digits[SheetNumber.digits] >= 5
      digits = Array(digits.prefix(SheetNumber.digits))
      if carries { increment(&digits, &exponent) }
    }
    while let last = digits.last, last == 0, digits.count > 1 {
      digits.removeLast()
      exponent += 1
    }
    if digits == [0] { return "0" }
    return (number < 0 ? "-" : "") + plain(digits, exponent)
  }

  /// A whole number filled up with zeros to the places of a format such as `000000-0000`; nothing
  /// where the number has decimals or more digits than the format has places.
  static func text(of number: Double, zeros format: [UInt8]) -> String? {
    guard number >= 0, number < 1e15, number == number.rounded() else { return nil }
    var rest = Int(number)
    var filled = format
    for index in filled.indices.reversed() where format[index] == UInt8(ascii: "0") {
      filled[index] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
    return rest == 0 ? String(decoding: filled, as: UTF8.self) : nil
  }

  /// The shortest digits that tell a finite double apart, and the power of ten of the last.
  private static func decimal(_ magnitude: Double) -> (digits: [UInt8], exponent: Int) {
    var digits: [UInt8] = []
    var exponent = 0
    var isFraction = false
    let text = Array(magnitude.description.utf8)
    for (index, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"):
        exponent += Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
        return (trimmed(digits), exponent)
      default:
        digits.append(byte - UInt8(ascii: "0"))
        if isFraction { exponent -= 1 }
      }
    }
    return (trimmed(digits), exponent)
  }

  private static func trimmed(_ digits: [UInt8]) -> [UInt8] {
    let rest = Array(digits.drop { $0 == 0 })
    return rest.isEmpty ? [0] : rest
  }

  private static func increment(_ digits: inout [UInt8], _ exponent: inout Int) {
    for index in digits.indices.reversed() {
      if digits[index] < 9 {
        digits[index] += 1
        return
      }
      digits[index] = 0
    }
    digits = [1]
    exponent += SheetNumber.digits
  }

  private static func plain(_ digits: [UInt8], _ exponent: Int) -> String {
    let text = digits.map { String($0) }.joined()
    let places = digits.count + exponent
    if places > 21 || places < -8 {
      let rest = text.dropFirst()
      let power = places - 1
      return "\(text.prefix(1))\(rest.isEmpty ? "" : ".")\(rest)e\(power < 0 ? "-" : "+")"
        + String(abs(power))
    }
    if exponent >= 0 { return text + String(repeating: "0", count: exponent) }
    if places > 0 { return "\(text.prefix(places)).\(text.dropFirst(places))" }
    return "0." + String(repeating: "0", count: -places) + text
  }
}
