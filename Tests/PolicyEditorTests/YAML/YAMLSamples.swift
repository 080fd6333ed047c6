/// Texts with everything that editors of YAML lose: each is to be kept byte by byte.
enum YAMLSamples {
  static let all: [String] = [
    "", "# only a comment\n", "a", "a: 1", "a: 1\n", "a:\n", "a:\nb:\n", "- \n-\n- x\n",
    // Blank lines, comments and their columns.
    "# head\n\na: 1   # one\n\n\n  # odd place\nb:  2 # two\n# tail\n\n",
    "a:\n  - 1\n# at the margin\n  - 2\n\n  # before three\n  - 3\n",
    // Sequences that are not indented, and mixed indents.
    "a:\n- 1\n- 2\nb:\n    - x\n    -   y\nc:\n  -\n    z: 1\n",
    "a:\n   b:\n     c: 1\n   d: 2\ne:\n - f: 1\n   g: 2\n",
    "a:\n  value on the next line\nb:\n  'quoted'\n",
    "a: several\n  lines\n  of text\nb: 1\n",
    // Quotes.
    "a: 'it''s'\nb: \"tab\\tand \\u00e9\"\nc: \"two\n  lines\"\nd: 'two\n\n  lines'\n",
    "'a': 1\n\"b\": 2\n? c\n: 3\n? [d, e]\n: 4\n? f\n",
    // Block scalars.
    "key: |\n  -----BEGIN-----\n  abc\n  -----END-----\nnext: 1\n",
    "key: |\n  abc\n\n\nnext: 1\n", "key: |-\n  abc\n\n# comment\nnext: 1\n",
    "key: |+\n  abc\n\n\nnext: 1\n", "key: |2\n    abc\n  def\nnext: 1\n",
    "key: >\n  folded\n  text\n    more\n  end\n\nnext: 1\n", "key: | # why\n  abc\nnext: 1\n",
    "key: |\n  abc   \n  \n  def\n   \nnext: 1\n", "key: |\n  abc", "key: |\n  abc\n\n\n",
    "- |\n  a\n- >-\n  b\n\n- c\n", "key: |\nnext: 1\n", "key: |+\n\n\nnext: 1\n",
    "key: |\n  # key text, no comment\n  abc\n",
    // Anchors, aliases, tags, merge keys.
    "a: &x 1\nb: *x\nc: &y\n  d: 1\ne:\n  <<: *y\n  f: 2\n", "a: !!str 1\nb: !local {c: 1}\n",
    "a: &x !!seq # comment\n  - 1\nb: &e\nc: !!null\n", "- &a a\n- *a\n- !!map {}\n",
    "&r\na: 1\n",
    // Flow style.
    "a: [1, 'two', {b: 3}, [], {}]\nb: {c: 1, d: [2], e, f: }\n", "a: [\n  1, # one\n  2,\n]\n",
    "{a: 1, \"b\":2, ? c : 3}\n", "[a: 1, b: {c: d}]\n",
    // Documents, directives.
    "---\na: 1\n...\n", "--- a\n--- b\n---\n...\n", "%YAML 1.1\n---\na: 1 # c\n---\nb: 2\n",
    "---\n# nothing\n", "--- |\n  text\n--- {a: 1}\n",
    // Bytes.
    "\u{FEFF}a: é\nb: 日本 # ü\nc: 🙂\n", "\u{FEFF}# c\na: 1\n",
    "ключ: [ä, 'ö', \"ü\"]\nb: |\n  é\n\nc: 1\n",
    "a: 1\r\nb:\r\n  - x # c\r\n\r\n  - y\r\nkey: |\r\n  abc\r\n\r\nz: 1\r\n",
    "a:\t1\t# tab\nb: 2\n", "a: 1\na: 2\n", "yes: on\nhex: 0x1F\nnull: ~\n",
    "a: x#no comment\nb: http://x#y # comment\n", "a: '#no' # yes\nb: [c,#no more\n d]\n",
  ]
}
