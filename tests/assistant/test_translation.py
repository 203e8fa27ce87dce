from pathlib import Path

import pytest

from assistant.translation import translations
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


@pytest.fixture
def index(embedder: Embedder, tmp_path: Path) -> Index:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for language, body in (("en", ENGLISH), ("zh-Hant", CHINESE)):
        (corpus / f"{language.lower()}.md").write_text(
            f"---\nid: {language.lower()}\ntitle: T\nkind: guide\nlanguage: {language}\n"
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


def says(index: Index, language: Language, english: str, chinese: str) -> bool:
    """Tell whether the units that begin so are the same, whichever comes first."""

    def vector(unit: ScoredUnit) -> Vectors:
        name = unit_id(unit.passage.id, unit.number)
        return index.sentence_vectors(unit.passage.language, [name])[name]

    same = translations(language, index.manifest.centroids, vector)
    found = [
        ScoredUnit(passage, number, unit, 0.0)
        for written, start in (("en", english), ("zh-Hant", chinese))
        for passage in passages(index, written)
        for number, unit in passage.quotable
        if unit.reading.startswith(start)
    ]
    one, other = found
    assert same(one, other) == same(other, one)
    return same(one, other)


def test_a_sentence_and_its_translation_are_the_same_for_either_reader(index: Index):
    for language in ("en", "zh-Hans"):
        assert says(index, language, "The widget levy", "裝置徵費")


def test_what_gives_more_figures_in_the_other_language_is_not_the_same(index: Index):
    assert not says(index, "en", "The harbour office", "海港辦事處")
    assert says(index, "zh-Hant", "The harbour office", "海港辦事處")


def test_the_same_figures_of_another_thing_are_not_the_same(index: Index):
    assert not says(index, "en", "The widget levy", "博物館")


def test_without_a_figure_nothing_is_taken_for_the_same(index: Index):
    assert not says(index, "en", "Exporters", "出口商")
