"""The page in a browser: questions, sources, languages, and nothing fetched from elsewhere."""

import os
import re
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

import ui
from assistant.assistant import Assistant
from assistant.errors import QuestionError
from ui import TEXT, Turn, answer_html, escape, markdown, start

CHROMIUM = shutil.which("chromium")
SCREENSHOT = Path(__file__).parents[1] / "docs" / "page.png"
DEDUCTION = TEXT["en"]["example1"]
WAIT = 30_000  # milliseconds

in_browser = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")


@pytest.fixture(scope="module")
def address(assistant: Assistant) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    page = start(assistant, "127.0.0.1", port)
    yield f"http://127.0.0.1:{port}/"
    page.close(verbose=False)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def requested() -> list[str]:
    return []


@pytest.fixture
def page(browser: Browser, address: str, requested: list[str]) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.on("request", lambda request: requested.append(request.url))
    page.goto(address)
    expect(page.locator("#ask")).to_be_visible(timeout=WAIT)
    yield page
    page.close()


def ask(page: Page, question: str) -> None:
    page.locator("#question textarea, #question input").first.fill(question)
    page.keyboard.press("Enter")
    expect(page.locator("#answer .asked")).to_have_text(question, timeout=WAIT)
    expect(page.locator("#answer [role=status]")).to_have_count(0, timeout=WAIT)
    expect(page.locator("#question textarea, #question input").first).to_have_value("")


@in_browser
def test_a_mark_opens_the_source_with_the_words_of_the_document(
    page: Page, assistant: Assistant
) -> None:
    ask(page, DEDUCTION)
    source = page.locator("#src-1")
    expect(source).not_to_have_attribute("open", "")
    page.locator("#answer a.mark").first.click()
    expect(source).to_have_attribute("open", "")
    expect(source.locator("mark")).to_be_in_viewport()
    quote = source.locator("mark").text_content()
    assert quote
    assert any(quote in assistant.index.text(name) for name in assistant.index.documents)
    link = source.locator("a.original").first
    expect(link).to_have_attribute("rel", "noopener")
    expect(link).to_have_attribute("href", re.compile(r"^https?://"))
    if os.environ.get("HARBOUR_SCREENSHOT"):
        page.wait_for_timeout(1000)
        page.screenshot(path=SCREENSHOT)


@in_browser
def test_the_page_fetches_nothing_from_other_hosts(page: Page, requested: list[str]) -> None:
    ask(page, DEDUCTION)
    page.wait_for_timeout(1000)
    hosts = {urlsplit(url).hostname for url in requested if not url.startswith(("data:", "blob:"))}
    assert hosts == {"127.0.0.1"}


@in_browser
def test_a_phone_needs_no_scrolling_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    ask(page, DEDUCTION)
    page.locator("#answer a.mark").first.click()
    expect(page.locator("#src-1 mark")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@in_browser
def test_the_language_changes_at_once(page: Page) -> None:
    page.get_by_text("简体中文").click()
    words = TEXT["zh-Hans"]
    expect(page.locator("#ask")).to_have_text(words["ask"])
    expect(page.locator("#example1")).to_have_text(words["example1"])
    expect(page.get_by_placeholder(words["placeholder"])).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")


@in_browser
def test_an_example_asks_and_a_follow_up_keeps_the_earlier_turn(page: Page) -> None:
    page.locator("#example1").click()
    expect(page.locator("#answer a.mark").first).to_be_visible(timeout=WAIT)
    ask(page, TEXT["en"]["example3"])
    expect(page.locator("#earlier .asked")).to_have_text(DEDUCTION)
    page.locator("#earlier a.mark").first.click()
    expect(page.locator("#t0-src-1 mark")).to_be_visible()


@in_browser
def test_markup_in_a_question_is_shown_and_not_run(page: Page) -> None:
    ask(page, "<script>window.taken = 1</script><img src=x onerror='window.taken=1'> ${1+1} {{x}}")
    assert page.locator("#answer script, #answer img").count() == 0
    assert page.evaluate("window.taken") is None


@in_browser
def test_a_problem_is_one_sentence_on_the_page(
    page: Page, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise QuestionError("This <cannot> be asked")

    monkeypatch.setattr(assistant, "ask", refuse)
    page.locator("#question textarea, #question input").first.fill("Anything")
    page.locator("#ask").click()
    expect(page.locator("#answer .problem")).to_have_text("This <cannot> be asked")


def test_every_language_has_every_text() -> None:
    assert {frozenset(words) for words in TEXT.values()} == {frozenset(TEXT["en"])}


def test_markdown_is_paragraphs_bullets_bold_and_known_marks() -> None:
    given = markdown(["**A** <b> [1][9]", "", "- x [2]", "- y"], {1, 2}, "")
    assert given == (
        '<p><strong>A</strong> &lt;b&gt; <a href="#src-1" class="mark">[1]</a>[9]</p>'
        '<ul><li>x <a href="#src-2" class="mark">[2]</a></li><li>y</li></ul>'
    )


def test_nothing_of_a_question_is_left_as_html_or_template() -> None:
    assert "<" not in escape('<a href="x">\'${y}{{z}}`') and "{" not in escape("{{z}}")
    assert "<script>" not in answer_html(Turn("<script>", problem="<script>"), "en", "")


def test_only_web_addresses_become_links() -> None:
    assert ui._on_the_web("https://a.example/") and not ui._on_the_web("javascript:alert(1)")
    assert not ui._on_the_web("http://[") and not ui._on_the_web("file:///etc/passwd")
