import CYAML

/// One event of libyaml, in Swift's types. Marks count code points and leave out a BOM.
struct YAMLEvent {
  enum Kind {
    case documentStart
    case documentEnd
    case streamEnd
    case alias(name: [UInt8])
    case scalar(text: [UInt8], style: YAMLStyle)
    case sequenceStart(style: YAMLStyle)
    case mappingStart(style: YAMLStyle)
    case collectionEnd
    /// What says nothing about the content.
    case other
  }

  let kind: Kind
  let startIndex: Int
  let endIndex: Int
  var anchor: [UInt8]?
  /// The tag in its full form; nil where none is written.
  var tag: [UInt8]?
}

/// Why libyaml gave up.
struct LibYAMLFailure: Error {
  enum Place {
    /// Bytes from the start of what was given to the parser.
    case byte(Int)
    /// Code points from the start of what was given to the parser.
    case index(Int)
  }

  let reason: YAMLError.Reason
  let place: Place
}

/// libyaml's parser. The only file that knows of the library.
struct LibYAMLParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// - Parameter input: UTF-8 without a BOM; it must outlive the parser.
  init(input: UnsafeBufferPointer<UInt8>) throws(LibYAMLFailure) {
    parser = .allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      throw LibYAMLFailure(reason: .outOfMemory, place: .byte(0))
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next event; after `streamEnd` or a failure it must not be called again.
  mutating func next() throws(LibYAMLFailure) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw failure }
    defer { yaml_event_delete(&event) }
    let start = Int(event.start_mark.index)
    let end = Int(event.end_mark.index)
    func plain(_ kind: YAMLEvent.Kind) -> YAMLEvent {
      YAMLEvent(kind: kind, startIndex: start, endIndex: end)
    }
    switch event.type {
    case YAML_STREAM_END_EVENT, YAML_NO_EVENT:
      return plain(.streamEnd)
    case YAML_DOCUMENT_START_EVENT:
      return plain(.documentStart)
    case YAML_DOCUMENT_END_EVENT:
      return plain(.documentEnd)
    case YAML_ALIAS_EVENT:
      return plain(.alias(name: bytes(event.data.alias.anchor) ?? []))
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = Array(UnsafeBufferPointer(start: scalar.value, count: Int(scalar.length)))
      return YAMLEvent(
        kind: .scalar(text: text, style: style(of: scalar.style)),
        startIndex: start, endIndex: end, anchor: bytes(scalar.anchor), tag: bytes(scalar.tag))
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      let style: YAMLStyle = sequence.style == YAML_FLOW_SEQUENCE_STYLE ? .flow : .block
      return YAMLEvent(
        kind: .sequenceStart(style: style), startIndex: start, endIndex: end,
        anchor: bytes(sequence.anchor), tag: bytes(sequence.tag))
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      let style: YAMLStyle = mapping.style == YAML_FLOW_MAPPING_STYLE ? .flow : .block
      return YAMLEvent(
        kind: .mappingStart(style: style), startIndex: start, endIndex: end,
        anchor: bytes(mapping.anchor), tag: bytes(mapping.tag))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      return plain(.collectionEnd)
    default:
      return plain(.other)
    }
  }

  private func style(of style: yaml_scalar_style_t) -> YAMLStyle {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  private func bytes(_ text: UnsafeMutablePointer<yaml_char_t>?) -> [UInt8]? {
    guard let text else { return nil }
    var count = 0
    while text[count] != 0 { count += 1 }
    return Array(UnsafeBufferPointer(start: text, count: count))
  }

  private var failure: LibYAMLFailure {
    let state = parser.pointee
    let problem = state.problem.map { String(cString: $0) } ?? ""
    switch state.error {
    case YAML_MEMORY_ERROR:
      return LibYAMLFailure(reason: .outOfMemory, place: .byte(0))
    case YAML_READER_ERROR:
      return LibYAMLFailure(reason: .badCharacter, place: .byte(Int(state.problem_offset)))
    default:
      let context = state.context.map { String(cString: $0) }
      return LibYAMLFailure(
        reason: .syntax(problem: problem, context: context),
        place: .index(Int(state.problem_mark.index)))
    }
  }
}
