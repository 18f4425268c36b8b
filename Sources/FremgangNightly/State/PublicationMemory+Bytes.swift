extension ByteWriter {
  mutating func add(_ memory: PublicationMemory) {
    add(memory.publications)
    add(memory.lowestMinimum)
    add(memory.retired.sorted())
    add(memory.groupings.sorted())
    add(memory.trends.sorted { $0.lexicographicallyPrecedes($1) }) { $0.add($1) }
    add(memory.formerly.sorted()) { $0.addWhole($1) }
    add(memory.digests) { $0.addWhole($1) }
    add(memory.since) { $0.add($1) }
    add(memory.originals.sorted { $0.key < $1.key }) { writer, original in
      writer.addWhole(original.key)
      writer.add(original.value)
    }
    let levels = memory.levels.sorted { one, other in
      (one.key.instrument, one.key.scale, one.key.grouping)
        < (other.key.instrument, other.key.scale, other.key.grouping)
    }
    add(levels) { writer, part in
      writer.add(part.key.instrument)
      writer.add(part.key.scale)
      writer.add(part.key.grouping)
      writer.add(part.value.sorted { $0.key < $1.key }) { writer, level in
        writer.add(level.key)
        writer.add(level.value)
      }
    }
  }
}

extension ByteReader {
  mutating func memory(people: Int) throws(StateFault) -> PublicationMemory {
    var memory = PublicationMemory()
    memory.publications = try count("a number of publications")
    memory.lowestMinimum = Int(try integer(in: 1...Int64.max, "a minimum"))
    memory.retired = Set(try texts())
    memory.groupings = Set(try texts())
    memory.trends = Set(try list { (reader) throws(StateFault) in try reader.texts() })
    memory.formerly = Set(try list { (reader) throws(StateFault) in try reader.word() })
    memory.digests = try list { (reader) throws(StateFault) in try reader.word() }
    guard memory.digests.count == people else {
      throw .inconsistent("there are not as many digests as people")
    }
    memory.since = try list { (reader) throws(StateFault) in Int(try reader.integer()) }
    guard memory.since.count == people else {
      throw .inconsistent("it is not said of everybody since when they are as they are")
    }
    let originals = try list { (reader) throws(StateFault) in
      (try reader.word(), try reader.count("a number of people"))
    }
    memory.originals = Dictionary(originals) { first, _ in first }
    let levels = try list { (reader) throws(StateFault) in
      let key = PublicationMemory.PartKey(
        instrument: try reader.text(),
        scale: try reader.text(),
        grouping: try reader.text()
      )
      let levels = try reader.list { (reader) throws(StateFault) in
        (try reader.text(), try reader.flag())
      }
      return (key, Dictionary(levels) { first, _ in first })
    }
    memory.levels = Dictionary(levels) { first, _ in first }
    return memory
  }
}
