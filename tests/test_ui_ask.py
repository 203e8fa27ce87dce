"""The Ask tab in a browser: what is kept, saved, explained, narrowed; all tabs for everybody."""

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import chromium, needs_chromium, refused, serving
from playwright.sync_api import Browser, Locator, Page, expect

from assistant.assistant import Assistant
from ingest.settings import Settings
from page.texts import TEXT

WORDS = TEXT["en"]
QUESTION = WORDS["example2"]
WAIT = 60_000  # milliseconds
# The other tabs, and what is there once one is filled.
TABS = {"brief_tab": "#draft", "library_tab": ".documents", "evaluate_tab": "#runs-list"}

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def address(assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("ask")
    settings = Settings(testsets=folder, runs=folder / "runs", use_folder=folder / "use")
    with serving(assistant, settings) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    page = context.new_page()
    told = refused(page)
    opened(page, address)
    yield page
    context.close()
    assert told == []


def opened(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("#narrow-fold")).to_be_visible(timeout=WAIT)


def ask(page: Page, number: int = 0) -> Locator:
    page.get_by_label(WORDS["question"]).fill(QUESTION)
    page.keyboard.press("Enter")
    return answered(page, number)


def answered(page: Page, number: int) -> Locator:
    turn = page.locator(f"#turn-{number}")
    expect(turn.locator(".feedback")).to_be_visible(timeout=WAIT)
    return turn


def test_a_reload_keeps_a_conversation_that_no_other_tab_has_until_it_is_begun_anew(
    page: Page, address: str
) -> None:
    said = ask(page).locator(".answer").inner_text()
    page.locator("#turn-0").get_by_role("button", name=WORDS["useful"]).click()
    expect(page.locator("#turn-0 p.feedback")).to_have_text(WORDS["thanks"])
    page.reload()
    turn = answered(page, 0)
    assert turn.locator(".answer").inner_text() == said
    expect(turn.locator("p.feedback")).to_have_text(WORDS["thanks"])
    turn.locator("a.mark").first.click()
    expect(page.locator("#turn-0-source-1 mark")).to_be_in_viewport()
    other = page.context.new_page()
    opened(other, address)
    expect(other.locator(".turn")).to_have_count(0)
    page.get_by_role("button", name=WORDS["anew"]).click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.get_by_label(WORDS["question"])).to_be_focused()
    expect(page.get_by_role("button", name=WORDS["anew"])).to_be_hidden()
    page.reload()
    expect(page.locator("#narrow-fold")).to_be_visible(timeout=WAIT)
    expect(page.locator(".turn")).to_have_count(0)


def test_a_conversation_is_saved_with_its_numbered_sources(page: Page) -> None:
    expect(page.get_by_role("button", name=WORDS["save_pdf"])).to_be_hidden()
    ask(page)
    for ending, begins in {"docx": b"PK", "pdf": b"%PDF", "md": b"# Questions"}.items():
        with page.expect_download(timeout=WAIT) as download:
            page.get_by_role("button", name=WORDS[f"save_{ending}"]).click()
        name = download.value.suggested_filename
        assert name.startswith("harbour-conversation-20") and name.endswith(f".{ending}")
        content = Path(download.value.path()).read_bytes()
        assert content.startswith(begins)
    assert f"{QUESTION}\n" in content.decode() and "[^1]:" in content.decode()


def test_filters_are_told_beside_the_answer_and_can_be_left(page: Page) -> None:
    page.get_by_text(WORDS["narrow"]).click()
    page.get_by_label(WORDS["narrow_kind"]).select_option(label=WORDS["guide"])
    expect(page.locator("#narrow-told")).to_have_text(WORDS["guide"])
    only = ask(page).locator(".only-from")
    expect(only).to_contain_text(f"{WORDS['only_from']} {WORDS['guide']}")
    only.get_by_role("button", name=WORDS["ask_all"]).click()
    expect(answered(page, 1).locator(".only-from")).to_have_count(0)
    page.locator("#language").get_by_text("简体中文").click()
    expect(page.locator("#narrow-told")).to_have_text(TEXT["zh-Hans"]["guide"])


