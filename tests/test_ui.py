"""The page in a browser: questions, sources, feedback, languages, runs; nothing from elsewhere."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from chromium import chromium, needs_chromium, refused, serving
from playwright.sync_api import Browser, Locator, Page, expect

from assistant.assistant import Assistant
from assistant.errors import QuestionError
from assistant.evaluation.about import about
from assistant.evaluation.run import run
from assistant.evaluation.testsets import load_sets, named_questions
from assistant.use.log import UseLog
from corpus.markdown import cells
from ingest.settings import Settings
from page.texts import TEXT

SCREENSHOT = Path(__file__).parents[1] / "docs" / "page.png"
WORDS = TEXT["en"]
DEDUCTION = WORDS["example1"]
WAIT = 60_000  # milliseconds
QUESTION = {
    "id": "a",
    "question": "How long is a visa under the Top Talent Pass Scheme?",
    "language": "en",
    "type": "fact",
    "answer": "36 months",
    "must_include": [["36 months"]],
    "documents": ["talent-admission-schemes"],
}

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def settings(assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose folders hold a test set, and a run of it."""
    folder = tmp_path_factory.mktemp("page")
    sets, runs = folder / "testsets", folder / "runs"
    sets.mkdir()
    (sets / "visas.jsonl").write_text(json.dumps(QUESTION) + "\n", encoding="utf-8")
    settings = Settings(testsets=sets, runs=runs, use_folder=folder / "use", use_questions="all")
    loaded = load_sets([sets / "visas.jsonl"])
    run(
        assistant,
        named_questions(loaded),
        runs / "yesterday",
        about(loaded, settings, assistant.index),
    )
    return settings


@pytest.fixture(scope="module")
def address(assistant: Assistant, settings: Settings) -> Iterator[str]:
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
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-GB")
    page.on("request", lambda request: requested.append(request.url))
    told = refused(page)
    page.goto(address)
    expect(page.locator("#ask")).to_be_visible(timeout=WAIT)
    yield page
    page.close()
    assert told == []


def ask(page: Page, question: str, number: int = 0) -> Locator:
    """Ask, and give the turn once it is answered."""
    page.get_by_label(WORDS["question"]).fill(question)
    page.keyboard.press("Enter")
    return answered(page, question, number)


def answered(page: Page, question: str, number: int) -> Locator:
    turn = page.locator(f"#turn-{number}")
    expect(turn.locator(".asked")).to_have_text(question, timeout=WAIT)
    expect(turn.locator(".feedback")).to_be_visible(timeout=WAIT)
    return turn


def test_a_mark_opens_the_source_with_exactly_the_words_that_are_quoted(
    page: Page, assistant: Assistant
) -> None:
    turn = ask(page, DEDUCTION)
    expect(page.get_by_label(WORDS["question"])).to_have_value("")
    answer = assistant.ask(DEDUCTION)
    for citation in answer.citations:
        source = page.locator(f"#turn-0-source-{citation.number}")
        expect(source).not_to_have_attribute("open", "")
        turn.locator(f"a.mark[href='#turn-0-source-{citation.number}']").first.click()
        expect(source).to_have_attribute("open", "")
        marks = source.locator("mark")
        expect(marks.first).to_be_in_viewport()
        # Of a table row each cell is marked.
        quoted = cells(citation.quote) if citation.quote.startswith("|") else [citation.quote]
        assert marks.all_text_contents() == quoted
    link = page.locator("a.original").first
    expect(link).to_have_attribute("rel", "noopener")
    expect(link).to_have_attribute("href", re.compile(r"^https?://"))
    if os.environ.get("HARBOUR_SCREENSHOT"):
        for each in page.locator("details.source").all()[1:]:
            each.evaluate("source => { source.open = false; }")
        page.wait_for_timeout(1000)
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=SCREENSHOT)


def test_a_follow_up_is_in_view_below_and_leaves_the_earlier_answer_as_it_was(page: Page) -> None:
    page.locator("#example1").click()
    first = answered(page, DEDUCTION, 0)
    first.locator("a.mark").first.click()
    first.evaluate("turn => { turn.untouched = true; }")
    second = ask(page, "And what about the patent box?", 1)
    expect(second.locator(".asked")).to_be_in_viewport()
    expect(page.get_by_label(WORDS["question"])).to_be_in_viewport()
    expect(page.locator("#turn-0-source-1")).to_have_attribute("open", "")
    assert page.locator(".turn").count() == 2
    assert first.evaluate("turn => turn.untouched")


def test_how_a_follow_up_was_read_is_changed_and_asked_again(page: Page) -> None:
    ask(page, DEDUCTION)
    second = ask(page, "And what about the patent box?", 1)
    second.get_by_text(WORDS["change"], exact=True).click()
    read = second.get_by_label(WORDS["reading"])
    assert "patent box" in read.input_value() and "deduct" in read.input_value()
    read.fill("Which income does the patent box cover?")
    second.get_by_role("button", name=WORDS["ask_again"]).click()
    third = answered(page, "Which income does the patent box cover?", 2)
    expect(third.locator(".reading")).to_have_count(0)


def test_feedback_is_kept_with_its_reason_and_the_conversation(
    page: Page, settings: Settings
) -> None:
    ask(page, DEDUCTION)
    second = ask(page, "And what about the patent box?", 1)
    second.get_by_text(WORDS["wrong"]).click()
    second.get_by_label(WORDS["reason"]).fill("The rate is missing")
    second.get_by_role("button", name=WORDS["send"]).click()
    expect(second.locator("p.feedback")).to_have_text(WORDS["thanks"])
    page.locator("#turn-0").get_by_role("button", name=WORDS["useful"]).click()
    expect(page.locator("#turn-0 p.feedback")).to_be_focused()
    log = UseLog.open(settings)
    wrong, useful = log.all_feedback()[-2:]
    assert (wrong.verdict, wrong.reason) == ("wrong", "The rate is missing")
    assert [question for question, _ in wrong.history] == [DEDUCTION]
    assert (useful.verdict, useful.question, useful.history) == ("useful", DEDUCTION, ())
    read = second.locator("input[name=question]").input_value()
    assert [each.question for each in log.all_asked()][-2:] == [DEDUCTION, read]


