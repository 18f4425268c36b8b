import FremgangJSON
import FremgangKit

extension JSONValueReader {
  /// The value as a list of texts that are not empty.
  func strings() -> [String] {
    (array() ?? []).compactMap { $0.nonEmptyString() }
  }

  /// The value as an object of texts.
  func texts() -> [String: String] {
    var texts: [String: String] = [:]
    for entry in object()?.entries() ?? [] {
      if let text = entry.value.string() { texts[entry.key] = text }
    }
    return texts
  }

  /// The value as an object that gives each name a column.
  func namedColumns() -> [NamedColumn] {
    (object()?.entries() ?? []).compactMap { entry in
      entry.value.nonEmptyString().map { NamedColumn(entry.key, column: $0) }
    }
  }

  /// The value as a text in both languages; one text stands for both.
  func localizedText() -> LocalizedText? {
    if case .string = node.value { return nonEmptyString().map(LocalizedText.init(same:)) }
    guard let object = object() else { return nil }
    let danish = object.required("da")?.nonEmptyString()
    let english = object.required("en")?.nonEmptyString()
    object.finish()
    guard let danish, let english else { return nil }
    return LocalizedText(da: danish, en: english)
  }

  /// The value as a day, written as year, month and day.
  func day() -> Day? {
    guard let text = string() else { return nil }
    let bytes = Array(text.utf8)
    if case .day(let day) = DateText.read(0..<bytes.count, bytes), bytes.count == 10 { return day }
    report("not-a-day", "This is no day.", remedy: "Write days as 2014-01-31.")
    return nil
  }
}