def test_an_answer_on_its_way_arrives_in_the_language_switched_to_meanwhile(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    switched, ask_now = Event(), Assistant.ask

    def ask_later(*given: Any, **named: Any) -> Any:
        switched.wait(60)
        return ask_now(*given, **named)

    monkeypatch.setattr(Assistant, "ask", ask_later)
    page.get_by_label(WORDS["question"]).fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator("#turn-0")).to_contain_text(WORDS["searching"])
    page.locator("#language").get_by_text("简体中文").click()
    there = TEXT["zh-Hans"]
    expect(page.locator("#turn-0")).to_contain_text(there["searching"])
    switched.set()
    sources = page.get_by_role("complementary", name=there["sources"])
    expect(sources).to_be_visible(timeout=WAIT)


def test_a_link_asks_its_question_again_once(page: Page, address: str) -> None:
    turn = ask(page)
    said = turn.locator(".answer").inner_text()
    page.get_by_role("button", name=WORDS["share"]).click()
    expect(turn.locator(".share .about")).to_have_text(
        re.compile(f"{WORDS['link_copied']}|{WORDS['not_copied']}")
    )
    link = turn.locator(".share button").get_attribute("data-link")
    assert link is not None and link.startswith("#ask?q=")
    other = page.context.new_page()
    opened(other, address + link)
    assert answered(other, 0).locator(".answer").inner_text() == said
    expect(other.get_by_role("heading", name=QUESTION, exact=True)).to_be_visible()
    assert other.url == address
    other.reload()
    answered(other, 0)
    expect(other.locator(".turn")).to_have_count(1)


def test_why_an_answer_is_as_it_is_leads_to_the_passages(page: Page) -> None:
    why = ask(page).locator(".why")
    expect(why.locator("table")).to_be_hidden()
    why.get_by_text(WORDS["why"]).click()
    expect(why.locator("tbody tr")).to_have_count(5)
    expect(why.locator("q")).to_have_text(QUESTION)
    first = why.locator("tbody button").first
    title = first.inner_text()
    first.click()
    expect(page.locator(".document h2")).to_have_text(title, timeout=WAIT)


def test_what_is_suggested_is_asked_and_stands_below_the_last_answer_only(page: Page) -> None:
    suggested = ask(page).locator(".next button").first
    question = suggested.inner_text()
    suggested.click()
    turn = answered(page, 1)
    expect(turn.locator(".asked")).to_have_text(question)
    expect(turn.locator(".reading")).to_have_count(0)
    expect(page.locator("#turn-0 .next")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("width", "locale", "language"), [(1280, "en-GB", "en"), (390, "zh-HK", "zh-Hant")]
)
def test_no_tab_keeps_anybody_out(
    browser: Browser, address: str, scheme: str, width: int, locale: str, language: str
) -> None:
    page = browser.new_page(
        viewport={"width": width, "height": 844}, locale=locale, color_scheme=scheme
    )
    opened(page, address)
    words = TEXT[language]
    expect(page.locator("#ask")).to_have_text(words["ask"], timeout=WAIT)
    page.locator("#example2").click()
    turn = answered(page, 0)
    for fold in (".why", ".source", ".feedback details"):
        turn.locator(f"{fold} summary").first.click()
    page.get_by_label(words["question"]).fill(words["example3"])
    page.keyboard.press("Enter")
    answered(page, 1)
    page.locator("#narrow-fold summary").click()
    found = serious(page)
    for tab, filled in TABS.items():
        page.get_by_role("tab", name=words[tab]).click()
        expect(page.locator(filled)).to_be_visible(timeout=WAIT)
        found += serious(page)
    page.close()
    assert found == []


def serious(page: Page) -> list[str]:
    """Give what axe-core finds serious or critical, or named like another, with the elements."""
    return [
        f"{each['id']}: {[node['target'] for node in each['nodes']]}"
        for each in Axe().run(page).response["violations"]
        if each["impact"] in ("serious", "critical") or each["id"] == "landmark-unique"
    ]
