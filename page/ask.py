"""The Ask tab: a conversation that reads downwards, and the question below it."""

from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.assistant import Assistant
from assistant.use.log import UseLog
from corpus.document import Language
from corpus.question import MAX_QUESTION
from ingest.records import DocumentRecord
from page.answer_view import turn_id
from page.answering import Answering
from page.conversations import Conversations
from page.judging import judge
from page.live import Patch, live
from page.markup import escape
from page.narrow_view import narrow_patch, told_patch
from page.narrowed import Narrowed, narrowed_of
from page.save_box import SaveBox
from page.shared import shared_turn
from page.source_pages import SourcePages
from page.texts import EXAMPLES, TEXT
from page.turn import Turn

EVENTS = ("judge", "rephrase", "sheet", "document")
_HIDDEN: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
# Questions that are answered at the same time: in the documents' own words the cores are busy, and
# while one answer appears line by line the next is looked for; a language model is waited for.
_AT_ONCE, _AT_ONCE_WITH_A_MODEL = 2, 8
# The name of this tab of the browser, which outlives a reload.
_TAB = """(language) => {
  const drawn = () => Array.from(crypto.getRandomValues(new Uint8Array(16)),
    (each) => each.toString(16).padStart(2, '0')).join('');
  const tab = sessionStorage.getItem('harbour-tab') || drawn();
  sessionStorage.setItem('harbour-tab', tab);
  return [language, tab];
}"""
# The question that an address carries is asked once, not again at each reload.
_SHARED = """(language, tab, turns, address) => {
  const shared = location.hash.startsWith('#ask?') ? location.hash : '';
  if (shared) history.replaceState(null, '', location.pathname + location.search);
  return [language, tab, turns, shared];
}"""
_TO_THE_QUESTION = "() => document.querySelector('#question textarea').focus()"


