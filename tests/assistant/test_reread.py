from dataclasses import replace
from typing import cast

import numpy as np

from assistant.confidence import Confidence, with_reader
from assistant.query import Query, analyse
from assistant.reader import Reader
from assistant.reread import AGAIN, READ, SAME_SECTION, Logit, Read, read_features, reread
from assistant.units import ScoredUnit
from assistant.weights import Logistic, ReaderWeights
from corpus.glossary import load_glossary
from corpus.markdown import parse_body
from ingest.split import split


class Answers:
    """A reader that says of a window how often it speaks of a rate."""

    def scores(self, question: str, windows: list[str]) -> np.ndarray:
        return np.array([window.count("rate") - 1.0 for window in windows], dtype=np.float32)


WEIGHTS = ReaderWeights(
    {"before": 1.0, "reader": 2.0, "reader_stands_out": 0.0},
    Logistic(0.0, {}, 0.5),
)
READER = cast(Reader, Answers())


def asking(question: str) -> Query:
    return analyse(question, load_glossary())


def units(count: int) -> list[ScoredUnit]:
    text = "\n\n".join(f"Sentence {number} says little." for number in range(count))
    document = replace(parse_body(text), id="doc", title="Doc")
    found = [
        (passage, number, unit)
        for passage in split(document, "doc@0")
        for number, unit in passage.quotable
    ]
    return [
        ScoredUnit(
            *each,
            score=float(count - at),
            features={"before": float(count - at)},
        )
        for at, each in enumerate(found)
    ]


def said(scored: ScoredUnit, words: str) -> ScoredUnit:
    unit = replace(scored.unit, reading=words)
    units = [*scored.passage.units]
    units[scored.number] = unit
    return replace(scored, unit=unit, passage=replace(scored.passage, units=tuple(units)))


def test_a_unit_that_the_reader_takes_for_the_answer_comes_first():
    found = units(4)
    found[2] = said(found[2], "The rate of rates is a rate.")
    read = reread(asking("What is the rate?"), found, READER, WEIGHTS)
    assert [each.number for each in read.units] == [2, 0, 1, 3]
    assert [each.score for each in read.units] == [6.0, 2.0, 1.0, -1.0]
    assert read.best == 2.0


def test_what_was_not_read_stays_behind_what_was():
    found = units(READ + AGAIN + 3)
    found[0] = said(found[0], "The rate of rates is a rate.")
    found[-1] = said(found[-1], "rate rate rate rate")
    read = reread(asking("What is the rate?"), found, READER, WEIGHTS)
    assert read.units[-1].unit.reading == "rate rate rate rate"
    scores = [each.score for each in read.units]
    assert scores == sorted(scores, reverse=True)


def test_so_many_are_read_and_no_more():
    found = units(READ + AGAIN + 1)
    answer = "The rate of rates is a rate of a rate."
    weights = replace(WEIGHTS, unit={"reader": 1.0})
    last = READ + AGAIN - 1
    for number, first in ((last, last), (last + 1, 0)):
        said_there = [said(each, answer) if each.number == number else each for each in found]
        read = reread(asking("What is the rate?"), said_there, READER, weights)
        assert read.units[0].number == first


def test_what_stands_beside_the_best_is_read_before_what_scores_little_more():
    found = units(READ + AGAIN + 2)
    beside = replace(found[-1], score=found[READ].score - 0.5 * SAME_SECTION)
    elsewhere = [_moved(each) for each in found[READ:-1]]
    found = [*found[:READ], *(replace(each, score=beside.score + 0.1) for each in elsewhere)]
    found.append(said(beside, "The rate is a rate."))
    weights = replace(WEIGHTS, unit={"reader": 1.0})
    assert (
        reread(asking("What is the rate?"), found, READER, weights).units[0].number == beside.number
    )
    found[-1] = _moved(found[-1])
    assert reread(asking("What is the rate?"), found, READER, weights).units[0].number == 0


def _moved(scored: ScoredUnit) -> ScoredUnit:
    return replace(scored, passage=replace(scored.passage, section="Elsewhere"))


def test_the_confidence_rises_and_falls_with_what_was_read():
    before = Confidence(0.5, 0.5, {"coverage": 1.0, "rank": 4.0})
    model = Logistic(0.0, {"before": 1.0, "reader": 1.0}, 0.4)
    first = units(1)
    query = analyse("What is the rate? what may be kept", load_glossary(), "what may be kept")
    sure, unsure = (
        with_reader(before, Read(first, best, -1.0), query, model) for best in (2.0, -2.0)
    )
    assert (round(sure.probability, 3), sure.enough) == (0.881, True)
    assert (round(unsure.probability, 3), unsure.enough) == (0.119, False)
    assert sure.evidence == {
        "coverage": 1.0,
        "rank": 4.0,
        "before": 0.0,
        "reader": 2.0,
        "reader_mean": -1.0,
        "lead": first[0].score,
        "general": query.generality,
        "goes_on": 1.0,
        "unmet": 0.0,
    }


def test_a_demand_is_unmet_where_none_of_the_first_gives_any_of_it():
    found = [said(each, "It says little.") for each in units(4)]
    assert reread(asking("How much is the levy?"), found, READER, WEIGHTS).unmet
    assert not reread(asking("Who pays the levy?"), found, READER, WEIGHTS).unmet
    found[3] = said(found[3], "The levy is HK$200.")
    assert reread(asking("How much is the levy?"), found, READER, WEIGHTS).unmet
    found[2] = said(found[2], "The levy is HK$200.")
    assert not reread(asking("How much is the levy?"), found, READER, WEIGHTS).unmet


def test_a_unit_that_meets_the_demand_has_a_feature_of_it():
    levy, little = units(2)
    found = [said(little, "It says little."), said(levy, "The levy is HK$200.")]
    read = [Logit(each, 0.0) for each in found]
    met = [each["meets"] for each in read_features("How much is the levy?", read)]
    assert met == [0.0, 1.0]
    assert [each["meets"] for each in read_features("Who pays the levy?", read)] == [0.0, 0.0]