def test_a_run_is_made_and_its_report_opened_beside_a_stored_one(
    page: Page, settings: Settings, requested: list[str]
) -> None:
    page.get_by_role("tab", name=WORDS["evaluate_tab"]).click()
    expect(page.get_by_role("radio", name="yesterday")).to_be_checked(timeout=WAIT)
    page.locator("#run").click()
    expect(page.get_by_role("alert")).to_have_text(WORDS["no_testset"])
    page.get_by_label("visas").check()
    name = page.get_by_label(WORDS["run_name"])
    name.fill("../out")
    page.locator("#run").click()
    expect(page.get_by_role("alert")).to_have_text(WORDS["bad_name"])
    name.fill("today")
    page.locator("#run").click()
    done = WORDS["ran"].format(name="today", total=1)
    expect(page.locator("#run-progress")).to_have_text(done, timeout=WAIT)
    assert (settings.runs / "today" / "report.html").is_file()
    expect(page.get_by_role("radio", name="today", exact=True)).to_be_checked()
    page.get_by_label(WORDS["before"]).select_option("yesterday")
    page.get_by_role("button", name=WORDS["open"]).click()
    title = WORDS["compared_with"].format(name="today", before="yesterday")
    frame = page.frame_locator(f"iframe[title='{title}']")
    expect(frame.get_by_role("heading", level=1)).to_be_in_viewport(timeout=WAIT)
    expect(frame.get_by_text(str(QUESTION["question"])).first).to_be_attached()
    assert {urlsplit(url).hostname for url in requested if url.startswith("http")} == {"127.0.0.1"}


def test_an_upload_becomes_a_test_set_and_its_faults_are_told(page: Page) -> None:
    page.get_by_role("tab", name=WORDS["evaluate_tab"]).click()
    page.locator("input[type=file]").set_input_files(
        {"name": "mine.jsonl", "mimeType": "text/plain", "buffer": b'{"id": "a"}\n'}
    )
    expect(page.get_by_label("mine.jsonl")).to_be_checked(timeout=WAIT)
    page.locator("#run").click()
    expect(page.get_by_role("alert")).to_contain_text("mine.jsonl, line 1", timeout=WAIT)
    assert "/" not in (page.get_by_role("alert").text_content() or "").split(",")[0]


@pytest.mark.parametrize(
    ("locale", "language"), [("zh-HK", "zh-Hant"), ("zh-CN", "zh-Hans"), ("de-DE", "en")]
)
def test_the_language_is_the_browsers_until_another_is_chosen(
    browser: Browser, address: str, locale: str, language: str
) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#ask")).to_have_text(TEXT[language]["ask"], timeout=WAIT)
    expect(page.locator("html")).to_have_attribute("lang", language)
    if language == "zh-Hant":
        page.locator("#example1").click()
        turn = answered(page, TEXT["zh-Hant"]["example1"], 0)
        page.locator("#language").get_by_text("简体中文").click()
        words = TEXT["zh-Hans"]
        expect(turn.locator(".feedback")).to_contain_text(words["feedback"])
        page.get_by_role("tab", name=words["evaluate_tab"]).click()
        expect(page.get_by_role("button", name=words["open"])).to_be_visible()
        page.reload()
        expect(page.locator("#ask")).to_have_text(words["ask"], timeout=WAIT)
        expect(page.get_by_placeholder(words["placeholder"])).to_be_visible()
    context.close()


def test_a_phone_needs_no_scrolling_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    turn = ask(page, DEDUCTION)
    turn.locator("a.mark").first.click()
    expect(page.locator("#turn-0-source-1 mark")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("tab", name=WORDS["evaluate_tab"]).click()
    expect(page.locator("#runs-list")).to_be_visible(timeout=WAIT)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_question_is_asked_and_its_source_read_by_keyboard_alone(page: Page) -> None:
    expect(page.get_by_label(WORDS["question"])).to_be_focused(timeout=WAIT)
    page.keyboard.type(DEDUCTION)
    page.keyboard.press("Enter")
    answered(page, DEDUCTION, 0)
    page.locator("a.mark").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#turn-0-source-1 summary")).to_be_focused()
    expect(page.locator("#turn-0-source-1 mark")).to_be_in_viewport()


def test_markup_in_a_question_is_shown_and_not_run(page: Page, requested: list[str]) -> None:
    question = "<script>window.taken = 1</script><img src=x onerror='window.taken=1'> ${1+1} {{x}}"
    turn = ask(page, question)
    assert turn.locator("script, img").count() == 0
    assert page.evaluate("window.taken") is None
    hosts = {urlsplit(url).hostname for url in requested if not url.startswith(("data:", "blob:"))}
    assert hosts == {"127.0.0.1"}


def test_a_problem_is_one_sentence_and_the_question_is_not_lost(
    page: Page, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise QuestionError("This <cannot> be asked")

    monkeypatch.setattr(assistant, "ask", refuse)
    page.get_by_label(WORDS["question"]).fill("Anything")
    page.locator("#ask").click()
    expect(page.locator("#turn-0 .problem")).to_have_text("This <cannot> be asked", timeout=WAIT)
    expect(page.get_by_label(WORDS["question"])).to_have_value("Anything")
    monkeypatch.undo()
    ask(page, DEDUCTION)
    assert page.locator(".turn").count() == 1
