from pathlib import Path

import pytest

from assistant.restatement import restatements
from assistant.units import ScoredUnit
from corpus.document import Language
from ingest.embed import Embedder
from ingest.index import Index
from ingest.manifest import Vectors
from ingest.passage import Passage
from ingest.pipeline import ingest
from ingest.store import unit_id

ENGLISH = """The widget levy fell to 7.25% on 1 April 2026.

The harbour office has issued 412 dock licences since 2019.

Exporters file a return every summer.

The museum of widgets opens at nine.
"""
CHINESE = """裝置徵費由2026年4月1日起降至7.25%。

海港辦事處自2019年起已批出412張船塢牌照，其中55張屬外地。

博物館於2026年4月1日加價7.25%。

出口商每年夏天報稅。
"""
AGAIN = """From 1 April 2026 on the levy on widgets is 7.25%.

The harbour office has issued 412 dock licences since 2019, 55 of them to foreigners.

From 1 April 2026 on the duty on widgets is 7.25%.
"""


@pytest.fixture
def index(embedder: Embedder, tmp_path: Path) -> Index:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    written = (("en", "en", ENGLISH), ("zh", "zh-Hant", CHINESE), ("again", "en", AGAIN))
    for name, language, body in written:
        (corpus / f"{name}.md").write_text(
            f"---\nid: {name}\ntitle: T\nkind: guide\nlanguage: {language}\n"
            "topics: [tax]\nsectors: []\nstatus: in-force\nas_of: '2026-05-01'\nsources:\n"
            "- {key: s, title: R, publisher: O, url: 'https://example.org', date: '2026-05-01'}\n"
            f"---\n# T\n\n{body}",
            encoding="utf-8",
        )
    ingest(tmp_path / "index", [corpus], embedder, "2026-11-24")
    return Index(tmp_path / "index", embedder.name, embedder.fingerprint)


def passages(index: Index, language: Language) -> list[Passage]:
    anything = index.manifest.centroids[language].passages
    hits = index.nearest("passages", language, anything, 9)
    found = index.passages(language, [hit.id for hit in hits])
    return [each.passage for each in found.values()]


def unit(index: Index, start: str) -> ScoredUnit:
    """Give the unit that begins so."""
    languages: tuple[Language, ...] = ("en", "zh-Hant")
    [found] = [
        ScoredUnit(passage, number, each, 0.0)
        for written in languages
        for passage in passages(index, written)
        for number, each in passage.quotable
        if each.reading.startswith(start)
    ]
    return found


def says(index: Index, language: Language, start: str, told: str) -> bool:
    """Tell whether the unit that begins so says nothing beyond the one that was told."""

    def vector(unit: ScoredUnit) -> Vectors:
        name = unit_id(unit.passage.id, unit.number)
        return index.sentence_vectors(unit.passage.language, [name])[name]

    same = restatements(language, index.manifest.centroids, vector)
    return same(unit(index, start), unit(index, told))


def both(index: Index, language: Language, one: str, other: str) -> bool:
    """Tell whether either says what the other says, whichever was told first."""
    assert says(index, language, one, other) == says(index, language, other, one)
    return says(index, language, one, other)


def test_a_sentence_and_its_translation_are_the_same_for_either_reader(index: Index):
    for language in ("en", "zh-Hans"):
        assert both(index, language, "The widget levy", "裝置徵費")


def test_what_gives_more_figures_in_the_other_language_is_not_the_same(index: Index):
    assert not both(
        index, "en", "The harbour office has issued 412 dock licences since 2019.", "海港辦事處"
    )
    assert both(
        index,
        "zh-Hant",
        "The harbour office has issued 412 dock licences since 2019.",
        "海港辦事處",
    )


def test_the_same_figures_of_another_thing_are_not_the_same(index: Index):
    assert not both(index, "en", "The widget levy", "博物館")


def test_without_a_figure_nothing_is_taken_for_the_same(index: Index):
    assert not both(index, "en", "Exporters", "出口商")


def test_the_same_figures_in_other_words_of_another_section_say_nothing_more(index: Index):
    assert both(index, "en", "The widget levy", "From 1 April 2026 on the levy")


def test_what_gives_a_figure_more_says_more_and_what_gives_less_does_not(index: Index):
    fewer = "The harbour office has issued 412 dock licences since 2019."
    more = "The harbour office has issued 412 dock licences since 2019, 55"
    assert says(index, "en", fewer, more)
    assert not says(index, "en", more, fewer)


def test_what_stands_in_one_section_is_told_however_alike_it_is(index: Index):
    assert not both(index, "en", "From 1 April 2026 on the levy", "From 1 April 2026 on the duty")
