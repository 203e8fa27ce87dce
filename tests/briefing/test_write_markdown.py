import html

import pytest
from markdown_it import MarkdownIt
from written_paper import ADDRESS, HANS, HANT, SHOWN, hostile, paper

from assistant.briefing.paper import Paragraph, Run, Runs
from assistant.briefing.write.markdown import markdown

_READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def test_a_paper_is_written_whole() -> None:
    assert markdown(paper()) == (
        "# Briefing: an R&D centre \\<b\\>\n\n"
        "For the meeting of 3 December 2026\n\n"
        "The first HK$2 million is deducted.[^1]\n\n"
        f"{HANT}[^2] [^3]\n\n"
        "## Contents\n\n"
        "- [Tax & duty](#tax)\n"
        "  - [Rates](#rates)\n\n"
        "---\n\n"
        '## <a id="tax"></a>Tax & duty\n\n'
        "> Check **this**.[^2]\n\n"
        '### <a id="rates"></a>Rates\n\n'
        "| What | Figure |\n"
        "| --- | --- |\n"
        "| **Rate** | 8.25%[^2] |\n"
        "| **Rate** | 8.25%[^2] |\n\n"
        "- One *two*\n"
        f"- [site](<{ADDRESS}>)\n\n"
        "> Proposed only.\n\n"
        "---\n\n"
        "Harbour · index of 29 November 2026\n\n"
        "## Notes\n\n"
        "[^1]: Department, *Notes*, 2019.\n\n"
        f"[^2]: {HANS} [https\\://www\\.example.org/{ADDRESS.split('/', 3)[3]}](<{ADDRESS}>)\n\n"
        "[^3]: Survey, p. 14.\n"
    )


def test_no_text_of_a_document_is_markup() -> None:
    tokens = _READER.parse(markdown(hostile()))
    lines = [token.children or [] for token in tokens if token.type == "inline"]
    everything = " ".join(SHOWN)
    assert ["".join(part.content for part in line if part.type == "text") for line in lines] == [
        *[everything] * 5,
        *SHOWN,
        *SHOWN,
        everything,
        "b",
        *[text for text in SHOWN for _ in range(2)],
        "end[^1]",
        everything,
        everything,
        f"[^1]: {everything}",
    ]
    marked = [part for line in lines for part in line if part.type != "text"]
    assert [(part.type, part.content or part.attrs) for part in marked] == [
        ("link_open", {"href": "#h"}),
        ("link_close", {}),
        ("html_inline", '<a id="h">'),
        ("html_inline", "</a>"),
    ]


@pytest.mark.parametrize(
    "runs",
    [
        (Run("「中文」", bold=True), Run("後")),
        (Run("前"), Run("（中）", italic=True, language="en"), Run("後")),
        (Run("a", bold=True), Run("b", italic=True), Run("c")),
        (Run("x"), Run(" spaced ", bold=True), Run("y")),
        (Run("a"), Run("*", bold=True, italic=True), Run("b")),
        (Run("see "), Run("the site", bold=True, url="https://a.example/(b)_c&copy;"), Run("!")),
        (Run("one", bold=True), Run("two", bold=True)),
        (Run("look!"), Run("site", url="https://a.example/(b)_c&copy;")),
        (Run("a &"), Run("lt;"), Run("b", bold=True)),
    ],
)
def test_bold_and_italic_words_are_shown_as_such(runs: Runs) -> None:
    text = markdown(paper(blocks=(Paragraph(runs),), notes={})).split("\n\n")[2]
    shown = _READER.render(text).strip()
    expected = ""
    for run in runs:
        words = html.escape(run.text.strip())
        if run.url:
            words = f'<a href="https://a.example/(b)_c&amp;copy;">{words}</a>'
        words = f"<em>{words}</em>" if run.italic else words
        words = f"<strong>{words}</strong>" if run.bold else words
        expected += run.text.replace(run.text.strip(), words) if run.text.strip() else run.text
    assert _one_order(shown) == _one_order(f"<p>{expected}</p>")


def _one_order(text: str) -> str:
    # Stars make <em><strong>: the order says nothing.
    return text.replace("<em><strong>", "<strong><em>").replace("</strong></em>", "</em></strong>")
