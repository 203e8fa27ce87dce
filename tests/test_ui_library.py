"""The library in a browser: documents are found, read, asked about and quoted from."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from chromium import chromium, needs_chromium, refused, serving
from playwright.sync_api import Browser, BrowserContext, Page, expect

from assistant.assistant import Assistant
from assistant.reader import Reader
from assistant.use.log import UseLog
from corpus.glossary import load_glossary
from ingest.embed import Embedder
from ingest.index import Index
from ingest.pipeline import ingest
from ingest.settings import Settings
from page.texts import TEXT
from tests.ingest.readers.made_pdf import lines, write_pdf

WORDS = TEXT["en"]
WAIT = 60_000  # milliseconds
QUOTE = "A widget maker pays a harbour levy of 5 per cent of the price of each widget."
FRONT = """---
id: {id}
title: "{title}"
kind: {kind}
language: {language}
topics: [funding-schemes]
sectors: [{sector}]
status: {status}
as_of: "{as_of}"
sources:
  - {{key: a, title: Gazette, publisher: Office, url: "https://a.example/", date: undated}}
---
{text}
"""
HOSTILE = """## Grants <img src=x onerror="window.taken = 1">

<script>window.taken = 1</script> [press](javascript:window.taken=1) ![x](http://evil.example/x.png)
A dock grant of HK$3 million is paid to yards.

| Yard | Grant |
|---|---|
| <b onclick="window.taken = 1">North</b> | 3 |
"""

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    write_pdf(
        folder / "levy.pdf",
        [
            lines("The harbour levy on widgets: who pays it, and when."),
            lines(
                "A widget maker pays a harbour levy of 5 per cent of",
                "the price of each widget.",
            ),
        ],
    )
    documents = {
        "docks": (
            "Dock grants <script>",
            "guide",
            "en",
            "fintech",
            "in-force",
            "2026-02-01",
            HOSTILE,
        ),
        "old-docks": (
            "Dock rules of old",
            "policy",
            "en",
            "fintech",
            "superseded",
            "2020-01-01",
            "## Rules\n\nDocks closed at noon.",
        ),
        "cable": (
            "纜車指南",
            "guide",
            "zh-Hant",
            "microelectronics",
            "proposed",
            "2025-01-01",
            "## 票價\n\n纜車票價為十元。",
        ),
    }
    fields = ("title", "kind", "language", "sector", "status", "as_of", "text")
    for name, values in documents.items():
        text = FRONT.format(id=name, **dict(zip(fields, values, strict=True)))
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    return folder


@pytest.fixture(scope="module")
def settings(
    corpus: Path, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> Settings:
    folder = tmp_path_factory.mktemp("library-index")
    ingest(folder / "index", [corpus], embedder, "2026-11-24")
    return Settings(index=folder / "index", corpus=corpus, use_folder=folder / "use")


@pytest.fixture(scope="module")
def address(settings: Settings, embedder: Embedder) -> Iterator[str]:
    index = Index(settings.index, embedder.name, embedder.fingerprint)
    assistant = Assistant(index, embedder, load_glossary(), Reader.load(), "2026-11-24")
    with serving(assistant, settings) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    permissions = ["clipboard-read", "clipboard-write"]
    size = {"width": 1280, "height": 900}
    context = browser.new_context(locale="en-GB", permissions=permissions, viewport=size)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    page = context.new_page()
    told = refused(page)
    page.goto(address)
    page.get_by_role("tab", name=WORDS["library_tab"]).click(timeout=WAIT)
    expect(page.locator("#library-list")).to_be_visible(timeout=WAIT)
    yield page
    assert told == []


def titles(page: Page) -> list[str]:
    return page.locator("#library-list .titled > button").all_text_contents()


def test_documents_are_filtered_opened_and_left_again(page: Page, address: str) -> None:
    dated = ["Dock grants <script>", "纜車指南", "Dock rules of old"]
    assert titles(page)[:3] == dated and len(titles(page)) == 4
    page.get_by_label(WORDS["kind"], exact=True).select_option("guide")
    expect(page.locator("#library-list .count span")).to_have_text("3 of 4 documents")
    page.get_by_label(WORDS["about_field"]).select_option("sector=microelectronics")
    expect(page.locator("#library-list .titled")).to_have_count(1)
    expect(page.locator("#library [role=status]")).to_have_text("1 of 4 documents")
    page.get_by_role("button", name="纜車指南").click()
    expect(page.locator("#document-title")).to_be_focused()
    expect(page.locator(".standing")).to_contain_text(WORDS["about_proposed"])
    assert page.url == f"{address}#library/cable"
    page.go_back()
    expect(page.locator("#row-cable")).to_be_focused()
    expect(page.get_by_label(WORDS["kind"], exact=True)).to_have_value("guide")
    page.get_by_role("button", name=WORDS["clear"]).click()
    expect(page.locator("#library-list .titled")).to_have_count(4)
    page.get_by_label(WORDS["find"]).fill("dock")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=WORDS["in_title"])).to_be_visible(timeout=WAIT)
    assert sorted(titles(page)[:2]) == ["Dock grants <script>", "Dock rules of old"]


def test_a_document_shows_as_text_and_runs_and_loads_nothing(page: Page, address: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(f"{address}#library/docks")
    page.reload()
    text = page.locator(".document .text")
    expect(text).to_contain_text("<script>window.taken = 1</script>", timeout=WAIT)
    expect(text.locator("h3")).to_have_text('Grants <img src=x onerror="window.taken = 1">')
    expect(text.locator("td").first).to_have_text('<b onclick="window.taken = 1">North</b>')
    assert page.locator(".document :is(script, img, .text a)").count() == 0
    assert page.evaluate("window.taken") is None
    hosts = {urlsplit(url).hostname for url in requested if not url.startswith(("data:", "blob:"))}
    assert hosts == {"127.0.0.1"}


def test_a_question_about_a_document_is_answered_from_it_alone(
    page: Page, settings: Settings
) -> None:
    page.get_by_role("button", name="Dock grants").click()
    page.get_by_label(WORDS["ask_document"]).fill("What does a widget maker pay?")
    page.keyboard.press("Enter")
    turn = page.locator("#turn-0")
    expect(turn.locator(".feedback")).to_be_visible(timeout=WAIT)
    expect(turn.locator(".asked")).to_be_in_viewport()
    expect(turn.locator(".only-from cite")).to_have_text("Dock grants <script>")
    assert QUOTE not in (turn.text_content() or "")
    assert UseLog.open(settings).all_asked() == ()
    turn.get_by_role("button", name=WORDS["ask_all"]).click()
    expect(page.locator("#turn-1 .answer")).to_contain_text(QUOTE, timeout=WAIT)
    expect(page.locator("#turn-1 .only-from")).to_have_count(0)


def test_a_citation_of_a_pdf_shows_its_page_with_the_quote_boxed_and_is_copied(page: Page) -> None:
    page.get_by_role("tab", name=WORDS["ask_tab"]).click()
    page.get_by_label(WORDS["question"]).fill("What does a widget maker pay?")
    page.keyboard.press("Enter")
    turn = page.locator("#turn-0")
    expect(turn.locator(".feedback")).to_be_visible(timeout=WAIT)
    source = turn.locator("details.source", has=page.locator(f"mark:text-is('{QUOTE}')"))
    number = re.sub(r"\D", "", source.locator(".number").text_content() or "")
    assert source.locator("img").count() == 0
    turn.locator(f"a.mark[href='#turn-0-source-{number}']").first.click()
    picture = source.locator(".sheet img")
    expect(picture).to_be_visible(timeout=WAIT)
    title = source.locator("summary strong").text_content()
    expect(picture).to_have_attribute("alt", WORDS["sheet_boxed"].format(page=2, title=title))
    assert picture.evaluate("image => image.complete && image.naturalHeight") == 1600
    # The made page has its lines 14 points apart from 700 points up, on 842 points.
    boxes = [box.bounding_box() for box in source.locator("rect.box").all()]
    sheet = picture.bounding_box()
    assert sheet is not None and len(boxes) == 2
    middles = [
        (box["y"] + box["height"] / 2 - sheet["y"]) / sheet["height"] for box in boxes if box
    ]
    for middle, line in zip(middles, (700, 686), strict=True):
        assert middle == pytest.approx((842 - line - 4) / 842, abs=0.005)
    source.get_by_role("button", name=WORDS["enlarge"]).click()
    expect(page.get_by_role("dialog").locator("rect.box").first).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    source.get_by_role("button", name=WORDS["copy"]).click()
    expect(page.locator("#conversation [role=status]")).to_have_text(WORDS["copied"])
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"“{QUOTE}”\n{title}") and copied.endswith("page 2")
    source.get_by_role("button", name=WORDS["open_document"]).click()
    expect(page.locator("#document-title")).to_have_text(title or "", timeout=WAIT)


def test_the_glossary_finds_documents_and_what_is_missing_is_told(page: Page) -> None:
    page.get_by_role("button", name=WORDS["view_terms"]).click()
    page.get_by_label(WORDS["find_term"]).fill("專利盒")
    page.keyboard.press("Enter")
    expect(page.locator(".terms tbody tr")).to_have_count(1, timeout=WAIT)
    page.locator(".terms tbody button").click()
    expect(page.get_by_label(WORDS["find"])).to_have_value(re.compile("atent box"), timeout=WAIT)
    page.get_by_role("button", name=WORDS["view_unread"]).click()
    expect(page.locator(".unread th[scope=row]")).to_have_text("broken.pdf")
    page.get_by_role("button", name=WORDS["view_gaps"]).click()
    expect(page.locator("#library-page .quiet")).to_have_text(WORDS["no_gaps"], timeout=WAIT)


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_a_phone_shows_the_library_in_chinese_without_scrolling_sideways(
    browser: Browser, address: str, language: str
) -> None:
    words = TEXT[language]
    locale = {"zh-Hant": "zh-HK", "zh-Hans": "zh-CN"}[language]
    context = browser.new_context(locale=locale, viewport={"width": 390, "height": 844})
    page = context.new_page()

    def fits() -> bool:
        return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))

    page.goto(f"{address}#library/docks")
    expect(page.locator(".document")).to_contain_text(words["ask_document"], timeout=WAIT)
    assert fits()
    page.get_by_role("button", name=words["back"]).click()
    expect(page.locator("#library-list .count span")).to_have_text(
        words["all_shown"].format(total=4)
    )
    assert fits()
    for view, mark in (("terms", "term"), ("unread", "unread"), ("gaps", "gaps")):
        page.get_by_role("button", name=re.compile(f"^{words[f'view_{view}']}")).click()
        expect(page.get_by_role("heading", level=2)).to_have_text(words[f"view_{view}"])
        assert fits(), mark
    context.close()
