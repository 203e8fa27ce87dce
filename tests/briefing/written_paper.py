"""The paper that the tests of the formats write."""

from assistant.briefing.paper import (
    Bullets,
    Contents,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Runs,
    Table,
)

HANT = "研發開支可獲額外稅務扣減，“上限”不設。"
HANS = "企业在香港设立地区总部，可享受“两级制”利得税。"
ADDRESS = "https://www.example.org/" + "a1b2c3d4e5" * 12 + "/index.html?x=1&y=2#part"
# What would be markup, a control or a trick in one of the formats, and how each shows it.
HOSTILE = {
    "<script>alert(1)</script> & <img src=x onerror=alert(1)>": None,
    "a | b \\| c [link](http://evil.example) ![i](x) **bold** _it_ `code` ~~s~~": None,
    '#set page(width: 1cm) #pagebreak() $ x $ @label <label> // no /* comment */ #read("x")': None,
    "<w:p/> ]]> &lt;b&gt; &#60; {{ 7 * 7 }} {% raw %} ${serif}": None,
    "one\nline\r\n- two\u2028# three": "one line - two # three",
    "before \u202eoverride\u202c after": "before [U+202E]override[U+202C] after",
    "nul \x00 bell \x07 half \ud800 none \uffff private \ue000": (
        "nul \ufffd bell \ufffd half \ufffd none \ufffd private \ufffd"
    ),
    "soft\xadhyphen zero\u200bwidth": "softhyphen zerowidth",
    **dict.fromkeys(["- minus", "1. one", "2) two", "# hash #", "> quote", "+ plus", "==="]),
    **dict.fromkeys(["---", "***", "```", "~~~", "[^1]: note", "| a | b |", "&amp;", "C\\"]),
    "x" * 150: None,
}
SHOWN = [shown or text for text, shown in HOSTILE.items()]


def paper(**changes: object) -> Paper:
    """Give a paper with each kind of block, three notes of which the second comes again."""
    fields: dict[str, object] = {
        "title": "Briefing: an R&D centre <b>",
        "subtitle": "For the meeting of 3 December 2026",
        "running": "Harbour · index of 29 November 2026",
        "language": "en",
        "contents_title": "Contents",
        "notes_title": "Notes",
        "blocks": (
            Paragraph((Run("The first HK$2 million is deducted."), Run(mark=1)), "lead"),
            Paragraph(
                (Run(HANT, language="zh-Hant"), Run(mark=2), Run(mark=3)),
            ),
            Contents(),
            PageBreak(),
            Heading(1, "Tax & duty", "tax"),
            Paragraph((Run("Check "), Run("this", bold=True), Run("."), Run(mark=2)), "warning"),
            Heading(2, "Rates", "rates"),
            Table(
                ("What", "Figure"),
                (((Run("Rate", bold=True),), (Run("8.25%"), Run(mark=2))),) * 2,
            ),
            Bullets(((Run("One "), Run("two", italic=True)), (Run("site", url=ADDRESS),))),
            Paragraph((Run("Proposed only."),), "note"),
        ),
        "notes": {
            1: (Run("Department, "), Run("Notes", italic=True), Run(", 2019.")),
            2: (Run(HANS, language="zh-Hans"), Run(" "), Run(ADDRESS, url=ADDRESS)),
            3: (Run("Survey, p. 14."),),
        },
    }
    return Paper(**(fields | changes))  # type: ignore[arg-type]


def hostile() -> Paper:
    """Give a paper whose every text is hostile, in every place that takes one."""
    runs: list[Runs] = [(Run(text),) for text in HOSTILE]
    everything = " ".join(HOSTILE)
    return paper(
        title=everything,
        subtitle=everything,
        running=everything,
        contents_title=everything,
        notes_title=everything,
        blocks=(
            Contents(),
            Heading(1, everything, "h"),
            *(Paragraph(each) for each in runs),
            Bullets(tuple(runs)),
            Table((everything, "b"), tuple((each, each) for each in runs)),
            Paragraph((Run("end"), Run(mark=1))),
        ),
        notes={1: (Run(everything),)},
    )
