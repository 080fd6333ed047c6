import Inspector
import Testing

@Suite("JUnit's XML") struct JUnitReportTests {
  private let report = JUnitReport(
    name: "tastevin.tests.yaml",
    suites: [
      JUnitReport.Suite(
        name: "Connaisseur 3.9", file: "t.yaml",
        cases: [
          JUnitReport.Case(name: "a", group: "t", seconds: 0.1234, outcome: .passed),
          JUnitReport.Case(
            name: "b", group: "t", seconds: 1.5,
            outcome: .failed(message: "not \"so\"", details: "one <two>\nthree & four")),
          JUnitReport.Case(
            name: "c", group: "t", outcome: .error(message: "two\nlines", details: "")),
          JUnitReport.Case(name: "d", group: "t", outcome: .skipped(message: "not looked at")),
        ])
    ])

  @Test("counts outcomes, and says of each what there is to say")
  func whole() {
    #expect(
      report.xml == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="tastevin.tests.yaml" tests="4" failures="1" errors="1" time="1.623">
          <testsuite name="Connaisseur 3.9" file="t.yaml" tests="4" failures="1" errors="1" skipped="1" time="1.623">
            <testcase name="a" classname="t" time="0.123">
            </testcase>
            <testcase name="b" classname="t" time="1.500">
              <failure message="not &quot;so&quot;" type="failed">one &lt;two&gt;
        three &amp; four</failure>
            </testcase>
            <testcase name="c" classname="t" time="0.000">
              <error message="two&#10;lines" type="unknown"/>
            </testcase>
            <testcase name="d" classname="t" time="0.000">
              <skipped message="not looked at"/>
            </testcase>
          </testsuite>
        </testsuites>

        """)
  }

  @Test("has no character that XML does not allow, or that a terminal would obey")
  func control() {
    let hostile = "a\u{0}b\u{1B}[31m\u{8}\u{FFFE}\u{202E}c\r"
    let one = JUnitReport.Case(
      name: hostile, group: hostile, outcome: .failed(message: hostile, details: hostile))
    let xml = JUnitReport(
      name: hostile, suites: [JUnitReport.Suite(name: hostile, file: hostile, cases: [one])]
    ).xml
    for scalar in xml.unicodeScalars {
      #expect(scalar == "\n" || (scalar.value >= 0x20 && scalar.value < 0x7F))
    }
    #expect(xml.contains("a^@b^[[31m^H&lt;U+FFFE&gt;&lt;U+202E&gt;c^M"))
  }
}
