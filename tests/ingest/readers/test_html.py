from pathlib import Path

import pytest

from corpus.document import Source
from ingest.errors import UnreadableError
from ingest.readers.web.html import read_html
from ingest.reading import Element, ReadOptions

POLICY_ADDRESS = Path(__file__).parents[4] / "shared" / "real" / "policy-address-2025"


@pytest.fixture
def page(tmp_path):
    def read(content):
        path = tmp_path / "page.html"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_html(path, ReadOptions(), lambda done, total: None)

    return read


@pytest.fixture
def elements(page):
    return lambda body: list(page(f"<html><body>{body}</body></html>").elements)


def paragraph(text):
    return Element("paragraph", text)


def test_headings_paragraphs_and_nested_lists_come_in_reading_order(elements):
    assert elements(
        "<h1>Scheme</h1><p>You\n need <b>two</b>&nbsp;things:</p>"
        "<ul><li>money<ul><li>in <i>Hong Kong</i></li></ul></li><li>time</li></ul>"
        "<h2>Fees</h2>None."
    ) == [
        Element("heading", "Scheme", 1),
        paragraph("You need two things:"),
        Element("item", "money", 1),
        Element("item", "in Hong Kong", 2),
        Element("item", "time", 1),
        Element("heading", "Fees", 2),
        paragraph("None."),
    ]


def test_a_line_break_ends_a_paragraph_after_a_sentence_or_when_doubled(elements):
    assert elements("<p>One<br>line.<br>Another<br><br>Third</p>") == [
        paragraph("One line."),
        paragraph("Another"),
        paragraph("Third"),
    ]


def test_a_definition_keeps_its_term(elements):
    assert elements("<dl><dt>Fee<dd>HK$600<dt>How long?<dd>Four weeks.</dl>") == [
        Element("item", "Fee: HK$600", 1),
        Element("item", "How long? Four weeks.", 1),
    ]


def test_menus_scripts_and_comments_are_left_out(elements):
    assert elements(
        "<a class='skip-link' href='#c'>Skip to main content</a><header>Site</header>"
        "<nav>Home</nav><aside>See also</aside><script>var a</script><style>p {}</style>"
        "<noscript>Turn on</noscript><template>t</template><!-- note -->"
        "<div id='cookie-banner'>We use cookies</div><ul class='breadcrumb'><li>Home</li></ul>"
        "<select><option>Pick</option></select><textarea>x</textarea>"
        "<p>The text, long enough to be most of this page, as a page's text is.</p>"
        "<footer>End</footer>"
    ) == [paragraph("The text, long enough to be most of this page, as a page's text is.")]


@pytest.mark.parametrize(
    "line",
    [
        "<p>Expand all | Collapse all</p>",
        "<p><a href='#'>Print</a> | <a href='#'>Share</a></p>",
        "<p>© 2025 Immigration Department</p>",
        "<p>Home > Services > Visas</p>",
        "<p><a href='#'>返回頁首</a></p>",
        "<p>跳至主要內容</p>",
        "<p>全部展开 全部收起</p>",
        "<p>版權所有</p>",
        "<p>Last revision date: 27-11-2025</p>",
        "<div hidden>secret</div>",
        "<div aria-hidden='true'>secret</div>",
        "<div style='display: none'>secret</div>",
        "<div style='visibility:hidden'>secret</div>",
    ],
)
def test_furniture_and_hidden_words_are_left_out(elements, line):
    assert elements(f"<h1>Fees</h1><p>Free.</p>{line}") == [
        Element("heading", "Fees", 1),
        paragraph("Free."),
    ]


@pytest.mark.parametrize(
    "body, expected",
    [
        ("<section id='social-welfare'><p>Welfare.</p></section>", "Welfare."),
        ("<p>Copyright belongs to the author.</p>", "Copyright belongs to the author."),
        ("<ul><li>English</ul>", "English"),
        ("<p>Print</p>", "Print"),
        ("<p>Home visits are free.</p>", "Home visits are free."),
        ("<aside class='note'>Fees may change.</aside>", "Fees may change."),
        ("<div class='has-sidebar'>Text</div>", "Text"),
    ],
)
def test_what_only_looks_like_furniture_stays(elements, body, expected):
    assert expected in [element.text for element in elements(f"<h1>Fees</h1>{body}")]


