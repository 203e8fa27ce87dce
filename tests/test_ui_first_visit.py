"""Five tasks of somebody who has never seen the page, done by what it says and nothing else."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import chromium, needs_chromium, serving
from playwright.sync_api import Page, expect

from assistant.assistant import Assistant
from ingest.settings import Settings

WAIT = 60_000  # milliseconds
DEDUCTION = "Enhanced tax deduction for research and development expenditure (Type A and Type B)"

pytestmark = needs_chromium


@pytest.fixture
def page(assistant: Assistant, tmp_path: Path) -> Iterator[Page]:
    settings = Settings(testsets=tmp_path, runs=tmp_path / "runs", use_folder=tmp_path / "use")
    with serving(assistant, settings) as address, chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-GB")
        page.set_default_timeout(WAIT)
        page.goto(address)
        yield page


def _ask(page: Page, label: str, question: str, button: str) -> None:
    page.get_by_label(label, exact=True).fill(question)
    page.get_by_role("button", name=button, exact=True).click()
    heading = page.get_by_role("heading", name=question, exact=True)
    expect(heading).to_be_visible(timeout=WAIT)


def test_a_first_visitor_finds_checks_follows_up_and_takes_home(page: Page) -> None:
    # Find the R&D deduction, and the source that says it.
    question = "At what rate is R&D expenditure of Type B deducted?"
    _ask(page, "Your question", question, "Ask")
    sources = page.get_by_role("complementary", name="Sources").first
    expect(sources).to_contain_text(DEDUCTION, timeout=WAIT)
    expect(page.get_by_role("main")).to_contain_text("300%", timeout=WAIT)

    # Who published it, and when.
    source = sources.get_by_role("group").first
    source.get_by_text(DEDUCTION).first.click()
    expect(source.get_by_role("mark").first).to_be_visible(timeout=WAIT)
    expect(source).to_contain_text(re.compile(r"As of 20\d\d-\d\d-\d\d"), timeout=WAIT)
    expect(source.get_by_text("Original:")).to_be_visible()

    # A follow-up, whose reading is shown.
    _ask(page, "Your question", "And for the remainder?", "Ask")
    expect(page.get_by_label("The question to answer")).to_have_value(
        re.compile("Type B"), timeout=WAIT
    )

    # The same in Chinese.
    page.get_by_text("简体中文").first.click()
    _ask(page, "您的问题", "乙类研发开支可以扣除多少？", "提问")
    expect(page.get_by_role("complementary", name="资料来源")).to_have_count(3, timeout=WAIT)

    # Take it home.
    with page.expect_download(timeout=WAIT) as download:
        page.get_by_role("button", name="Markdown", exact=True).click()
    kept = Path(download.value.path()).read_text(encoding="utf-8")
    assert "300%" in kept and "乙类研发开支可以扣除多少" in kept and "[^1]:" in kept
