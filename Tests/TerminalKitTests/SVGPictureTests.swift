import TerminalKit
import Testing

@Suite("A picture shows the cells of the canvas")
struct SVGPictureTests {
  private func svg(_ text: StyledText, columns: Int = 20) -> String {
    var canvas = Canvas(Size(columns: columns, rows: 1))
    canvas.put(text, in: canvas.bounds)
    return SVGPicture(canvas, palette: .dark, title: "a <b> & \"c\"\u{202E}").text
  }

  @Test("Markup in texts and in the title is escaped")
  func escaping() {
    let picture = svg("<script>&\"</script>")
    #expect(picture.contains(">&lt;script&gt;&amp;&quot;&lt;/script&gt; <"))
    #expect(picture.contains("<title>a &lt;b&gt; &amp; &quot;c&quot;&lt;U+202E&gt;</title>"))
    #expect(!picture.contains("<script"))
  }

  @Test("Each style has its colour, reversed text the background's")
  func styles() {
    let picture = svg(StyledText("good", .good) + StyledText("bad", Style.bad.reversed))
    #expect(picture.contains("fill=\"\(SVGPalette.dark.good)\">good<"))
    #expect(picture.contains("fill=\"\(SVGPalette.dark.bad)\"/>"))
    #expect(picture.contains("fill=\"\(SVGPalette.dark.background)\">bad<"))
  }

  @Test("A run takes the width of its cells, whatever the font")
  func widths() {
    #expect(svg("漢字", columns: 4).contains("textLength=\"32\""))
  }

  @Test("Lines are drawn as lines")
  func lines() {
    let picture = svg("│", columns: 1)
    #expect(picture.contains("<path d=\"M16 21V12M16 21V30\""))
    #expect(!picture.contains("│"))
  }
}