def test_the_folded_panels_of_an_accordion_are_content(elements):
    assert elements(
        "<h2>Scheme</h2><h3><button aria-controls='p1'>Eligibility</button></h3>"
        "<div id='p1' hidden><p>Anyone.</p></div>"
        "<button class='accordion'>Fees</button><div class='panel' style='display:none'>None.</div>"
        "<button class='accordion'>Time</button><div class='panel' style='display:none'>Long.</div>"
        "<details><summary>More</summary>Inside.</details>"
    ) == [
        Element("heading", "Scheme", 2),
        Element("heading", "Eligibility", 3),
        paragraph("Anyone."),
        Element("heading", "Fees", 4),
        paragraph("None."),
        Element("heading", "Time", 4),
        paragraph("Long."),
        Element("heading", "More", 4),
        paragraph("Inside."),
    ]


def test_a_short_bold_paragraph_above_text_is_a_heading(elements):
    assert elements("<h2>Scheme</h2><p><b>Processing time</b></p><p>Four weeks.</p>") == [
        Element("heading", "Scheme", 2),
        Element("heading", "Processing time", 3),
        paragraph("Four weeks."),
    ]


def test_a_header_inside_an_article_is_content(elements):
    assert elements(
        "<article><header><h1>Scheme</h1></header><p>Text of the article.</p></article><p>Ad</p>"
    ) == [Element("heading", "Scheme", 1), paragraph("Text of the article.")]


def test_only_the_main_part_of_a_page_is_read(elements):
    assert elements("<div>Notices</div><main><p>Text.</p></main><div>Links</div>") == [
        paragraph("Text.")
    ]


def test_links_above_the_first_heading_are_a_menu(elements):
    assert elements("<ul><li><a>Visas</a><li><a>Forms</a></ul><h1>Fees</h1><p>None.</p>") == [
        Element("heading", "Fees", 1),
        paragraph("None."),
    ]


def test_a_page_gives_its_record(page):
    reading = page(
        "<title>Fees | Immigration Department</title><meta property='og:title' content='Fees'>"
        "<link rel='canonical' href='https://www.immd.gov.hk/fees.html'>"
        "<meta name='DC.date' content='2024-01-31'><p>None.</p>"
        "<p>Last revision date : 27-11-2025</p>"
    )
    assert (reading.title, reading.as_of, reading.language) == ("Fees", "2025-11-27", None)
    assert reading.sources == (
        Source(
            "page",
            "Fees",
            "Immigration Department",
            "https://www.immd.gov.hk/fees.html",
            "2025-11-27",
        ),
    )


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "big5", "gb18030"])
def test_the_character_set_is_found_without_a_declaration(page, charset):
    text = "優秀人才入境計劃的申請人，須符合基本資格。"
    reading = page(f"<p>{text}</p>".encode(charset))
    assert reading.elements == (paragraph(text),)


def test_a_wrong_declaration_does_not_garble_the_text(page):
    content = '<meta charset="big5"><p>“fee” £5</p>'.encode()
    assert page(content).elements == (paragraph("“fee” £5"),)


@pytest.mark.parametrize(
    "content, reason",
    [
        ("", "no text but menus"),
        ("<nav>Menu</nav><script>load()</script>", "no text but menus"),
        ("<title>404 Not Found</title><h1>Not Found</h1><p>No such page.</p>", "an error page"),
        ("<title>找不到網頁</title><p>請返回主頁。</p>", "an error page"),
        ("<title>Sign in</title>Name <input> <input type='password'>", "a login page"),
    ],
)
def test_a_page_that_is_no_document_is_refused(page, content, reason):
    with pytest.raises(UnreadableError) as error:
        page(content)
    assert error.value.problem == "no text"
    assert str(error.value).startswith(reason)


@pytest.mark.parametrize("tag", ["div", "ul><li", "table><tr><td", "b", "blockquote"])
def test_deep_nesting_is_read(elements, tag):
    assert elements(f"<{tag}>" * 2000 + "deep")[0].text == "deep"


@pytest.mark.skipif(not POLICY_ADDRESS.is_dir(), reason="the real documents are not here")
@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_the_policy_address_comes_out_whole(language):
    path = POLICY_ADDRESS / f"policy-address-2025-{language}.html"
    reading = read_html(path, ReadOptions(), lambda done, total: None)
    texts = [each.text for each in reading.elements if each.kind != "heading"]
    assert [text.split(".")[0] for text in texts] == [str(n) for n in range(1, 287)]
    assert reading.as_of == "2025-09-17"
