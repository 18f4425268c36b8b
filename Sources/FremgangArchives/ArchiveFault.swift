/// Why an archive cannot be unpacked.
package enum ArchiveFault: Error, Sendable, Hashable {
  /// It ends too early.
  case truncated
  /// Its headers contradict each other or lead outside of it.
  case damaged
  /// What came out is not what went in: the checksum or the size differs.
  case checksum
  /// Something follows the end of the compressed data.
  case trailingBytes
  /// It needs a password.
  case encrypted
  /// It is spread over several files.
  case severalVolumes
  /// It is packed by a method that is not read, as zip numbers them.
  case method(Int)
  /// It has too many entries.
  case tooManyEntries(limit: Int)
  /// Too much comes out.
  case tooLarge(limit: Int)
  /// Too much comes out of too little, as of an archive that is made to exhaust its reader.
  case packedTooTightly(limit: Int)
}
