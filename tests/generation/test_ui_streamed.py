"""An answer in a browser while a model writes it: only what has passed the check appears."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Event

import pytest
from adversaries import Said, passages
from chromium import chromium, needs_chromium, refused, serving
from misbehaviours import QUESTION, the_rate
from playwright.sync_api import Page, expect
from scripted_server import Behaviour, Request, ScriptedServer

from assistant.assistant import Assistant
from assistant.generation.model import ChatModel
from assistant.reader import Reader
from corpus.glossary import load_glossary
from ingest.chat_settings import ChatSettings
from ingest.embed import Embedder
from ingest.index import Index
from ingest.settings import Settings
from page.texts import TEXT

WORDS = TEXT["en"]
WAIT = 60_000  # milliseconds
# Every text that the turn has ever shown, whatever replaced it later.
_WATCH = """
window.seen = [];
new MutationObserver(() => {
  const turn = document.querySelector("#turn-0");
  if (turn) window.seen.push(turn.innerText);
}).observe(document, {childList: true, subtree: true, characterData: true});
"""

pytestmark = needs_chromium


class Writer:
    """A model that writes a right sentence, a wrong one and a right one, each when it is let."""

    def __init__(self) -> None:
        self.let = [Event() for _ in range(3)]
        self.said: list[Said] = []

    def __call__(self, request: Request) -> Behaviour:
        right = the_rate(request)
        other = next(
            Said(sentence, [shown.number])
            for shown in passages(request.prompt)
            for sentence in shown.sentences
            if shown.number not in right.cited and sentence.isascii() and len(sentence) > 60
        )
        wrong = Said(right.text.replace("5%", "3%", 1), right.cited)
        if "found these wrong" in request.prompt:
            return Behaviour(_json([wrong]))
        self.said = [right, wrong, other]
        ends = [len(_json(self.said[:n]).removesuffix("]}")) for n in range(3)]
        return Behaviour(_json(self.said), gates=dict(zip(ends, self.let, strict=True)))


def _json(said: list[Said]) -> str:
    sentences = [{"text": each.text, "passages": list(each.cited)} for each in said]
    return json.dumps({"answered": True, "sentences": sentences})


@pytest.fixture
def writer() -> Writer:
    return Writer()


@pytest.fixture
def page(writer: Writer, index: Index, embedder: Embedder, tmp_path: Path) -> Iterator[Page]:
    with ScriptedServer(writer) as server:
        chat = ChatModel.load(
            ChatSettings("openai:scripted", server.url, timeout_seconds=60.0, retries=0),
            {"HARBOUR_ANSWER_KEY": "none"},
        )
        assistant = Assistant(
            index, embedder, load_glossary(), Reader.load(), "2026-11-24", chat=chat
        )
        settings = Settings(testsets=tmp_path, runs=tmp_path / "runs", use_folder=tmp_path / "use")
        with serving(assistant, settings) as address, chromium() as browser:
            page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-GB")
            told = refused(page)
            page.add_init_script(_WATCH)
            page.goto(address)
            expect(page.locator("#narrow-fold")).to_be_visible(timeout=WAIT)
            yield page
            assert told == []


def test_a_sentence_appears_when_it_has_passed_and_a_wrong_one_never_does(
    page: Page, writer: Writer
) -> None:
    page.get_by_label(WORDS["question"]).fill(QUESTION)
    page.keyboard.press("Enter")
    turn, said = page.locator("#turn-0"), page.locator("#turn-0 .answer")
    expect(turn).to_contain_text(WORDS["searching"])
    expect(said).to_have_count(0)
    writer.let[0].set()
    expect(said).to_contain_text("5%", timeout=WAIT)
    right, wrong, other = writer.said
    expect(said).to_have_text(f"{right.text} [1]")
    expect(turn).to_contain_text(WORDS["checking"])
    writer.let[1].set()
    page.wait_for_timeout(300)
    expect(said).to_have_text(f"{right.text} [1]")
    writer.let[2].set()
    expect(turn.locator(".feedback")).to_be_visible(timeout=WAIT)
    expect(said).to_contain_text(other.text)
    seen: list[str] = page.evaluate("window.seen")
    assert len(seen) > 3 and not [text for text in seen if wrong.text in text or "3%" in text]
    _opens_its_source(page, {1: right.text, 2: other.text})


def _opens_its_source(page: Page, quotes: Mapping[int, str]) -> None:
    for number, text in quotes.items():
        page.locator(f"#turn-0 a.mark[href$='source-{number}']").first.click()
        quoted = page.locator(f"#turn-0-source-{number} mark")
        expect(quoted).to_be_in_viewport()
        expect(quoted).to_contain_text(text)
