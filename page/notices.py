"""What a reader is told beside an answer: what was left out of the search, and what it needs."""

from dataclasses import dataclass

from assistant.wording import words as answer_words
from corpus.document import Language
from page.turn import Turn


@dataclass(frozen=True)
class Notice:
    """A sentence beside an answer, and its language."""

    text: str
    language: Language


def notices_of(turn: Turn) -> list[Notice]:
    """Give the notices of a turn; how its question was read is told elsewhere."""
    answer = turn.answer
    if answer is None:
        return []
    read = answer_words("read_as", answer.language, question=answer.read_as)
    return [Notice(each, answer.language) for each in answer.notices if each != read]


def caution_of(turn: Turn) -> Notice | None:
    """Give the notice that a reader must see before the answer: that it may not be one."""
    assert turn.answer is not None
    caution = Notice(answer_words("doubtful", turn.answer.language), turn.answer.language)
    return caution if caution in notices_of(turn) else None
