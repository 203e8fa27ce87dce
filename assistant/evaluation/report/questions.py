"""Every question with its answer, its reference, and why it counted as it did."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from markupsafe import Markup

from assistant.citation import Citation
from assistant.evaluation.folder import Timings, name_of
from assistant.evaluation.paired import Comparison
from assistant.evaluation.record import Record, Retrieved
from assistant.evaluation.report.answer_text import answer_html
from assistant.evaluation.report.facts import Fact, facts_of, nuggets_of
from assistant.evaluation.report.verdict import Verdict, judged, scope, verdict
from assistant.evaluation.report.visible import cut
from assistant.evaluation.report.why import place_levels, why
from corpus.document import Language

_COLUMNS = 300  # of a retrieved passage's text: 300 letters or 150 Chinese characters

Turned = Literal["", "turned right", "turned wrong"]


@dataclass(frozen=True)
class Quote:
    """A citation, whether its words stand in the document, and their language where known."""

    citation: Citation
    exact: bool
    language: Language | None


@dataclass(frozen=True)
class Found:
    """A retrieved passage: the beginning of it, and in what it is right."""

    passage: Retrieved
    beginning: str
    hits: tuple[str, ...]


@dataclass(frozen=True)
class Before:
    """How a question ended in the run before."""

    record: Record
    verdict: Verdict
    answer: Markup


@dataclass(frozen=True)
class Asked:
    """One question of a run; `anchor` is where it stands in the page."""

    name: str
    anchor: str
    record: Record
    verdict: Verdict
    judged: str
    scope: str
    turned: Turned
    answer: Markup
    why: tuple[str, ...]
    quotes: tuple[Quote, ...]
    facts: tuple[Fact, ...]
    nuggets: tuple[Fact, ...]
    found: tuple[Found, ...]
    milliseconds: float | None
    before: Before | None = None


def asked(
    records: Sequence[Record],
    timings: Timings,
    others: Sequence[Record] = (),
    comparison: Comparison | None = None,
) -> list[Asked]:
    """Give the questions in their order, but those that turned wrong or right come first."""
    turned: dict[str, Turned] = {}
    if comparison is not None:
        turned |= {name: "turned wrong" for name in comparison.turned_wrong}
        turned |= {name: "turned right" for name in comparison.turned_right}
    unpaired = set(comparison.unpaired) if comparison else set()
    old = {name_of(each): each for each in others if name_of(each) not in unpaired}
    found = [
        _asked(each, turned.get(name_of(each), ""), timings, old.get(name_of(each)))
        for each in records
    ]
    order: Mapping[Turned, int] = {"turned wrong": 0, "turned right": 1, "": 2}
    return sorted(found, key=lambda each: order[each.turned])


def _anchor(record: Record) -> str:
    """Give the part of an address behind "#" that opens a question."""
    return f"{quote(record.testset, safe='')}/{quote(record.question.id, safe='')}"


def _asked(record: Record, turned: Turned, timings: Timings, before: Record | None) -> Asked:
    name = name_of(record)
    facts = tuple(facts_of(record))
    anchor = _anchor(record)
    marks = {each.number for each in record.citations}
    return Asked(
        name=name,
        anchor=anchor,
        record=record,
        verdict=verdict(record),
        judged=judged(record),
        scope=scope(record.question),
        turned=turned,
        answer=answer_html(record.text, marks, anchor),
        why=tuple(why(record)),
        quotes=_quotes(record),
        facts=facts,
        nuggets=tuple(nuggets_of(record)),
        found=_found(record, facts),
        milliseconds=timings.get(name, {}).get("total"),
        before=None if before is None else _before(before),
    )


def _before(record: Record) -> Before:
    # Its quotes are not shown: its marks stay text.
    return Before(record, verdict(record), answer_html(record.text, (), ""))


def _quotes(record: Record) -> tuple[Quote, ...]:
    languages = {each.document: each.language for each in record.retrieved}
    pairs = zip(record.citations, record.quotes_exact, strict=True)
    return tuple(Quote(each, exact, languages.get(each.document)) for each, exact in pairs)


def _found(record: Record, facts: Sequence[Fact]) -> tuple[Found, ...]:
    hits: list[list[str]] = [[] for _ in record.retrieved]
    for level in place_levels(record.question):
        ranking = level.ranking(record)
        for place, unit in enumerate(ranking.units):
            if ranking.gains.get(unit, 0) > 0:
                hits[place].append(level.name)
    for number, fact in enumerate(facts, start=1):
        for place, each in enumerate(record.retrieved):
            if each.rank in fact.ranks:
                hits[place].append(f"fact {number}")
    return tuple(
        Found(each, cut(each.text, _COLUMNS), tuple(told))
        for each, told in zip(record.retrieved, hits, strict=True)
    )
