import CCurl

/// Sets options of a libcurl handle and remembers whether all of them were taken.
struct HandleSetup {
  private let easy: UnsafeMutableRawPointer
  private(set) var isGood = true

  init(_ easy: UnsafeMutableRawPointer) { self.easy = easy }

  mutating func check(_ code: CURLcode) { if code != CURLE_OK { isGood = false } }

  /// Any integer is taken: libcurl's constants are of other types in other versions of its header.
  mutating func long(_ option: CURLoption, _ value: some BinaryInteger) {
    check(tv_easy_set_long(easy, option, Int(value)))
  }

  /// The text is copied.
  mutating func text(_ option: CURLoption, _ value: String) {
    check(tv_easy_set_text(easy, option, value))
  }

  mutating func null(_ option: CURLoption) { check(tv_easy_set_text(easy, option, nil)) }

  /// The bytes are copied.
  mutating func blob(_ option: CURLoption, _ bytes: [UInt8]) {
    check(bytes.withUnsafeBytes { tv_easy_set_blob(easy, option, $0.baseAddress, $0.count) })
  }

  /// The target must outlive the handle.
  mutating func pointer(_ option: CURLoption, _ value: UnsafeMutableRawPointer?) {
    check(tv_easy_set_pointer(easy, option, value))
  }

  /// The list must outlive the handle.
  mutating func list(_ option: CURLoption, _ value: UnsafeMutablePointer<curl_slist>?) {
    if value == nil { isGood = false }
    check(tv_easy_set_list(easy, option, value))
  }

  mutating func data(_ option: CURLoption, _ callback: @escaping tv_curl_data) {
    check(tv_easy_set_data(easy, option, callback))
  }
}
