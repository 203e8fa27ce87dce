"""A conversation -> a paper: questions with their answers, and one list of numbered sources."""

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Answer
from assistant.briefing.apparatus import annex, note_of, sources
from assistant.briefing.bibliography import Bibliography
from assistant.briefing.labels import label
from assistant.briefing.paper import Block, Bullets, Heading, Paper, Paragraph, Run, Runs
from assistant.citation import Citation
from corpus.document import Language
from ingest.chat_settings import EXTRACTIVE
from ingest.index import Index
from page.among import among
from page.notices import Notice, notices_of
from page.texts import TEXT
from page.turn import Turn

_BULLET = "- "
_ROW = re.compile(r"((?:\[\d{1,3}\])+)")
_MARKS = re.compile(rf"\s*{_ROW.pattern}")
_NUMBER = re.compile(r"\d+")
_BOLD = re.compile(r"\*\*(\S(?:[^*]*\S)?)\*\*")


def conversation_paper(index: Index, turns: Sequence[Turn], day: str, shown: Language) -> Paper:
    """Give the paper of what was answered, as of `day`, in the language that is `shown`.

    A quote has one number, whatever answers cite it.
    """
    written = _Written(index, shown)
    answered = [turn for turn in turns if turn.answer]
    blocks = [block for turn in answered for block in written.turn(turn)]
    evidence = written.bibliography.evidence
    if evidence:
        blocks += [*sources(evidence, shown), *annex(evidence, shown)]
    words = TEXT[shown]
    return Paper(
        title=words["paper_title"],
        subtitle=words["paper_subtitle"].format(day=day),
        running=words["paper_running"].format(day=day, documents=len(index.documents)),
        language=shown,
        contents_title=label("contents", shown),
        notes_title=label("notes", shown),
        blocks=tuple(blocks),
        notes={
            number: tuple(note_of(each, shown)) for number, each in enumerate(evidence, start=1)
        },
    )


class _Written:
    def __init__(self, index: Index, shown: Language) -> None:
        self.bibliography = Bibliography(index)
        self._index = index
        self._shown = shown

    def turn(self, turn: Turn) -> Iterator[Block]:
        answer = turn.answer
        assert answer is not None
        yield Heading(1, turn.question, f"question-{turn.number + 1}")
        if answer.read_as:
            read = f"{TEXT[self._shown]['read_as']} {answer.read_as}"
            yield Paragraph((Run(read, language=self._other(answer.language)),), "note")
        only_from = among(self._index, turn, self._shown)
        if only_from:
            told = f"{TEXT[self._shown]['only_from']} {only_from}"
            yield Paragraph((Run(told),), "note")
        for block in answer.text.split("\n\n"):
            yield from self._block(block.strip().splitlines(), answer)
        for notice in notices_of(turn):
            yield Paragraph(tuple(self._noticed(notice, answer)), "note")

    def _block(self, lines: Sequence[str], answer: Answer) -> Iterator[Block]:
        items: list[Runs] = []
        for line in lines:
            if line.startswith(_BULLET):
                items.append(tuple(self._runs(line.removeprefix(_BULLET), answer)))
                continue
            yield from _list_of(items)
            items = []
            yield Paragraph(tuple(self._runs(line, answer)))
        yield from _list_of(items)

    def _runs(self, line: str, answer: Answer) -> Iterator[Run]:
        """Give the words of a line; those before marks are in the language of what they quote."""
        start = 0
        for found in _MARKS.finditer(line):
            citations = _cited(found[1], answer)
            if not citations:
                continue
            quoted = self._index.documents[citations[0].document].language
            spoken = quoted if answer.model == EXTRACTIVE else answer.language
            yield from self._words(line[start : found.start()], spoken)
            for each in citations:
                yield Run(mark=self.bibliography.number(each))
            start = found.end()
        yield from self._words(line[start:], answer.language)

    def _noticed(self, notice: Notice, answer: Answer) -> Iterator[Run]:
        """Give the words of a notice, whose marks are those of the answer."""
        for part in _ROW.split(notice.text):
            citations = _cited(part, answer)
            yield from (Run(mark=self.bibliography.number(each)) for each in citations)
            if part and not citations:
                yield Run(part, language=self._other(notice.language))

    def _words(self, text: str, spoken: Language) -> Iterator[Run]:
        for place, part in enumerate(_BOLD.split(text)):
            if part:
                yield Run(part, bold=place % 2 == 1, language=self._other(spoken))

    def _other(self, spoken: Language) -> Language | None:
        return None if spoken == self._shown else spoken


def _cited(marks: str, answer: Answer) -> list[Citation]:
    """Give what a row of marks points at; nothing where one of them is none."""
    cited = {each.number: each for each in answer.citations}
    numbers = [int(each) for each in _NUMBER.findall(marks)] if _ROW.fullmatch(marks) else []
    return [cited[number] for number in numbers] if set(numbers) <= set(cited) else []


def _list_of(items: Sequence[Runs]) -> Iterator[Block]:
    if items:
        yield Bullets(tuple(items))
