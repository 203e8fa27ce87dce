from dataclasses import replace

import pytest

from assistant.extract import arrange, choose, leading
from assistant.units import ScoredUnit
from corpus.markdown import parse_body
from ingest.split import split

ENGLISH = """# Levy

The widget levy was introduced in 2019 after long debate. The rate is 7.25% of turnover.
It falls to 3% for exporters.

Three kinds of firm pay nothing:

- makers of wooden widgets
- schools that teach widget craft

| Year | Rate |
|---|---|
| 2024 | 6% |
| 2025 | 7.25% |
"""
CHINESE = "# 徵費\n\n裝置徵費的稅率是營業額的百分之七點二五。出口商的稅率是百分之三。"


def units(text: str, language: str = "en", name: str = "levy") -> list[ScoredUnit]:
    document = replace(parse_body(text), id=name, title=name, language=language)
    return [
        ScoredUnit(passage, number, unit, 0.0)
        for passage in split(document, f"{name}@0")
        for number, unit in passage.quotable
    ]


def scored(found: list[ScoredUnit], **scores: float) -> list[ScoredUnit]:
    """Give units whose words hold a key (`_` for a space) with its score, best first."""
    chosen = [
        replace(unit, score=score)
        for words, score in scores.items()
        for unit in found
        if words.replace("_", " ") in unit.unit.reading
    ]
    return sorted(chosen, key=lambda each: -each.score)


def readings(found: list[ScoredUnit]) -> list[str]:
    return [each.unit.reading.split("\n")[0] for each in found]


def test_the_sentence_that_answers_comes_first_though_it_stands_later():
    (group,) = arrange(scored(units(ENGLISH), rate_is=2.0, introduced=1.0))
    assert readings(group) == [
        "The rate is 7.25% of turnover.",
        "The widget levy was introduced in 2019 after long debate.",
    ]


def test_a_sentence_that_points_back_stays_behind_what_it_points_to():
    (group,) = arrange(scored(units(ENGLISH), exporters=2.0, rate_is=1.0))
    assert readings(group) == ["The rate is 7.25% of turnover.", "It falls to 3% for exporters."]


def test_a_list_keeps_its_order():
    (group,) = arrange(scored(units(ENGLISH), schools=2.0, wooden=1.0))
    assert readings(group) == ["makers of wooden widgets", "schools that teach widget craft"]


def test_the_row_that_answers_comes_first():
    (group,) = arrange(scored(units(ENGLISH), **{"2025": 2.0, "2024": 1.0}))
    assert readings(group) == ["2025 — Rate: 7.25%", "2024 — Rate: 6%"]


@pytest.mark.parametrize(
    ("english", "chinese", "languages"),
    [
        (4.0, 1.5, ["en"]),
        (1.5, 4.0, ["zh-Hant"]),
        (3.0, 1.5, ["en", "zh-Hant"]),
        (2.0, 2.5, ["en", "zh-Hant"]),
        (2.5, 2.0, ["en", "zh-Hant"]),
        (1.5, 3.0, ["zh-Hant", "en"]),
    ],
)
def test_each_language_answers_with_what_is_good_and_the_better_one_leads(
    english, chinese, languages
):
    found = scored(units(ENGLISH), rate_is=english)
    found += scored(units(CHINESE, "zh-Hant", "zh"), 裝置徵費=chinese)
    found.sort(key=lambda each: -each.score)
    chosen = choose(found, "en")
    assert [each.passage.language for each in chosen] == languages
    assert leading(found, "en") is chosen[0]


def test_scores_of_units_that_were_read_may_lie_further_apart():
    found = scored(units(ENGLISH), rate_is=3.0, introduced=1.0)
    assert len(choose(found, "en")) == 1
    read = [replace(each, features={"reader": 0.0}) for each in found]
    assert len(choose(read, "en")) == 2


def test_the_languages_share_the_words_by_how_good_their_units_are():
    found = scored(units(ENGLISH), rate_is=3.0, exporters=2.8, introduced=2.6)
    found += scored(units(CHINESE, "zh-Hant", "zh"), 裝置徵費=3.1, 出口商=2.7)
    chosen = choose(sorted(found, key=lambda each: -each.score), "en", max_words=26)
    assert readings(chosen) == [
        "The rate is 7.25% of turnover.",
        "It falls to 3% for exporters.",
        "裝置徵費的稅率是營業額的百分之七點二五。",
    ]


@pytest.mark.parametrize(
    ("english", "chinese", "language", "said"),
    [
        (3.0, 1.5, "zh-Hans", "裝置徵費的稅率是營業額的百分之七點二五。"),
        (1.5, 3.0, "zh-Hans", "裝置徵費的稅率是營業額的百分之七點二五。"),
        (1.5, 3.0, "en", "The rate is 7.25% of turnover."),
    ],
)
def test_of_two_translations_the_one_in_the_questions_language_is_quoted(
    english, chinese, language, said
):
    found = scored(units(ENGLISH), rate_is=english)
    found += scored(units(CHINESE, "zh-Hant", "zh"), 裝置徵費=chinese)
    found.sort(key=lambda each: -each.score)
    chosen = choose(found, language, restates=lambda one, told: True)
    assert readings(chosen) == [said]


def test_an_answer_stops_at_its_length_and_says_nothing_twice():
    found = scored(units(ENGLISH), rate_is=3.0, introduced=2.5, exporters=2.0)
    again = scored(units(ENGLISH, name="copy"), rate_is=2.9)
    chosen = choose(sorted([*found, *again], key=lambda each: -each.score), "en", max_words=18)
    assert readings(chosen) == [
        "The rate is 7.25% of turnover.",
        "The widget levy was introduced in 2019 after long debate.",
    ]


def test_nothing_is_chosen_from_nothing():
    assert choose([], "en") == []
    assert arrange([]) == []


def test_of_units_that_say_the_same_the_one_of_more_authority_is_quoted():
    interview, law = (
        "The rate of the widget levy is 7.25%.",
        "The rate of the widget levy is 7.25%!",
    )
    found = [
        replace(units(f"# Levy\n\n{words}\n", name=name)[0], score=score)
        for words, name, score in ((interview, "interview", 2.0), (law, "law", 1.5))
    ]
    rank = {"interview": 1, "law": 3}
    chosen = choose(found, "en", authority=lambda each: rank[each.passage.document])
    assert [each.passage.document for each in chosen] == ["law"]
    assert [each.passage.document for each in choose(found, "en")] == ["interview"]


def test_the_same_words_around_another_figure_are_kept():
    years = {2024: 412, 2025: 655}
    lines = [f"In {year} the register counted {n} widget yards." for year, n in years.items()]
    found = scored(units("# Levy\n\n" + "\n\n".join(lines)), **{"412": 2.0, "655": 1.5})
    assert len(choose(found, "en")) == 2
