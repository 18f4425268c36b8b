import CVectors
import SeededNumbers
import Testing

/// What the C versions for wider vectors give, beside plain loops: the same bits, for all versions that the processor at
/// hand has.
@Suite struct `Versions for wider vectors` {
  private let widths = [Int32(2), 4, 8].filter { $0 <= fremgang_doubles_at_a_time() }

  @Test func `subsets are counted alike, whatever the step, the ties and the alignment`() {
    var generator = SeededGenerator(seed: 1967)
    for round in 0..<2000 {
      let last = Int.random(in: 0...400, using: &generator)
      let first = round % 3 == 0 ? Int.random(in: 0...last, using: &generator) : 0
      let step = Int.random(in: 1...(round % 2 == 0 ? 20 : 150), using: &generator)
      let times = Int.random(in: 1...14, using: &generator)
      let start = (0...last).map { $0 < first ? 0 : Double.random(in: 0...1, using: &generator) }
      var wanted = start
      for _ in 0..<times {
        for sum in stride(from: last, through: first + step, by: -1) {
          wanted[sum] += wanted[sum - step]
        }
      }
      for width in widths {
        let counted = added(width, start, shiftedBy: round % 8, first, step, times)
        #expect(counted == wanted, "width \(width), round \(round)")
      }
    }
  }

  /// The counts after a step was added, from memory that begins so many doubles after a line of the cache.
  private func added(
    _ width: Int32,
    _ start: [Double],
    shiftedBy shift: Int,
    _ first: Int,
    _ step: Int,
    _ times: Int
  ) -> [Double] {
    let slack = Int(fremgang_slack)
    let bytes = (shift + start.count + slack) * MemoryLayout<Double>.stride
    let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
    defer { unsafe memory.deallocate() }
    let all = unsafe memory.bindMemory(to: Double.self, capacity: shift + start.count + slack)
    unsafe all.initialize(repeating: .nan, count: shift + start.count + slack)
    let counts = unsafe all + shift
    for place in start.indices { unsafe counts[place] = start[place] }
    unsafe fremgang_add_subsets(width, counts, first, start.count - 1, step, times)
    return start.indices.map { unsafe counts[$0] }
  }

  @Test(arguments: [1, 3, 4, 7, 1023, 1024, 1027, 4095, 4096, 9457], [true, false])
  func `products are summed in one order`(count: Int, backwards: Bool) {
    var generator = SeededGenerator(seed: UInt64(count))
    let ones = (0..<count).map { _ in Double.random(in: 0...1, using: &generator) }
    let others = (0..<count).map { _ in Double.random(in: 0...1, using: &generator) }
    var wanted = 0.0
    for start in stride(from: 0, to: count, by: 1024) {
      let end = min(count, start + 1024)
      var parts = [0.0, 0.0, 0.0, 0.0]
      for place in start..<end {
        // What is left beyond a multiple of four goes to the first part.
        let part = place - start < (end - start) / 4 * 4 ? (place - start) % 4 : 0
        parts[part] += ones[place] * others[backwards ? count - 1 - place : place]
      }
      wanted += (parts[0] + parts[1]) + (parts[2] + parts[3])
    }
    for width in widths {
      let product = unsafe ones.withUnsafeBufferPointer { ones in
        unsafe others.withUnsafeBufferPointer { others in
          unsafe fremgang_product(
            width,
            ones.baseAddress,
            others.baseAddress! + (backwards ? count - 1 : 0),
            count,
            backwards
          )
        }
      }
      #expect(product == wanted, "width \(width)")
    }
  }

  @Test(arguments: [1, 1023, 1024, 1025, 2048, 2500, 3500, 4096, 9457])
  func `sums are piled up by the thousand`(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    var values = (0..<count).map { _ in Double.random(in: 0...1, using: &generator) }
    var (wanted, passed, running) = ([Double](), 0.0, 0.0)
    for place in 0..<count {
      if place % 1024 == 0 { (passed, running) = (passed + running, 0) }
      running += values[place]
      wanted.append(passed + running)
    }
    unsafe values.withUnsafeMutableBufferPointer {
      unsafe fremgang_accumulate($0.baseAddress, $0.count)
    }
    #expect(values == wanted)
  }
}
