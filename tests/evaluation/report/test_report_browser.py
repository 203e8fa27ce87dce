"""The report in a browser, as a file: it opens, filters, leads to a question, and runs nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import chromium, needs_chromium
from playwright.sync_api import Browser, Page, expect
from stored import run_of

from assistant.evaluation.report.write import write_report

ATTACK = "<script>window.taken = 1</script><img src='https://a.example/x' onerror='window.taken=1'>"
FACT = {"must_include": (("15%",),)}

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def report(make, tmp_path) -> Path:
    records = [
        make("a", text="It is 15%. [1]", quotes=("It is 15%.",), probability=0.9, **FACT),
        make(
            "attack",
            text=ATTACK,
            quotes=(ATTACK,),
            places=(f"{ATTACK} > {ATTACK}: {ATTACK}",),
            question=ATTACK,
            probability=0.8,
            **FACT,
        ),
        make("失敗", outcome="failed", testset="setup", language="zh-Hant", **FACT),
    ]
    return write_report(run_of(records), tmp_path)


@pytest.fixture
def seen() -> list[str]:
    """What the page asked for, and what it complained of."""
    return []


@pytest.fixture
def page(browser: Browser, report: Path, seen: list[str]) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.on("request", lambda request: seen.append(request.url))
    page.on("console", lambda message: seen.append(message.text))
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.goto(report.as_uri())
    yield page
    page.close()


def shown(page: Page) -> list[str]:
    return [each.get_attribute("id") for each in page.locator(".question:visible").all()]


def test_the_report_opens_from_a_file_and_asks_for_nothing(page, report, seen):
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("svg")).to_have_count(2)
    page.locator("summary", has_text="All measures").click()
    page.get_by_text("Open those shown").click()
    assert seen == [report.as_uri()]


def test_markup_in_a_question_is_shown_and_not_run(page):
    question = page.locator("#tax\\/attack")
    question.locator("summary").first.click()
    expect(question.locator(".asked")).to_have_text(ATTACK)
    expect(question.locator(".answer div")).to_have_text(ATTACK)
    expect(question.locator("blockquote")).to_have_text(ATTACK)
    assert page.locator("main script, main img").count() == 0
    assert page.evaluate("window.taken") is None


def test_questions_are_filtered_by_words_and_by_what_they_are(page):
    page.get_by_label("Find words").fill("IT IS 15")
    expect(page.locator("#shown")).to_have_text("1 of 3 questions")
    assert shown(page) == ["tax/a"]
    page.get_by_text("Show all").click()
    expect(page.locator("#shown")).to_have_text("3 of 3 questions")
    page.locator("select[name=outcome]").select_option("failed")
    assert shown(page) == ["setup/%E5%A4%B1%E6%95%97"]
    assert page.evaluate("location.hash") == "#?outcome=failed"


def test_a_number_of_the_outcomes_lists_its_questions(page):
    page.locator("#outcomes td.good a").first.click()
    expect(page.locator("#shown")).to_have_text("1 of 3 questions")
    assert shown(page) == ["tax/a"]


@pytest.mark.parametrize("place", ["setup/%E5%A4%B1%E6%95%97", "tax/a", "tax/a/1"])
def test_a_link_opens_its_question(browser, report, place):
    page = browser.new_page()
    page.goto(f"{report.as_uri()}#{place}")
    target = page.locator(f'[id="{place}"]')
    expect(target).to_be_in_viewport()
    expect(page.locator(".question[open]")).to_have_count(1)
    page.close()


def test_a_question_is_opened_with_the_keyboard(page):
    page.locator("#tax\\/a > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#tax\\/a")).to_have_attribute("open", "")


def test_one_family_of_slices_is_shown_at_a_time(page):
    page.get_by_label("Slices by").select_option("language")
    expect(page.locator(".family:visible caption")).to_have_text(["By language"])


def test_a_phone_needs_no_scrolling_sideways(page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_text("Open those shown").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
