import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Blocks of one size, cut one after the other from memory that the system is asked to give as large pages.
///
/// A page of the usual size costs the system about as much as it costs to fill it with records.
@safe final class LargePages: @unchecked Sendable {
  private let blockBytes: Int
  private var pages: [UnsafeMutableRawPointer]
  /// How many bytes of the last page are taken.
  private var taken = LargePages.bytes
  /// How many partitions have blocks that were not read yet.
  private let unread = Atomic(0)

  /// The size of a large page, on nearly all machines.
  private static let bytes = 2 << 20

  /// - Parameter blockBytes: the bytes of a block, which are fewer than those of a page.
  init(blockBytes: Int) {
    // Whole words, so that all blocks begin with one.
    self.blockBytes = (blockBytes + 7) / 8 * 8
    unsafe pages = []
  }

  deinit { free() }

  /// Memory for one more block of a partition; one thread asks for all.
  func block(isFirst: Bool) -> UnsafeMutableRawPointer {
    if isFirst { unread.add(1, ordering: .relaxed) }
    if taken + blockBytes > LargePages.bytes { addPage() }
    defer { taken += blockBytes }
    return unsafe pages[pages.count - 1] + taken
  }

  private func addPage() {
    let page = UnsafeMutableRawPointer.allocate(
      byteCount: LargePages.bytes,
      alignment: LargePages.bytes
    )
    #if os(Linux)
    // Where there are no large pages, there are those of the usual size.
    _ = unsafe madvise(page, LargePages.bytes, MADV_HUGEPAGE)
    #endif
    unsafe pages.append(page)
    taken = 0
  }

  /// Notes that the blocks of one more partition have been read; after the last one the memory is given back.
  ///
  /// No block may be asked for any more.
  func partitionWasRead() {
    if unread.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 { free() }
  }

  private func free() {
    for number in unsafe pages.indices { unsafe pages[number].deallocate() }
    unsafe pages = []
  }
}
