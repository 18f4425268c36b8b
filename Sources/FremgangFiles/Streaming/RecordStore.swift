import CVectors

/// Records of one size, added at the end and taken out partition by partition.
///
/// The memory comes in blocks, so that nothing is copied as a partition grows. A block that stands for itself is given
/// back as soon as it has been read; those that are cut from large pages are when all have been read.
@safe struct RecordStore: ~Copyable {
  /// The bytes of one record.
  let stride: Int
  /// The bytes of the records of one block.
  private let blockBytes: Int
  private let partitions: Int
  private let pages: LargePages?
  let cursors: UnsafeMutablePointer<fremgang_cursor>
  private let blocks: UnsafeMutablePointer<[UnsafeMutableRawPointer]>

  /// Bytes that may be written, and read, beyond a record, so that words can be moved whole.
  static let slack = 8

  /// - Parameters:
  ///   - stride: the bytes of one record.
  ///   - partitions: how many partitions there are.
  ///   - memory: how memory is taken for them.
  init(stride: Int, partitions: Int, memory: ReadingPieces.Memory) {
    self.stride = stride
    self.partitions = partitions
    blockBytes = max(1, (memory.blockBytes - RecordStore.slack) / stride) * stride
    pages =
      memory.isOfLargePages
      ? LargePages(blockBytes: blockBytes + RecordStore.slack) : nil
    unsafe cursors = .allocate(capacity: partitions)
    unsafe cursors.initialize(repeating: fremgang_cursor(), count: partitions)
    unsafe blocks = .allocate(capacity: partitions)
    unsafe blocks.initialize(repeating: [], count: partitions)
  }

  deinit {
    for partition in 0..<partitions where pages == nil {
      for number in unsafe blocks[partition].indices {
        unsafe blocks[partition][number].deallocate()
      }
    }
    unsafe blocks.deinitialize(count: partitions)
    unsafe blocks.deallocate()
    unsafe cursors.deallocate()
  }

  /// How many records a partition holds.
  func count(of partition: Int) -> Int {
    bytes(of: partition) / stride
  }

  private func bytes(of partition: Int) -> Int {
    guard let last = unsafe blocks[partition].last, let next = unsafe cursors[partition].next
    else { return 0 }
    let full = unsafe (blocks[partition].count - 1) * blockBytes
    return unsafe full + (next - last)
  }

  /// Where the next record of a partition is to be written; it counts from now on.
  @inline(__always)
  mutating func place(in partition: Int) -> UnsafeMutableRawPointer {
    let cursor = unsafe cursors[partition]
    guard let next = unsafe cursor.next, unsafe cursor.next != cursor.end else {
      return unsafe addBlock(to: partition)
    }
    unsafe cursors[partition].next = next + stride
    return unsafe next
  }

  private mutating func addBlock(to partition: Int) -> UnsafeMutableRawPointer {
    let bytes = blockBytes + RecordStore.slack
    let isFirst = unsafe blocks[partition].isEmpty
    let block = unsafe pages?.block(isFirst: isFirst) ?? .allocate(byteCount: bytes, alignment: 8)
    unsafe blocks[partition].append(block)
    unsafe cursors[partition] = fremgang_cursor(next: block + stride, end: block + blockBytes)
    return unsafe block
  }

  /// Moves all records of a partition to `target`, which has room for them and for the slack.
  ///
  /// Different partitions may be moved by different threads at a time.
  func move(_ partition: Int, to target: UnsafeMutableRawPointer) {
    var left = bytes(of: partition)
    var place = unsafe target
    for number in unsafe blocks[partition].indices {
      unsafe place.copyMemory(from: blocks[partition][number], byteCount: min(left, blockBytes))
      unsafe place += min(left, blockBytes)
      left -= blockBytes
      if pages == nil { unsafe blocks[partition][number].deallocate() }
    }
    if unsafe !blocks[partition].isEmpty { pages?.partitionWasRead() }
    unsafe blocks[partition] = []
    unsafe cursors[partition] = fremgang_cursor()
  }
}
