from assistant.extract import choose
from assistant.query import analyse
from assistant.units import ScoredUnit
from assistant.whole_list import with_whole_list
from corpus.glossary import load_glossary
from tests.assistant.test_extract import ENGLISH, scored, units

GLOSSARY = load_glossary()
SCHEMES = """# Schemes

| Scheme | Quota |
|---|---|
| Quality Migrant Admission Scheme | none |
| Top Talent Pass Scheme | 10,000 |
| General Employment Policy | none |
"""
FOUND = scored(units(ENGLISH), rate_is=2.0, wooden=1.5, schools=-4.0, exporters=1.0)


def readings(question: str) -> list[str]:
    return answered(question, FOUND)


def answered(question: str, found: list[ScoredUnit]) -> list[str]:
    whole = with_whole_list(analyse(question, GLOSSARY), choose(found, "en"), found)
    return [each.unit.reading for each in whole]


def test_who_asks_for_a_list_gets_all_of_its_lines():
    assert readings("Which firms pay no levy?") == [
        "The rate is 7.25% of turnover.",
        "makers of wooden widgets",
        "It falls to 3% for exporters.",
        "schools that teach widget craft",
    ]


def test_who_asks_for_a_figure_or_for_one_thing_gets_the_lines_that_answer():
    few = [
        "The rate is 7.25% of turnover.",
        "makers of wooden widgets",
        "It falls to 3% for exporters.",
    ]
    assert readings("How many firms pay no levy, and which?") == few
    assert readings("Do makers of wooden widgets pay the levy?") == few


def test_a_list_that_is_far_behind_is_left_alone():
    found = scored(units(ENGLISH), rate_is=2.0, wooden=0.0, schools=-4.0, exporters=1.9)
    assert "schools that teach widget craft" not in answered("Which rates are there?", found)


def test_what_a_line_of_the_list_says_is_not_said_again():
    again = "# Notes\n\nFirms that pay nothing: schools that teach widget craft.\n"
    found = [*FOUND, *scored(units(again, name="notes"), schools=1.2)]
    found.sort(key=lambda each: -each.score)
    assert answered("Which firms pay no levy?", found) == [
        "The rate is 7.25% of turnover.",
        "makers of wooden widgets",
        "It falls to 3% for exporters.",
        "schools that teach widget craft",
    ]


def test_who_compares_things_by_their_names_gets_their_rows():
    found = scored(units(SCHEMES), Quality=1.0, Top=-3.0, General=-3.1)
    assert answered("Compare the Top Talent Pass Scheme and QMAS", found) == [
        "Quality Migrant Admission Scheme — Quota: none",
        "Top Talent Pass Scheme — Quota: 10,000",
    ]
