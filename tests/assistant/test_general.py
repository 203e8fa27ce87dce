import math

import pytest

from assistant.general import Headings, general_features
from assistant.query import Concept, analyse
from assistant.sought import Sought, covered
from corpus.glossary import load_glossary
from ingest.passage import Passage, Unit
from ingest.terms import terms

HEADING = "Scheme > Rate of subsidy"
CONCEPTS = [(Concept((frozenset(("subsidi",)),)), 1.0)]
PLAIN = [(Concept((frozenset(("subsidi",)), frozenset(("grant",)))), 1.0)]


def _passage(*readings: str, kind: str = "sentence", section: str = HEADING, place: int = 0):
    units = tuple(
        Unit("row" if kind == "row" else "sentence", n, n + 1, text, text, "", ())
        for n, text in enumerate(readings)
    )
    name = f"doc@12345678:{place:04d}"
    return Passage(name, "doc", "Scheme", section, "en", "", " ".join(readings), units)


def _features(question: str, passage: Passage, number: int = 0) -> dict[str, float]:
    sought = Sought(CONCEPTS, PLAIN, lambda term: 1.0)
    query = analyse(question, load_glossary())
    unit = passage.units[number]
    plain = covered(PLAIN, frozenset(terms(unit.reading)))
    return general_features(query, Headings(passage, sought), number, plain)


def test_a_short_question_is_more_general_than_a_detailed_one() -> None:
    short, long = (
        analyse(question, load_glossary()).generality
        for question in (
            "What is the subsidy?",
            "What subsidy does a listed company get for hiring doctoral researchers in optics "
            "who live outside town and work at night?",
        )
    )
    assert 0.0 == long < short < 1.0


def test_in_a_detailed_question_nothing_of_it_weighs() -> None:
    question = (
        "What subsidy does a listed company get for hiring doctoral researchers in optics who "
        "live outside town and work at night?"
    )
    assert set(_features(question, _passage("It pays HK$5.")).values()) == {0.0}


def test_the_first_words_under_the_heading_asked_for_weigh_most() -> None:
    passage = _passage("It pays HK$5.", "It was HK$4.")
    first, second = (_features("What is the subsidy?", passage, number) for number in (0, 1))
    assert first["general_heading"] == 2 * second["general_heading"] > 0
    assert (first["general_what_it_is"] > 0, second["general_what_it_is"]) == (True, 0.0)


@pytest.mark.parametrize("section", ["Scheme > History", "計劃 > 沿革", "计划 > 历史"])
def test_history_counts_against_a_unit_unless_a_time_is_asked_for(section: str) -> None:
    passage = _passage("It was HK$4.", section=section)
    assert _features("What is the subsidy?", passage)["general_history"] > 0
    assert _features("When did the subsidy start?", passage)["general_history"] == 0


def test_what_stands_later_in_its_document_opens_it_less() -> None:
    early = _features("What is the subsidy?", _passage("It pays HK$5."))
    late = _features("What is the subsidy?", _passage("It pays HK$5.", place=9))
    general = analyse("What is the subsidy?", load_glossary()).generality
    assert early["general_opens"] == 0
    assert late["general_opens"] == pytest.approx(-general * math.log(10))


def test_a_row_weighs_by_its_label() -> None:
    row = _passage("Subsidy — Amount: HK$5", kind="row")
    other = _passage("Levy — Amount: HK$5", kind="row")
    assert _features("What is the subsidy?", row)["general_row"] > 0
    assert _features("What is the subsidy?", other)["general_row"] == 0


def test_words_that_say_the_same_weigh_in_a_unit_and_in_its_heading() -> None:
    grant = _features("What is the subsidy?", _passage("The grant is HK$5.", section="The grant"))
    levy = _features("What is the subsidy?", _passage("The levy is HK$5.", section="The levy"))
    names = ("general_plain", "general_plain_heading", "general_section_precision")
    assert all(grant[name] > 0 == levy[name] for name in names)
    assert grant["general_heading"] == 0


def test_a_heading_that_speaks_of_something_else_too_weighs_less() -> None:
    short = _features("What is the subsidy?", _passage("HK$5.", section="Guide > The subsidy"))
    long = _features("What is the subsidy?", _passage("HK$5.", section="Subsidy for a film abroad"))
    assert short["general_section_precision"] == pytest.approx(
        3 * long["general_section_precision"]
    )
    assert long["general_section_precision"] > 0


def test_a_row_whose_label_says_nothing_else_weighs_more() -> None:
    alone = _passage("Subsidy — Amount: HK$5", kind="row")
    beside = _passage("Subsidy for film crews — Amount: HK$5", kind="row")
    short, long = (_features("What is the subsidy?", row) for row in (alone, beside))
    assert short["general_row_precision"] > long["general_row_precision"] > 0
    assert _features("What is the subsidy?", _passage("Subsidy"))["general_row_precision"] == 0