class AskTab:
    """The components of the tab, and what happens with them."""

    def __init__(
        self, assistant: Assistant, use: UseLog, pages: SourcePages, language: gr.Radio
    ) -> None:
        """Build the tab where it is called; `language` is the page's switch."""
        self._answering = Answering(assistant, use)
        self._conversations = Conversations(assistant.index)
        self._asks: dict[str, Any] = {
            "concurrency_id": "assistant",
            "concurrency_limit": _AT_ONCE_WITH_A_MODEL if assistant.generates else _AT_ONCE,
            **_HIDDEN,
        }
        self._use = use
        self._index = assistant.index
        self._language = language
        self._pages = pages
        words = TEXT["en"]
        self.turns, self._tab = gr.State([]), gr.State("")
        self._drawn, self._address = gr.Textbox(visible=False), gr.Textbox(visible=False)
        self.conversation = live("conversation", words["conversation"], EVENTS, ("source.js",))
        self._save = SaveBox(assistant.index, self.turns, language)
        with gr.Row(elem_classes="examples"):
            self._lead = gr.HTML(_lead("en"))
            self._examples = [
                gr.Button(words[key], elem_id=key, elem_classes="example") for key in EXAMPLES
            ]
        self._narrowed = gr.State(Narrowed())
        self._narrow = live("narrow", words["narrow"], ("narrow",))
        with gr.Row(elem_classes="asking"):
            self._question = gr.Textbox(
                label=words["question"],
                placeholder=words["placeholder"],
                max_length=MAX_QUESTION,
                max_lines=4,
                autofocus=True,
                elem_id="question",
            )
            self._button = gr.Button(words["ask"], variant="primary", elem_id="ask")
        self._wire(language)

    def _wire(self, language: gr.Radio) -> None:
        turns, conversation, question = self.turns, self.conversation, self._question
        given = [language, self._tab, turns]
        narrowed = self._narrowed
        asking: list[tuple[Any, gr.Textbox | gr.Button]] = [
            (self._button.click, question),
            (question.submit, question),
            *((each.click, each) for each in self._examples),
        ]
        asked = [
            event(
                self._ask,
                [*given, narrowed, asked_in],
                [turns, conversation, question],
                **self._asks,
            )
            for event, asked_in in asking
        ]
        again = conversation.rephrase
        asked.append(again(self._again, [*given, narrowed], [turns, conversation], **self._asks))
        self._narrow.narrow(self._narrower, language, [narrowed, self._narrow], **_HIDDEN)
        conversation.judge(self._judge, given, [turns, conversation], **_HIDDEN)
        conversation.sheet(
            self._pages.drawn,
            [language, turns],
            conversation,
            concurrency_id="sheets",
            concurrency_limit=2,
            **_HIDDEN,
        )
        for event in asked:
            self._settles(event)
        anew = self._save.anew
        anew.click(self._anew, given, [turns, conversation], cancels=asked, **_HIDDEN)
        anew.click(None, None, None, js=_TO_THE_QUESTION, api_visibility="private")
        language.change(
            self._switch,
            [language, turns, narrowed],
            [self._lead, *self._examples, question, self._button, conversation, self._narrow],
            **_HIDDEN,
        )

    def _settles(self, asked: Any) -> None:
        # The language may have been switched while the answer was on its way.
        asked.success(self._settle, [self._language, self.turns], self.conversation, **_HIDDEN)

    def from_document(self, event: Any) -> None:
        """Let a form elsewhere ask about one document: its fields are `question`, `document`."""
        given = [self._language, self._tab, self.turns, self._narrowed]
        self._settles(event(self._again, given, [self.turns, self.conversation], **self._asks))

    def resume(self, loaded: Any) -> None:
        """Let the conversation of this tab of the browser go on once the page is `loaded`."""
        resumed = loaded.then(
            self._resume,
            [self._language, self._drawn, self.turns],
            [self._tab, self.turns, self.conversation, self._narrow],
            js=_TAB,
            **_HIDDEN,
        )
        given = [self._language, self._tab, self.turns, self._address]
        shown = [self.turns, self.conversation]
        self._settles(resumed.then(self._ask_shared, given, shown, js=_SHARED, **self._asks))

    def _ask(
        self, shown: Language, tab: str, past: list[Turn], by: Narrowed, question: str | None
    ) -> Iterator[tuple[list[Turn], list[Patch], Any]]:
        """Empty the box at once; what could not be asked is put back."""
        turn = Turn(0, (question or "").strip(), where=by.where)
        box: Any = ""
        for turns, patches in self._steps(turn, past, past, shown, tab):
            yield turns, patches, (turn.question if turns[-1].problem else box)
            box = gr.skip()

    def _again(
        self, shown: Language, tab: str, past: list[Turn], by: Narrowed, event: gr.EventData
    ) -> Iterator[tuple[list[Turn], list[Patch]]]:
        """Ask what a form says, as it stands alone: of one document, or of `all`."""
        question = str(event._data.get("question", "")).strip()
        document = str(event._data.get("document", ""))
        where = () if document or event._data.get("all") else by.where
        turn = Turn(0, question, document=document, where=where)
        yield from self._steps(turn, past, [], shown, tab)

    def _ask_shared(
        self, shown: Language, tab: str, past: list[Turn], address: str
    ) -> Iterator[tuple[Any, Any]]:
        """Ask what the address of the page carries."""
        turn = shared_turn(address)
        if turn is None:
            yield gr.skip(), gr.skip()
        else:
            yield from self._steps(turn, past, [], shown, tab)

    def _steps(
        self, turn: Turn, past: list[Turn], follows: list[Turn], shown: Language, tab: str
    ) -> Iterator[tuple[list[Turn], list[Patch]]]:
        for turns, patches in self._answering.steps(turn, past, follows, shown):
            yield turns, patches
        self._conversations.keep(tab, turns)

    def _settle(self, shown: Language, turns: list[Turn]) -> Any:
        return self._answering.settled(turns, shown) or gr.skip()

    def _judge(
        self, shown: Language, tab: str, turns: list[Turn], event: gr.EventData
    ) -> tuple[list[Turn], list[Patch]]:
        judged = judge(self._use, turns, event._data, shown)
        self._conversations.keep(tab, judged.turns)
        return judged.turns, judged.patches

    def _anew(self, shown: Language, tab: str, turns: list[Turn]) -> tuple[list[Turn], list[Patch]]:
        """Begin a new conversation; the old one is forgotten."""
        self._conversations.keep(tab, [])
        gone = [Patch(id=turn_id(turn.number), html="") for turn in turns]
        return [], [{**each, "tell": TEXT[shown]["emptied"]} for each in gone]

    def _resume(
        self, shown: Language, tab: str, turns: list[Turn]
    ) -> tuple[str, Any, Any, list[Patch]]:
        """Show a tab's conversation again, unless it has gone on since; the filters are open."""
        kept = [] if turns else self._conversations.of(tab)
        narrow = [narrow_patch(self._records, Narrowed(), shown)]
        if not kept:
            return tab, gr.skip(), gr.skip(), narrow
        return tab, kept, [self._answering.patch(turn, shown) for turn in kept], narrow

    def _narrower(self, shown: Language, event: gr.EventData) -> tuple[Narrowed, list[Patch]]:
        """Ask some documents only from now on, as a form says."""
        by = narrowed_of(event._data, self._records)
        return by, [told_patch(by, shown)]

    @property
    def _records(self) -> list[DocumentRecord]:
        return list(self._index.documents.values())

    def _switch(self, shown: Language, turns: list[Turn], by: Narrowed) -> list[Any]:
        words = TEXT[shown]
        patches = [self._answering.patch(turn, shown) for turn in turns]
        # Without turns nothing is put: a conversation may be about to be shown again.
        there: dict[str, Any] = {"value": patches} if patches else {}
        return [
            _lead(shown),
            *(gr.update(value=words[key]) for key in EXAMPLES),
            gr.update(label=words["question"], placeholder=words["placeholder"]),
            gr.update(value=words["ask"]),
            gr.update(label=words["conversation"], **there),
            gr.update(label=words["narrow"], value=[narrow_patch(self._records, by, shown)]),
        ]


def _lead(shown: Language) -> str:
    return f"<span>{escape(TEXT[shown]['examples'])}</span>"
