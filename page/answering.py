"""A question is answered: what is new on the page, step by step."""

import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace

from assistant.assistant import Assistant
from assistant.explanation import explanation
from assistant.use.log import UseLog
from corpus.document import Language
from page.answer_view import part_html, said_html, suggested_id, turn_html, turn_id
from page.asking import asked
from page.live import Patch
from page.streaming import streaming
from page.suggestions import suggestions
from page.texts import TEXT
from page.turn import Turn, answered, next_number

_APPEARS = 0.2  # seconds in which an answer's lines come after the first


class Answering:
    """Answers the questions of conversations."""

    def __init__(self, assistant: Assistant, use: UseLog) -> None:
        self._assistant = assistant
        self._use = use

    def steps(
        self,
        turn: Turn,
        past: Sequence[Turn],
        follows: Sequence[Turn],
        shown: Language,
    ) -> Iterator[tuple[list[Turn], list[Patch]]]:
        """Yield the conversation and what is new on the page; its number is given to the turn.

        It follows what was asked in `follows`. A language model's sentences come as they pass the
        check, the documents' own words line by line. Steps that come at once show as the last.
        """
        # What to ask next stands below the last answer only.
        before = [replace(each, suggested=()) for each in answered(past)]
        now = replace(turn, number=next_number(before), shown=shown)
        gone = [Patch(id=suggested_id(each.number), html="") for each in past if each.suggested]
        searching: Patch = {**self.patch(now, shown), "tell": TEXT[shown]["searching"]}
        yield [*before, now], [*gone, searching]
        waiting = now
        steps = streaming(
            lambda say: asked(self._assistant, waiting, answered(follows), shown, say)
        )
        streamed = False
        with closing(steps):
            for step in steps:
                if isinstance(step, Turn):
                    now = step
                else:
                    streamed = True
                    yield [*before, now], [*gone, _patch(now, said_html(now, step, shown))]
        if now.answer:
            # What some of the documents do not say is no gap of the library.
            if not now.document and not now.where:
                self._use.asked(now.answer)
            # What it was found among is not kept as long as the conversation lasts.
            kept = replace(now.answer, passages=(), confidence=None, generated=None)
            asked_before = [each.question for each in (*before, now)]
            now = replace(
                now,
                answer=kept,
                why=explanation(now.answer),
                suggested=suggestions(
                    self._assistant.index, self._assistant.glossary, kept, asked_before
                ),
            )
        turns = [*before, now]
        if not streamed:
            for patch in _lines(now, shown):
                yield turns, [*gone, patch]
        tell = TEXT[shown]["answered"] if now.answer else ""
        yield turns, [*gone, {**self.patch(now, shown), "tell": tell}]

    def settled(self, turns: Sequence[Turn], shown: Language) -> list[Patch]:
        """Give the last turn anew where the page has another language than when it was asked."""
        return [self.patch(turn, shown) for turn in turns[-1:] if turn.shown != shown]

    def patch(self, turn: Turn, shown: Language) -> Patch:
        """Give a turn as it stands in the conversation."""
        return _patch(turn, turn_html(self._assistant.index, turn, shown))


def _lines(turn: Turn, shown: Language) -> Iterator[Patch]:
    """Give an answer up to each of its lines but the last, in a short time."""
    lines = turn.answer.text.splitlines() if turn.answer else []
    ends = [number for number in range(1, len(lines)) if lines[number].strip()]
    for end in ends:
        yield _patch(turn, part_html(turn, lines[:end], shown))
        time.sleep(_APPEARS / len(ends))


def _patch(turn: Turn, html: str) -> Patch:
    return Patch(id=turn_id(turn.number), html=html)
