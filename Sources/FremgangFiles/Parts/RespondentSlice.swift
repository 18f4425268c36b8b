import FremgangDigests
import FremgangJSON
import FremgangKit

/// What is known of a part of an export before it is read.
package struct PartScope: Sendable, Hashable {
  /// The slice that all its respondents lie in, where somebody has divided them so.
  package var slice: RespondentSlice?

  /// Creates a scope.
  package init(slice: RespondentSlice? = nil) {
    self.slice = slice
  }
}

/// One of several slices of all respondents, by a hash of their ids.
///
/// The hash is XXH64 with the seed 42 of the id's bytes in UTF-8, as the export spells it; ids of
/// several columns are joined by U+001F. It is taken as an unsigned number modulo ``count``.
package struct RespondentSlice: Sendable, Hashable {
  /// Which slice, from 1.
  package let number: Int
  /// How many slices there are.
  package let count: Int

  /// The most slices that respondents are divided into.
  package static let mostSlices = 1_000_000
  private static let seed: UInt64 = 42

  /// Creates a slice, or nothing when there is none such.
  package init?(_ number: Int, of count: Int) {
    guard (1...RespondentSlice.mostSlices).contains(count), (1...count).contains(number) else {
      return nil
    }
    self.number = number
    self.count = count
  }

  /// Reads `3/16`.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1] else { return nil }
    self.init(number, of: count)
  }

  /// The hash of a respondent's id.
  package static func hash(_ id: String) -> UInt64 {
    hash(Array(id.utf8))
  }

  /// The hash of a respondent's id, given as its bytes.
  static func hash(_ id: [UInt8]) -> UInt64 {
    XXH64.hash(id, seed: seed)
  }

  /// Whether the respondent called `id` lies in this slice.
  package func contains(_ id: String) -> Bool {
    contains(hash: RespondentSlice.hash(id))
  }

  /// Whether a respondent whose id has this hash lies in this slice.
  func contains(hash: UInt64) -> Bool {
    hash % UInt64(count) == UInt64(number - 1)
  }
}

extension RespondentSlice: CustomStringConvertible {
  /// The slice as it is written, such as `3/16`.
  package var description: String { "\(number)/\(count)" }
}

/// Rows of people who belong to another slice than the one that was declared.
enum SliceFaults {
  static func check(_ responses: Responses, _ slice: RespondentSlice, _ log: DiagnosticLog) {
    let isElsewhere = responses.respondents.map { !slice.contains($0) }
    guard isElsewhere.contains(true) else { return }
    let rows =
      responses.measurements.map { ($0.respondent, $0.origin) }
      + responses.personalRatings.map { ($0.respondent, $0.origin) }
      + responses.groupValues.map { ($0.respondent, $0.origin) }
    let origins = Set(rows.filter { isElsewhere[$0.0] }.map(\.1)).sorted()
    for origin in origins {
      log.report(
        "respondent-in-other-slice",
        at: Place(file: responses.files[origin.file], line: origin.line),
        "The row's respondent does not belong to slice \(slice).",
        remedy: "Divide the rows by XXH64 (seed 42) of the respondent's id, unsigned and modulo "
          + "\(slice.count), or leave --part out."
      )
    }
    guard origins.isEmpty else { return }
    log.report(
      "respondent-in-other-slice",
      at: Place(file: responses.files.first),
      "A respondent without answers does not belong to slice \(slice)."
    )
  }
}
