/// A day is written as the number of days since 1 January 1970.
extension Day: Codable {
  /// Reads a day.
  ///
  /// - Throws: `DecodingError` when there is no such day.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let number = Int32(exactly: try container.decode(Int.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no day")
    }
    self.init(number: number)
  }

  /// Writes the day.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Int(number))
  }
}
