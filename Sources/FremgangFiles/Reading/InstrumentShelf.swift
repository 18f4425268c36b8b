package import FremgangKit

/// The instruments that may be recognised, each read when it is first needed.
///
/// A plan that names its instruments needs no other, unless something in the export has to be explained.
package struct InstrumentShelf: Sendable {
  /// The ids, in the order in which instruments are offered.
  package let ids: [String]
  private let read: @Sendable (String) -> Instrument?

  /// Creates a shelf of instruments that are read when they are asked for.
  ///
  /// - Parameters:
  ///   - ids: the ids of all of them, in order.
  ///   - read: gives the instrument with an id; it is asked again and again, and keeps what it reads.
  package init(ids: [String], reading read: @escaping @Sendable (String) -> Instrument?) {
    self.ids = ids
    self.read = read
  }

  /// Creates a shelf of instruments that have been read; of several with one id the first counts.
  package init(_ instruments: [Instrument]) {
    let known = Dictionary(instruments.map { ($0.id, $0) }) { first, _ in first }
    self.init(ids: instruments.map(\.id).deduplicated) { known[$0] }
  }

  /// Every instrument, in order.
  package var all: [Instrument] { ids.compactMap(read) }

  /// The instrument called `id`, or nothing when there is none.
  package func instrument(_ id: String) -> Instrument? { read(id) }
}
