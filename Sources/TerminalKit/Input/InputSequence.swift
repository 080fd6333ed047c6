/// One unit at the front of the bytes from a terminal: a character, a key or a report.
enum InputSequence: Equatable {
  /// More bytes decide what this is.
  case incomplete
  /// `length` bytes that mean nothing to us.
  case nothing(length: Int)
  case event(TerminalEvent, length: Int)
  case pasteBegins(length: Int)

  /// Reads the front of `bytes`, which is not empty.
  static func next(in bytes: [UInt8]) -> InputSequence {
    guard let first = bytes.first else { return .incomplete }
    if first == 0x1B { return escaped(bytes) }
    if first < 0x80 {
      return InputParser.key(forByte: first).map { .event(.key($0), length: 1) }
        ?? .nothing(length: 1)
    }
    return character(bytes)
  }

  // MARK: UTF-8

  private static func character(_ bytes: [UInt8]) -> InputSequence {
    let length: Int
    switch bytes[0] {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return .nothing(length: 1)
    }
    let available = bytes.prefix(length)
    if let wrong = available.dropFirst().firstIndex(where: { $0 & 0xC0 != 0x80 }) {
      return .nothing(length: wrong)
    }
    guard available.count == length else { return .incomplete }
    guard let text = String(validating: available, as: UTF8.self), let character = text.first else {
      return .nothing(length: length)
    }
    return .event(.key(.character(character)), length: length)
  }

  // MARK: Escape sequences

  private static func escaped(_ bytes: [UInt8]) -> InputSequence {
    guard bytes.count > 1 else { return .incomplete }
    switch bytes[1] {
    case UInt8(ascii: "["): return controlSequence(bytes)
    case UInt8(ascii: "O"):
      guard bytes.count > 2 else { return .incomplete }
      guard let key = singleShift[bytes[2]] else { return .event(.key(.escape), length: 1) }
      return .event(.key(key), length: 3)
    default: return .event(.key(.escape), length: 1)
    }
  }

  /// `ESC [`, parameters 0x30-0x3F, intermediates 0x20-0x2F, a final 0x40-0x7E (ECMA-48, 5.4).
  private static func controlSequence(_ bytes: [UInt8]) -> InputSequence {
    if bytes.count > 2, bytes[2] == UInt8(ascii: "[") {
      guard bytes.count > 3 else { return .incomplete }
      guard let key = linuxConsole[bytes[3]] else { return .nothing(length: 4) }
      return .event(.key(key), length: 4)
    }
    var index = 2
    while index < bytes.count, (0x20...0x3F).contains(bytes[index]) { index += 1 }
    guard index < bytes.count else { return .incomplete }
    // A byte that cannot stand here ends the sequence and starts something of its own.
    guard (0x40...0x7E).contains(bytes[index]) else { return .nothing(length: index) }
    return meaning(
      of: bytes[index], parameters: bytes[2..<index], length: index + 1)
  }

  private static func meaning(
    of final: UInt8, parameters: ArraySlice<UInt8>, length: Int
  ) -> InputSequence {
    switch final {
    case UInt8(ascii: "~"):
      guard let number = numbers(parameters)?.first else { return .nothing(length: length) }
      if number == 200 { return .pasteBegins(length: length) }
      guard let key = numbered[number] else { return .nothing(length: length) }
      return .event(.key(key), length: length)
    case UInt8(ascii: "M"), UInt8(ascii: "m"):
      guard parameters.first == UInt8(ascii: "<"),
        let mouse = mouse(parameters.dropFirst(), isRelease: final == UInt8(ascii: "m"))
      else { return .nothing(length: length) }
      return .event(.mouse(mouse), length: length)
    default:
      guard let key = lettered[final] else { return .nothing(length: length) }
      return .event(.key(key), length: length)
    }
  }

  /// xterm's mode 1006: button, column and row in decimal; motion has bit 5, the wheel bit 6.
  private static func mouse(_ parameters: ArraySlice<UInt8>, isRelease: Bool) -> MouseEvent? {
    guard let values = numbers(parameters), values.count == 3, values[1] > 0, values[2] > 0 else {
      return nil
    }
    let point = Point(column: values[1] - 1, row: values[2] - 1)
    let code = values[0]
    guard code < 128, code & 32 == 0 else { return nil }
    if code & 64 != 0 {
      guard !isRelease else { return nil }
      switch code & 3 {
      case 0: return MouseEvent(.wheelUp, at: point)
      case 1: return MouseEvent(.wheelDown, at: point)
      default: return nil
      }
    }
    let buttons: [MouseEvent.Button] = [.left, .middle, .right]
    guard buttons.indices.contains(code & 3) else { return nil }
    let button = buttons[code & 3]
    return MouseEvent(isRelease ? .release(button) : .press(button), at: point)
  }

  /// Decimal numbers between semicolons, each below 100 000; nil if anything else is there.
  private static func numbers(_ bytes: ArraySlice<UInt8>) -> [Int]? {
    var numbers = [0]
    for byte in bytes {
      if byte == UInt8(ascii: ";") {
        numbers.append(0)
        continue
      }
      guard (0x30...0x39).contains(byte) else { return nil }
      let value = numbers[numbers.count - 1] * 10 + Int(byte - 0x30)
      guard value < 100_000 else { return nil }
      numbers[numbers.count - 1] = value
    }
    return numbers
  }

  // MARK: Tables

  private static let lettered: [UInt8: Key] = table([
    ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end),
    ("Z", .backTab), ("P", .function(1)), ("Q", .function(2)), ("R", .function(3)),
    ("S", .function(4)),
  ])

  private static let singleShift: [UInt8: Key] = table([
    ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end),
    ("M", .enter), ("P", .function(1)), ("Q", .function(2)), ("R", .function(3)),
    ("S", .function(4)),
  ])

  private static let linuxConsole: [UInt8: Key] = table([
    ("A", .function(1)), ("B", .function(2)), ("C", .function(3)), ("D", .function(4)),
    ("E", .function(5)),
  ])

  private static let numbered: [Int: Key] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12),
  ]

  private static func table(_ pairs: [(UnicodeScalar, Key)]) -> [UInt8: Key] {
    var table: [UInt8: Key] = [:]
    for (letter, key) in pairs where letter.isASCII { table[UInt8(letter.value)] = key }
    return table
  }
}
