"""The Brief tab in a browser: a company is filled in, its briefing drafted, changed and saved."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from chromium import chromium, needs_chromium, refused, serving
from docx import Document
from playwright.sync_api import Browser, Locator, Page, expect

from assistant.assistant import Assistant
from assistant.briefing.briefing import Briefing
from assistant.briefing.draft import Drafter
from assistant.briefing.edit import without
from assistant.briefing.outline import load_outline
from assistant.briefing.profile import load_profile
from assistant.briefing.record import dump_briefing
from ingest.settings import Settings
from page.profile_box import EXAMPLES
from page.texts import TEXT

WORDS = TEXT["en"]
WAIT = 60_000  # milliseconds
EXAMPLE = EXAMPLES / "japanese-trading-house.toml"
KEPT = ("situation", "asked", "verify")  # the sections of the browser's briefing

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def address(assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("brief")
    settings = Settings(testsets=folder, runs=folder / "runs", use_folder=folder / "use")
    with serving(assistant, settings) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def requested() -> list[str]:
    return []


@pytest.fixture
def page(browser: Browser, address: str, requested: list[str]) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 390, "height": 844}, locale="en-GB")
    page.on("request", lambda request: requested.append(request.url))
    told = refused(page)
    page.goto(address)
    page.get_by_role("tab", name=WORDS["brief_tab"]).click(timeout=WAIT)
    expect(page.locator("#draft")).to_be_visible()
    yield page
    page.close()
    assert told == []


@pytest.fixture(scope="module")
def expected(assistant: Assistant) -> Briefing:
    """What the browser drafts."""
    sections = [each.id for each in load_outline().section if each.id not in KEPT]
    profile = load_profile(EXAMPLE).model_copy(update={"leave_out": tuple(sections)})
    return Drafter(assistant).draft(profile)


def _upload(page: Page, words: str, name: str, text: str) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=words).click()
    file = {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
    chooser.value.set_files(files=file)


def _saved(page: Page, button: Locator, folder: Path) -> Path:
    with page.expect_download(timeout=WAIT) as download:
        button.click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_an_example_is_drafted_its_quotes_shown_and_a_statement_dropped_and_edited(
    page: Page, expected: Briefing, tmp_path: Path, requested: list[str]
) -> None:
    page.get_by_role("button", name=expected.profile.company).click()
    company = page.get_by_label(WORDS["brief_company"], exact=True)
    expect(company).to_have_value(expected.profile.company)
    for section in load_outline().section:
        if section.id not in KEPT:
            page.get_by_role("checkbox", name=section.title.en, exact=True).check()
    page.locator("#draft").click()
    shown = page.locator("#briefing")
    expect(shown).to_be_visible(timeout=WAIT)
    expect(page.locator("#briefing-progress")).to_contain_text(f"{len(expected.statements)} state")
    assert shown.locator(".changes li").count() == len(expected.statements)

    mark = shown.locator("#briefing-part-3 a.mark").first
    source = page.locator(f"[id='{(mark.get_attribute('href') or '')[1:]}']")
    number = int((mark.text_content() or "").strip("[]"))
    mark.click()
    expect(source.locator("mark")).to_be_in_viewport()
    assert source.locator("mark").text_content() == expected.cited(number).citation.quote
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    source.get_by_role("button", name=WORDS["open_document"]).click()
    library = page.get_by_role("tab", name=WORDS["library_tab"])
    expect(library).to_have_attribute("aria-selected", "true", timeout=WAIT)
    page.get_by_role("tab", name=WORDS["brief_tab"]).click()

    dropped = expected.statements[0]
    shown.locator(".changes > summary").click()
    shown.get_by_role("button", name=WORDS["brief_drop"]).first.click()
    left = without(expected, dropped)
    expect(shown.locator(".changes li")).to_have_count(len(left.statements))
    first = shown.locator(".changes li").first
    expect(first).to_be_focused()
    first.get_by_text(WORDS["brief_edit"]).click()
    words = first.get_by_label(WORDS["brief_words"])
    words.fill("It is 99.7%.")
    first.get_by_role("button", name=WORDS["brief_keep"]).click()
    refused = WORDS["brief_not_in_source"].format(figures="99.7%")
    expect(first.get_by_role("alert")).to_have_text(refused)
    expect(words).to_have_value("It is 99.7%.")
    words.fill("As an officer says it.")
    first.get_by_role("button", name=WORDS["brief_keep"]).click()
    expect(first.locator(".badge")).to_have_text(WORDS["brief_edited"])

    files: list[str] = []
    page.on("download", lambda download: files.append(download.suggested_filename))
    word = _saved(page, page.get_by_role("button", name=WORDS["brief_docx"]), tmp_path)
    assert word.name == f"Kitano-Shoji-example-{expected.day}.docx"
    text = "\n".join(each.text for each in Document(str(word)).paragraphs)
    assert "As an officer says it. (edited by hand)" in text
    assert dropped.text not in text

    shown.get_by_role("button", name=WORDS["brief_again"]).click()
    expect(shown.locator(".changes li")).to_have_count(len(expected.statements), timeout=WAIT)
    expect(shown.locator(".badge", has_text=WORDS["brief_edited"])).to_have_count(0)
    assert files == [word.name]
    hosts = {urlsplit(url).hostname for url in requested if not url.startswith(("data:", "blob:"))}
    assert hosts == {"127.0.0.1"}


def test_a_kept_briefing_is_opened_and_what_moved_since_another_is_shown(
    page: Page, expected: Briefing, tmp_path: Path
) -> None:
    now = without(expected, expected.statements[0])
    _upload(page, WORDS["brief_resume"], "now.briefing.json", dump_briefing(now))
    expect(page.locator("#briefing")).to_be_visible(timeout=WAIT)
    company = page.get_by_label(WORDS["brief_company"], exact=True)
    expect(company).to_have_value(expected.profile.company)
    _upload(page, WORDS["brief_compare_file"], "then.briefing.json", dump_briefing(expected))
    moved = page.locator("#compared")
    expect(moved).to_contain_text(expected.statements[0].text, timeout=WAIT)
    moved.locator("a.mark").first.click()
    quote = expected.cited(expected.statements[0].cited[0]).citation.quote
    assert moved.locator("details[open] mark").text_content() == quote
    kept = _saved(page, page.get_by_role("button", name=WORDS["brief_json"]), tmp_path)
    assert kept.read_text(encoding="utf-8") == dump_briefing(now)


def test_faults_are_told_beside_the_form_and_nothing_is_lost(page: Page) -> None:
    alert = page.locator("#brief-faults [role=alert]")
    plans = page.get_by_role("group", name=WORDS["brief_activities"], exact=True)
    expect(plans.get_by_role("checkbox")).to_have_count(5)
    page.get_by_label(WORDS["brief_home"]).fill("Atlantis")
    page.locator("#draft").click()
    expect(alert.locator("li")).to_have_text(
        [
            "Company: fill this in.",
            f"Home market: {WORDS['brief_no_place']}",
            "What it plans in Hong Kong: choose at least one.",
        ]
    )
    expect(page.get_by_label(WORDS["brief_home"])).to_have_value("Atlantis")
    _upload(page, WORDS["brief_open_profile"], "acme.toml", 'company = "A"\nsector = 1')
    expect(alert).to_contain_text("sector: no part of a profile.")
    expect(page.get_by_label(WORDS["brief_home"])).to_have_value("Atlantis")
    _upload(page, WORDS["brief_resume"], "acme.briefing.json", "{}")
    expect(alert).to_contain_text(re.compile("^acme.briefing.json: not a briefing"))


@pytest.mark.parametrize("name", ["繁體中文", "简体中文"])
def test_a_profile_is_opened_in_another_language_and_saved(
    page: Page, name: str, tmp_path: Path
) -> None:
    page.get_by_text(name).first.click()
    words = TEXT["zh-Hant" if name == "繁體中文" else "zh-Hans"]
    profile = {
        "company": "<script>window.taken = 1</script> ${1+1}",
        "home": "Japan",
        "activities": ["treasury"],
        "leave_out": [each.id for each in load_outline().section if each.id != "situation"],
    }
    expect(page.locator("#draft")).to_have_text(words["brief_draft"])
    language = page.get_by_role("group", name=words["brief_language"], exact=True)
    expect(language.get_by_role("radio", name=name)).to_be_checked()
    _upload(page, words["brief_open_profile"], "acme.json", json.dumps(profile))
    company = page.get_by_label(words["brief_company"], exact=True)
    expect(company).to_have_value(profile["company"])
    file = _saved(page, page.get_by_role("button", name=words["brief_save_profile"]), tmp_path)
    assert json.loads(file.read_text(encoding="utf-8")) == profile
    page.locator("#draft").click()
    title = page.locator("#briefing-title")
    expect(title).to_have_text(f"Briefing: {profile['company']}", timeout=WAIT)
    assert page.evaluate("window.taken") is None
    expect(page.get_by_role("button", name=words["brief_json"])).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
