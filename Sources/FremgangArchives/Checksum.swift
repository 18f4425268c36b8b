import CZlib

/// The checksum of zip and gzip.
struct Checksum {
  private(set) var value: UInt32 = 0

  mutating func add(_ bytes: ArraySlice<UInt8>) {
    let sum = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe crc32(uLong(value), buffer.baseAddress, uInt(truncatingIfNeeded: buffer.count))
    }
    value = UInt32(truncatingIfNeeded: sum)
  }
}
