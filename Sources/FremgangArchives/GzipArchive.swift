/// A gzip file (RFC 1952): one member or several, each a part of the same contents.
package enum GzipArchive {
  /// Whether a file begins as gzip files do.
  package static func isOne(_ file: [UInt8]) -> Bool {
    file.starts(with: [0x1F, 0x8B])
  }

  /// The contents of a gzip file, its checksums verified.
  ///
  /// Zeros after the last member are padding, as tapes leave it; anything else there is a fault.
  ///
  /// - Parameters:
  ///   - file: the bytes of the file.
  ///   - allowance: how much may come out.
  /// - Returns: what was packed.
  /// - Throws: what is wrong with the file, or the limit that it passes.
  package static func contents(
    of file: [UInt8],
    _ allowance: inout UnpackingAllowance
  ) throws(ArchiveFault) -> [UInt8] {
    var contents: [UInt8] = []
    var position = 0
    var members = 0
    repeat {
      members += 1
      guard members <= allowance.limits.entries else {
        throw .tooManyEntries(limit: allowance.limits.entries)
      }
      let ending = try Inflater(.gzip).unpack(file, position..<file.count, &allowance) { piece in
        contents += piece
        return true
      }
      guard case .finished(let end) = ending else { return contents }
      position = end
    } while file[position...].starts(with: [0x1F, 0x8B])
    if file[position...].contains(where: { $0 != 0 }) { throw .trailingBytes }
    return contents
  }
}
