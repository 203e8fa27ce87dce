"""Whether what answers a question is among the first passages: success, recall, RR, nDCG.

k counts passages, since passages are what is read: a document (section, page) that comes again
gains nothing. The definitions are trec_eval's and the tests hold them against it; it is no
dependency at runtime, as its wheels leave out Linux on ARM.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.evaluation.record import Record, Retrieved
from corpus.document import SECTION_SEPARATOR
from corpus.question import Question, comparable, holds_fact


@dataclass(frozen=True)
class Ranking:
    """What is relevant (unit -> gain, 0 or more) and the unit of each passage, best first."""

    gains: Mapping[str, int]
    units: tuple[str, ...]

    @property
    def found(self) -> tuple[int, ...]:
        """The gain at each rank: 0 for what is not relevant or has been seen."""
        seen: set[str] = set()
        gains: list[int] = []
        for unit in self.units:
            gains.append(0 if unit in seen else self.gains.get(unit, 0))
            seen.add(unit)
        return tuple(gains)


def success(ranking: Ranking, k: int) -> float:
    """Success@k: 1 if something relevant is among the first k, else 0."""
    return float(any(ranking.found[:k]))


def recall(ranking: Ranking, k: int) -> float:
    """Recall@k = relevant among the first k / relevant.

    Reference documents may be alternatives, one of which is enough: then success says more.
    """
    relevant = sum(gain > 0 for gain in ranking.gains.values())
    return sum(gain > 0 for gain in ranking.found[:k]) / relevant if relevant else 0.0


def reciprocal_rank(ranking: Ranking) -> float:
    """1 / rank of the first that is relevant, 0 if none is among those kept (Voorhees 1999)."""
    return next((1 / rank for rank, gain in enumerate(ranking.found, 1) if gain), 0.0)


def ndcg(ranking: Ranking, k: int) -> float:
    """nDCG@k = DCG@k / DCG@k of the best order, DCG@k = sum of gain / log2(rank + 1).

    Järvelin & Kekäläinen 2002, with trec_eval's linear gains.
    """
    best = _dcg(tuple(sorted(ranking.gains.values(), reverse=True)), k)
    return _dcg(ranking.found, k) / best if best else 0.0


def _dcg(gains: tuple[int, ...], k: int) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains[:k], start=1))


@dataclass(frozen=True)
class Level:
    """What a passage brings: its document, section, page, or itself."""

    name: str
    applies: Callable[[Question], bool]
    ranking: Callable[[Record], Ranking]


def _documents(record: Record) -> Ranking:
    question = record.question
    gains = {document: 1 for document in question.documents} | dict(question.gains)
    return Ranking(gains, tuple(each.document for each in record.retrieved))


def _sections(record: Record) -> Ranking:
    def unit(each: Retrieved) -> str:
        named = record.question.names_section(each.document, each.section)
        return each.section.split(SECTION_SEPARATOR)[-1] if named else ""

    gains = {section: 1 for section in record.question.sections}
    return Ranking(gains, tuple(unit(each) for each in record.retrieved))


def _pages(record: Record) -> Ranking:
    gains = {f"{document} {page}": 1 for document, page in record.question.pages}
    units = tuple(f"{each.document} {each.page}" for each in record.retrieved)
    return Ranking(gains, units)


def _passages(record: Record) -> Ranking:
    """Rank passages: relevant is one of a reference document that holds a piece of evidence.

    With evidence, its pieces are what there is to find, and a passage brings the first that none
    before it held. Without, a passage is relevant when it stands in a reference section and holds
    one of the reference facts; how many there are is not known, so that success and reciprocal
    rank apply, recall and nDCG do not.
    """
    question = record.question
    if not question.evidence:
        units = tuple("relevant" if _answers(question, each) else "" for each in record.retrieved)
        return Ranking({"relevant": 1}, units)
    left = {piece: comparable(piece) for piece in question.evidence}
    found: list[str] = []
    for each in record.retrieved:
        text = comparable(each.text) if each.document in question.documents else ""
        unit = next((piece for piece, folded in left.items() if folded in text), "")
        left.pop(unit, None)
        found.append(unit)
    return Ranking({piece: 1 for piece in question.evidence}, tuple(found))


def _answers(question: Question, each: Retrieved) -> bool:
    return question.names_section(each.document, each.section) and any(
        holds_fact(each.text, fact) for fact in question.must_include
    )


LEVELS: tuple[Level, ...] = (
    Level("document", lambda question: question.answerable, _documents),
    Level("section", lambda question: bool(question.sections), _sections),
    Level("page", lambda question: bool(question.pages), _pages),
    Level(
        "passage",
        lambda question: bool(question.evidence or (question.sections and question.must_include)),
        _passages,
    ),
)
