import CExpat

/// What is made of a document as its elements pass by.
protocol XMLContent: AnyObject {
  /// An element begins.
  ///
  /// - Parameters:
  ///   - name: its name without the namespace.
  ///   - attributes: its attributes.
  /// - Returns: whether the text in it is wanted; it is handed over when the element ends.
  func begin(_ name: String, _ attributes: XMLAttributes) -> Bool

  /// An element ends; `text` is empty unless it was wanted.
  func end(_ name: String, _ text: [UInt8])

  /// Whether the rest of the document may be left unread.
  var isDone: Bool { get }
}

/// The attributes of one element.
struct XMLAttributes {
  /// Names with values; `r:` stands before the name of one that belongs to relationships.
  fileprivate(set) var list: [(name: String, value: String)] = []

  subscript(name: String) -> String? {
    list.first { $0.name == name }?.value
  }

  /// Whether an attribute says yes, as XML Schema spells it.
  func isTrue(_ name: String) -> Bool {
    self[name] == "1" || self[name] == "true"
  }
}

/// Why a document is not read to its end.
enum XMLFault: Error, Hashable {
  /// It is not well-formed; the line is told.
  case malformed(line: Int)
  /// It declares a document type, which no workbook does and which can define entities.
  case documentType
  /// Its elements stand too deeply in each other.
  case tooDeep
  /// A tag or a comment runs on and on. Expat up to 2.5 reads it again from its start with every
  /// piece (CVE-2023-52425), which takes hours for what comes out of a small archive.
  case endlessTag
}

/// A part of a workbook as a stream of elements, read by the system's Expat.
///
/// Elements of namespaces that are none of SpreadsheetML's are passed over with all they hold. There
/// are no entities but XML's own five, because a document type is refused.
@safe final class XMLStream {
  private static let deepest = 64
  private static let longestTag = 1 << 20
  private static let separator = CChar(bitPattern: UInt8(ascii: " "))
  /// SpreadsheetML in its transitional and strict forms, and the package's own relationships.
  private static let namespaces = [
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
  ].map { Array($0.utf8CString.dropLast()) }

  private let content: any XMLContent
  private let parser: XML_Parser
  private var depth = 0
  /// The depth at which a foreign element began.
  private var foreignDepth: Int?
  private var isCollecting = false
  private var text: [UInt8] = []
  private(set) var fault: XMLFault?
  /// The bytes read since the last event.
  private var silentBytes = 0

  init(_ content: any XMLContent) {
    self.content = content
    guard let parser = unsafe XML_ParserCreateNS(nil, XMLStream.separator) else {
      preconditionFailure("Expat has no memory")
    }
    unsafe self.parser = parser
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    unsafe XML_SetElementHandler(
      parser,
      { user, name, attributes in
        unsafe XMLStream.of(user)?.begin(name, attributes)
      },
      { user, _ in unsafe XMLStream.of(user)?.end() }
    )
    unsafe XML_SetCharacterDataHandler(parser) { user, bytes, count in
      unsafe XMLStream.of(user)?.collect(bytes, Int(count))
    }
    unsafe XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in
      unsafe XMLStream.of(user)?.stop(.documentType)
    }
  }

  deinit {
    unsafe XML_ParserFree(parser)
  }

  /// Reads the next piece of the document.
  ///
  /// - Parameters:
  ///   - piece: the bytes that follow those read before.
  ///   - isLast: whether the document ends with them.
  /// - Returns: whether more is wanted.
  func read(_ piece: ArraySlice<UInt8>, isLast: Bool = false) -> Bool {
    guard fault == nil, !content.isDone else { return false }
    silentBytes += piece.count
    let status = unsafe piece.withUnsafeBytes { buffer in
      let bytes = unsafe buffer.bindMemory(to: CChar.self)
      return unsafe XML_Parse(parser, bytes.baseAddress, Int32(buffer.count), isLast ? 1 : 0)
    }
    if status != XML_STATUS_OK, fault == nil, !content.isDone {
      fault = .malformed(line: unsafe Int(XML_GetCurrentLineNumber(parser)))
    }
    if silentBytes > XMLStream.longestTag, fault == nil { fault = .endlessTag }
    return fault == nil && !content.isDone
  }

  private static func of(_ user: UnsafeMutableRawPointer?) -> XMLStream? {
    unsafe user.map { unsafe Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
  }

  private func stop(_ fault: XMLFault?) {
    if self.fault == nil { self.fault = fault }
    unsafe XML_StopParser(parser, 0)
  }

  private var openNames: [String] = []

  private func begin(
    _ name: UnsafePointer<CChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    depth += 1
    silentBytes = 0
    if depth > XMLStream.deepest { return stop(.tooDeep) }
    guard foreignDepth == nil else { return }
    guard let name = unsafe name.flatMap({ unsafe XMLStream.localName($0) }) else {
      foreignDepth = depth
      return
    }
    openNames.append(name)
    isCollecting = content.begin(name, unsafe XMLStream.attributes(attributes))
    text.removeAll(keepingCapacity: true)
    if content.isDone { stop(nil) }
  }

  private func end() {
    silentBytes = 0
    if foreignDepth == depth {
      foreignDepth = nil
    } else if foreignDepth == nil, let name = openNames.popLast() {
      content.end(name, isCollecting ? text : [])
      isCollecting = false
      if content.isDone { stop(nil) }
    }
    depth -= 1
  }

  private func collect(_ bytes: UnsafePointer<CChar>?, _ count: Int) {
    silentBytes = 0
    guard isCollecting, foreignDepth == nil, let bytes = unsafe bytes else { return }
    unsafe UnsafeRawBufferPointer(start: bytes, count: count).withMemoryRebound(to: UInt8.self) {
      unsafe text.append(contentsOf: $0)
    }
  }

  /// The name behind one of the known namespaces; nothing for a foreign element.
  private static func localName(_ name: UnsafePointer<CChar>) -> String? {
    for namespace in namespaces {
      let isSame = namespace.indices.allSatisfy { unsafe name[$0] == namespace[$0] }
      if isSame, unsafe name[namespace.count] == separator {
        return unsafe String(cString: name + namespace.count + 1)
      }
    }
    return nil
  }

  private static func attributes(
    _ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) -> XMLAttributes {
    var attributes = XMLAttributes()
    guard let pairs = unsafe pairs else { return attributes }
    var index = 0
    while let name = unsafe pairs[index], let value = unsafe pairs[index + 1] {
      var key = unsafe String(cString: name)
      index += 2
      if let space = key.utf8.lastIndex(of: UInt8(ascii: " ")) {
        guard key[..<space].hasSuffix("/relationships") else { continue }
        key = "r:" + key[key.index(after: space)...]
      }
      attributes.list.append((key, unsafe String(cString: value)))
    }
    return attributes
  }
}
