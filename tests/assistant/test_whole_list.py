from assistant.extract import choose
from assistant.whole_list import with_whole_list
from tests.assistant.test_extract import ENGLISH, scored, units

FOUND = scored(units(ENGLISH), rate_is=2.0, wooden=1.5, schools=-4.0, exporters=1.0)


def readings(question: str) -> list[str]:
    chosen = choose(FOUND, "en")
    return [each.unit.reading for each in with_whole_list(question, chosen, FOUND)]


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
    chosen = choose(found, "en")
    said = [each.unit.reading for each in with_whole_list("Which rates are there?", chosen, found)]
    assert "schools that teach widget craft" not in said
