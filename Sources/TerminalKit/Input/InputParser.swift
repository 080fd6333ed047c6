/// Turns the bytes that a terminal sends into events.
///
/// A pure state machine, so that it can be tested with every cut of every sequence. It reads what
/// xterm and everything that calls itself compatible sends (arrows and function keys in CSI and
/// SS3 form, the Linux console's F1 to F5, SGR mouse reports, bracketed paste), and drops what it
/// does not know. ncurses' own decoder is not used: it cannot be tested without a terminal, waits
/// inside a call for the rest of an escape sequence, and `tmux-256color` gives it no SGR mouse.
public struct InputParser: Sendable {
  /// How long an Esc byte may wait for the rest of a sequence before it is the Esc key.
  public static let escapeDelayMilliseconds: Int32 = 25

  /// A sequence that is longer than this is none that we know.
  static let maximumSequenceBytes = 64

  private var pending: [UInt8] = []
  private var paste: PasteCollector?

  public init() {}

  /// Whether an Esc waits to become a key or a sequence: then call `flush` after the delay.
  public var awaitsEscape: Bool {
    paste == nil && (pending == [0x1B] || pending == [0x1B, 0x5B] || pending == [0x1B, 0x4F])
  }

  /// Ctrl-C, as it is sent.
  private static let interrupt: UInt8 = 0x03

  /// Takes bytes as they were read and returns the events that are complete with them.
  public mutating func feed(_ bytes: some Collection<UInt8>) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    // Where the end of a paste gets lost, every key would be a part of it for ever. What is pasted comes
    // without control characters from most terminals, and from none with one of them by itself.
    if paste != nil, bytes.elementsEqual(CollectionOfOne(Self.interrupt)) { paste = nil }
    for byte in bytes {
      if paste != nil {
        if let finished = paste?.feed(byte) {
          paste = nil
          events.append(.paste(finished))
        }
      } else {
        pending.append(byte)
        consume(into: &events)
      }
    }
    return events
  }

  /// Nothing came after an Esc within the delay: it was the key.
  public mutating func flush() -> [TerminalEvent] {
    guard awaitsEscape else { return [] }
    var events: [TerminalEvent] = [.key(.escape)]
    let rest = pending.dropFirst()
    pending = []
    for byte in rest { events += Self.key(forByte: byte).map { [.key($0)] } ?? [] }
    return events
  }

  /// Takes as many complete units from the front of `pending` as there are.
  private mutating func consume(into events: inout [TerminalEvent]) {
    while !pending.isEmpty {
      switch InputSequence.next(in: pending) {
      case .incomplete:
        guard pending.count >= Self.maximumSequenceBytes else { return }
        pending = []
      case .nothing(let length):
        pending.removeFirst(length)
      case .event(let event, let length):
        pending.removeFirst(length)
        events.append(event)
      case .pasteBegins(let length):
        pending.removeFirst(length)
        paste = PasteCollector()
      }
    }
  }

  static func key(forByte byte: UInt8) -> Key? {
    switch byte {
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0D: .enter
    case 0x1B: .escape
    case 0x00: .control("@")
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    case 0x1C...0x1F: .control(Character(Unicode.Scalar(byte + 0x40)))
    case 0x20...0x7E: .character(Character(Unicode.Scalar(byte)))
    default: nil
    }
  }
}

/// Collects a bracketed paste up to its end mark, and no more than is kept.
private struct PasteCollector: Sendable {
  private static let endMark: [UInt8] = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []
  private var matched = 0
  private var isTruncated = false

  /// Takes one byte; returns the paste when the end mark is complete.
  mutating func feed(_ byte: UInt8) -> Paste? {
    if byte == Self.endMark[matched] {
      matched += 1
      return matched == Self.endMark.count ? finished() : nil
    }
    // Esc occurs in the mark only at its start: no shorter beginning can match within it.
    for index in 0..<matched { keep(Self.endMark[index]) }
    matched = 0
    if byte == Self.endMark[0] {
      matched = 1
    } else {
      keep(byte)
    }
    return nil
  }

  private mutating func keep(_ byte: UInt8) {
    if bytes.count < Paste.maximumBytes {
      bytes.append(byte)
    } else {
      isTruncated = true
    }
  }

  private func finished() -> Paste {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var afterReturn = false
    for byte in bytes {
      if byte == 0x0D {
        text.append(0x0A)
      } else if byte != 0x0A || !afterReturn {
        text.append(byte)
      }
      afterReturn = byte == 0x0D
    }
    return Paste(String(decoding: text, as: UTF8.self), isTruncated: isTruncated)
  }
}
