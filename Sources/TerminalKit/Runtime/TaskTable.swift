/// The tasks that run for effects, one for each ID.
struct TaskTable {
  private var tasks: [TaskID: Task<Void, Never>] = [:]

  /// Starts work away from the loop's thread, in place of what ran under this ID.
  mutating func start<Message>(
    _ id: TaskID, _ work: @escaping @Sendable (Mailbox<Message>) async -> Void,
    _ mailbox: Mailbox<Message>
  ) {
    cancel(id)
    tasks[id] = Task.detached {
      TerminalSignals.admitAborts()
      await work(mailbox)
    }
  }

  mutating func cancel(_ id: TaskID) {
    tasks.removeValue(forKey: id)?.cancel()
  }

  mutating func cancelAll() {
    for task in tasks.values { task.cancel() }
    tasks = [:]
  }
}
