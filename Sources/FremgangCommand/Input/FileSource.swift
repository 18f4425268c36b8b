import FremgangDigests
import FremgangFiles

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// One file of an export: a regular file, which is read when and where that is asked for, or a pipe, which
/// was read whole.
struct ExportPath {
  /// The path as the user gave it; `-` for standard input.
  let path: String
  private let source: FileSource?
  private let read: InputFile?
  private let limit: Int

  /// Opens a file, and reads it if it is a pipe.
  ///
  /// - Parameters:
  ///   - path: the path, or `-` for standard input.
  ///   - limit: the most bytes that are held in memory.
  /// - Throws: why it cannot be read, or that a pipe holds more.
  init(_ path: String, atMost limit: Int) throws(InputFault) {
    self.path = path
    self.limit = limit
    source = FileSource(path)
    read = source == nil ? try InputFile(path, atMost: limit) : nil
  }

  /// The file's name without its folders.
  var name: String { InputFile.name(of: path) }

  /// How many bytes it has.
  var count: Int { source?.count ?? read?.bytes.count ?? 0 }

  /// Its bytes, wherever they are.
  var bytesInPlace: any ByteSource {
    if let source { return source }
    return BytesInMemory(bytes: read?.bytes ?? [])
  }

  /// All of its bytes.
  ///
  /// - Throws: why it cannot be read, or that it is larger than may be held.
  func bytes() throws(InputFault) -> [UInt8] {
    if let read { return read.bytes }
    return try InputFile(path, atMost: limit).bytes
  }

  /// The SHA-256 of its bytes in hexadecimal digits.
  func digest() throws -> String {
    if let read { return SHA256.hexadecimal(of: read.bytes) }
    var digest = SHA256()
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    var offset = 0
    while let source, offset < source.count {
      let count = unsafe try piece.withUnsafeMutableBytes { bytes in
        unsafe try source.read(at: offset, into: bytes)
      }
      if count == 0 { break }
      digest.update(count == piece.count ? piece : Array(piece[..<count]))
      offset += count
    }
    return digest.finished()
  }
}

/// A regular file whose bytes are read from any place, as they are asked for.
final class FileSource: ByteSource {
  let path: String
  let count: Int
  private let descriptor: Int32

  /// Opens a file; nothing where it is no regular file, such as a pipe.
  ///
  /// - Parameter path: the path, or `-` for standard input.
  init?(_ path: String) {
    var status = stat()
    // A pipe is not even opened: whoever writes to it would begin, and find nobody when it is closed again.
    guard path != "-", unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    // Without blocking, should it have become a pipe meanwhile.
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    self.path = path
    guard descriptor >= 0, unsafe fstat(descriptor, &status) == 0,
      status.st_mode & S_IFMT == S_IFREG
    else {
      count = 0
      return nil
    }
    count = Int(status.st_size)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      let read = unsafe pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if read >= 0 { return read }
      if errno != EINTR {
        throw InputFault.cannotRead(path, error: unsafe String(cString: strerror(errno)))
      }
    }
  }
}
