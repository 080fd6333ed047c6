import NotaryCore
import Testing

struct MemoryTests {
  @Test func `what is known is not found out again`() {
    let memory = Memory<String, Int>(limit: 8)
    #expect(memory.value(for: "a") { 1 } == 1)
    #expect(memory.value(for: "a") { 2 } == 1)
    #expect(memory.value(for: "b") { 2 } == 2)
  }

  @Test func `that nothing was found is known, too`() {
    let memory = Memory<String, Int?>(limit: 8)
    #expect(memory.value(for: "a") { nil } == nil)
    #expect(memory.value(for: "a") { 1 } == nil)
  }

  @Test func `more than it keeps is right, and found out again`() {
    let memory = Memory<Int, Int>(limit: 4)
    for _ in 0..<3 {
      for number in 0..<20 {
        #expect(memory.value(for: number) { number * number } == number * number)
      }
    }
    // The ones before it had to make room.
    #expect(memory.value(for: 0) { -1 } == -1)
  }

  @Test func `a value is made once, however many need it at once`() async {
    let once = Once<Int>()
    let counter = Counter()
    await withTaskGroup(of: Int.self) { group in
      for _ in 0..<64 { group.addTask { once.value { counter.next() } } }
      for await value in group { #expect(value == 1) }
    }
    #expect(counter.next() == 2)
  }

  /// Counts how often something is done, under the lock of what does it.
  private final class Counter: @unchecked Sendable {
    private var count = 0

    func next() -> Int {
      count += 1
      return count
    }
  }
}
