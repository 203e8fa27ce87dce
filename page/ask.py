"""The Ask tab: a conversation that reads downwards, and the question below it."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import gradio as gr

from assistant.assistant import Assistant
from assistant.errors import AssistantError
from assistant.use.log import UseLog
from corpus.document import Language
from corpus.question import MAX_QUESTION
from page.answer_view import (
    MAX_REASON,
    feedback_html,
    feedback_id,
    part_html,
    thanks_html,
    turn_html,
    turn_id,
)
from page.asking import asked
from page.live import Patch, live
from page.markup import escape
from page.source_pages import SourcePages
from page.texts import EXAMPLES, TEXT
from page.turn import Turn, history

EVENTS = ("judge", "rephrase", "sheet", "document")
PAUSE = 0.06  # seconds between the lines of an answer as it appears
_HIDDEN: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


class AskTab:
    """The components of the tab, and what happens with them."""

    def __init__(
        self, assistant: Assistant, use: UseLog, pages: SourcePages, language: gr.Radio
    ) -> None:
        """Build the tab where it is called; `language` is the page's switch."""
        self._assistant = assistant
        self._use = use
        self._language = language
        self._pages = pages
        words = TEXT["en"]
        self.turns = gr.State([])
        self._judged = gr.State(())
        self.conversation = live("conversation", words["conversation"], EVENTS, ("source.js",))
        with gr.Row(elem_classes="examples"):
            self._lead = gr.HTML(_lead("en"))
            self._examples = [
                gr.Button(words[key], elem_id=key, elem_classes="example") for key in EXAMPLES
            ]
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
        asking: list[tuple[Any, gr.Textbox | gr.Button]] = [
            (self._button.click, question),
            (question.submit, question),
            *((each.click, each) for each in self._examples),
        ]
        for event, asked_in in asking:
            event(
                self._ask,
                [asked_in, language, turns],
                [question, turns, conversation],
                concurrency_id="assistant",
                **_HIDDEN,
            )
        conversation.rephrase(
            self._rephrase,
            [language, turns],
            [turns, conversation],
            concurrency_id="assistant",
            **_HIDDEN,
        )
        conversation.judge(
            self._judge,
            [language, turns, self._judged],
            [self._judged, conversation],
            **_HIDDEN,
        )
        conversation.sheet(
            self._pages.drawn,
            [language, turns],
            conversation,
            concurrency_id="sheets",
            concurrency_limit=2,
            **_HIDDEN,
        )
        language.change(
            self._switch,
            [language, turns, self._judged],
            [self._lead, *self._examples, question, self._button, conversation],
            **_HIDDEN,
        )

    def from_document(self, event: Any) -> None:
        """Let a form elsewhere ask about one document: its fields are `question`, `document`."""
        event(
            self._ask_document,
            [self._language, self.turns],
            [self.turns, self.conversation],
            concurrency_id="assistant",
            **_HIDDEN,
        )

    def _ask(
        self, question: str | None, shown: Language, past: list[Turn]
    ) -> Iterator[tuple[Any, list[Turn], list[Patch]]]:
        """Empty the box at once; what could not be asked is put back."""
        box: Any = ""
        for turns, patches in self._answering((question or "").strip(), shown, past, past):
            yield (turns[-1].question if turns[-1].problem else box), turns, patches
            box = gr.skip()

    def _ask_document(
        self, shown: Language, past: list[Turn], event: gr.EventData
    ) -> Iterator[tuple[list[Turn], list[Patch]]]:
        """Ask about one document; the question stands alone."""
        question = str(event._data.get("question", "")).strip()
        document = str(event._data.get("document", ""))
        yield from self._answering(question, shown, past, (), document)

    def _rephrase(
        self, shown: Language, past: list[Turn], event: gr.EventData
    ) -> Iterator[tuple[list[Turn], list[Patch]]]:
        """Ask what a reader made of the question as it was read; it stands alone."""
        question = str(event._data.get("question", "")).strip()
        yield from self._answering(question, shown, past, ())

    def _answering(
        self,
        question: str,
        shown: Language,
        past: Sequence[Turn],
        follows: Sequence[Turn],
        document: str = "",
    ) -> Iterator[tuple[list[Turn], list[Patch]]]:
        """Yield the conversation and what is new on the page, line by line at the end."""
        before = [turn for turn in past if turn.answer]
        now = Turn(len(before), question, document=document)
        words = TEXT[shown]
        yield [*before, now], [{**self._patch(now, shown), "tell": words["searching"]}]
        now = asked(self._assistant, now, [turn for turn in follows if turn.answer], shown)
        if now.answer:
            # What one document does not say is no gap of the library.
            if not document:
                self._use.asked(now.answer)
            # What it was found among is not kept as long as the conversation lasts.
            now = replace(now, answer=replace(now.answer, passages=(), confidence=None))
        turns = [*before, now]
        if now.answer:
            lines = now.answer.text.splitlines()
            for most in range(1, len(lines)):
                if lines[most].strip():
                    yield turns, [_patch(now, part_html(now, lines[:most], shown))]
                    time.sleep(PAUSE)
        tell = words["answered"] if now.answer else ""
        yield turns, [{**self._patch(now, shown), "tell": tell}]

    def _judge(
        self, shown: Language, turns: list[Turn], judged: tuple[int, ...], event: gr.EventData
    ) -> tuple[tuple[int, ...], list[Patch]]:
        """Keep what a reader says of an answer."""
        number, verdict = event._data.get("turn"), event._data.get("verdict")
        reason = str(event._data.get("reason", "")).strip()[:MAX_REASON]
        turn = next((each for each in turns if each.number == number and each.answer), None)
        if turn is None or turn.answer is None or verdict not in ("useful", "wrong"):
            return judged, []
        if verdict == "wrong" and not reason:
            return judged, [_form(turn, shown, TEXT[shown]["no_reason"])]
        try:
            reason = reason if verdict == "wrong" else ""
            before = history(turns[: turn.number])
            self._use.feedback(turn.answer, before, verdict, reason)
        except AssistantError as error:
            return judged, [_form(turn, shown, str(error), reason)]
        thanks = Patch(id=feedback_id(turn.number), html=thanks_html(turn.number, shown))
        return (*judged, turn.number), [thanks]

    def _switch(self, shown: Language, turns: list[Turn], judged: tuple[int, ...]) -> list[Any]:
        words = TEXT[shown]
        patches = [self._patch(turn, shown, turn.number in judged) for turn in turns]
        return [
            _lead(shown),
            *(gr.update(value=words[key]) for key in EXAMPLES),
            gr.update(label=words["question"], placeholder=words["placeholder"]),
            gr.update(value=words["ask"]),
            gr.update(value=patches, label=words["conversation"]),
        ]

    def _patch(self, turn: Turn, shown: Language, judged: bool = False) -> Patch:
        return _patch(turn, turn_html(self._assistant.index, turn, shown, judged))


def _patch(turn: Turn, html: str) -> Patch:
    return Patch(id=turn_id(turn.number), html=html)


def _form(turn: Turn, shown: Language, problem: str, reason: str = "") -> Patch:
    html = feedback_html(turn.number, shown, problem, reason)
    return Patch(id=feedback_id(turn.number), html=html)


def _lead(shown: Language) -> str:
    return f"<span>{escape(TEXT[shown]['examples'])}</span>"
