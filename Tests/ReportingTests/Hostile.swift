/// Names that an attacker, or an unlucky administrator, may give to things.
enum Hostile {
  static let strings = [
    "<script>alert(1)</script>",
    "\" onmouseover=\"alert(1)",
    "' onfocus='alert(1)' autofocus='",
    // A quotation mark and a combining accent are one Character that equals neither.
    "\"\u{301} onmouseover=\"\u{301}alert(1)",
    "<\u{301}img src=x onerror=alert(1)>",
    "]]></failure><!--",
    "{{tenantName}} {{{style}}} {{#controls}}",
    "a|b`c*d_e[f](javascript:alert(1))\n# heading\n@octocat",
    "=HYPERLINK(\"http://example.com\")",
    "\u{202E}gnp.exe\u{2066}",
    "nul \u{0} bell \u{7} escape \u{1B}[31m delete \u{7F} c1 \u{9B} \u{FFFE}",
    "comma, \"quote\"\r\nnew line",
    String(repeating: "x", count: 10_240),
    String(repeating: "e\u{301}\u{302}", count: 3_000),
    "",
  ]
}
