import FremgangJSON

/// Keeps what a reader has understood of each file, even when the reading is refused later on.
final class ReadingWitness {
  /// The files that are tables, with what their columns were taken for.
  var sources: [ExportSource] = []
}
