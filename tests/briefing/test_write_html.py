import pytest
from bs4 import BeautifulSoup, Tag
from written_paper import ADDRESS, HANS, HANT, SHOWN, hostile, paper

from assistant.briefing.paper import Paragraph, Run
from assistant.briefing.write.html import html
from corpus.document import LANGUAGES, Language
from tests.chromium import chromium, needs_chromium


def _read(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html.parser")


def _texts(tags: list[Tag]) -> list[str]:
    return [tag.get_text() for tag in tags]


def test_blocks_are_shown_in_order() -> None:
    main = _read(html(paper())).main
    assert main is not None
    blocks = main.find_all(["h2", "h3", "p", "li", "th", "td"])
    assert [(tag.name, tag.get_text()) for tag in blocks] == [
        ("p", "The first HK$2 million is deducted.1"),
        ("p", f"{HANT}2,3"),
        ("h2", "Contents"),
        ("li", "Tax & duty"),
        ("li", "Rates"),
        ("h2", "Tax & duty"),
        ("p", "Check this.2"),
        ("h3", "Rates"),
        ("th", "What"),
        ("th", "Figure"),
        ("td", "Rate"),
        ("td", "8.25%2"),
        ("td", "Rate"),
        ("td", "8.25%2"),
        ("li", "One two"),
        ("li", "site"),
        ("p", "Proposed only."),
        ("h2", "Notes"),
        ("li", "Department, Notes, 2019. ↩"),
        ("li", f"{HANS} {ADDRESS} ↩ 2 3 4"),
        ("li", "Survey, p. 14. ↩"),
    ]


def test_every_link_within_the_page_leads_somewhere_and_notes_lead_back() -> None:
    page = _read(html(paper()))
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    links = [str(tag["href"]) for tag in page.find_all("a")]
    assert {link for link in links if not link.startswith("#")} == {ADDRESS}
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    note = page.find(id="note-2")
    assert note is not None
    backs = note.find_all("a", role="doc-backlink")
    assert [(tag["href"], tag["aria-label"]) for tag in backs] == [
        ("#mark-2", "back to the text of note 2"),
        ("#mark-2-2", "back to the text of note 2 (2)"),
        ("#mark-2-3", "back to the text of note 2 (3)"),
        ("#mark-2-4", "back to the text of note 2 (4)"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_and_what_is_in_another_language_say_so(language: Language) -> None:
    page = _read(html(paper(language=language)))
    assert page.html is not None
    assert page.html["lang"] == language
    said = {tag["lang"]: tag.get_text() for tag in page.find_all("span", lang=True)}
    texts = {"zh-Hant": HANT, "zh-Hans": HANS}
    assert said == {tag: text for tag, text in texts.items() if tag != language}


def test_no_text_of_a_document_is_markup() -> None:
    page = _read(html(hostile()))
    everything = " ".join(SHOWN)
    assert page.title is not None
    assert page.title.get_text() == everything
    assert _texts(page.select("main > p")) == [*SHOWN, "end1"]
    assert _texts(page.select("main > ul > li")) == SHOWN
    assert _texts(page.find_all("td")) == [text for text in SHOWN for _ in range(2)]
    assert _texts(page.select("h1, h2, .subtitle, footer")) == [everything] * 6
    assert page.find_all(["script", "img", "label"]) == []
    names = {name for tag in page.find_all(True) for name in tag.attrs}
    assert [name for name in names if name.startswith("on")] == []


def test_only_addresses_of_the_web_and_of_mail_become_links() -> None:
    addresses = ["javascript:alert(1)", "file:///etc/passwd", "//x.example", "https://", "/x", ""]
    kept = ["https://a.example/x?y=1#z", "mailto:a@b.example", 'http://a.example/"><b>']
    runs = tuple(Run("x", url=address) for address in [*addresses, *kept])
    page = _read(html(paper(blocks=(Paragraph(runs),), notes={})))
    assert [tag["href"] for tag in page.find_all("a")] == [
        *kept[:2],
        "http://a.example/%22%3E%3Cb%3E",
    ]


def test_a_paper_without_notes_has_no_section_for_them() -> None:
    page = _read(html(paper(blocks=(Paragraph((Run("One."),)),), notes={})))
    assert page.find_all("section") == []


@needs_chromium
def test_a_browser_loads_nothing_and_scrolls_only_down() -> None:
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 390, "height": 800})
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.set_content(html(hostile()))
        width = page.evaluate("document.documentElement.scrollWidth")
        colour = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    assert (asked, complaints, width, colour) == ([], [], 390, "rgb(31, 58, 95)")
