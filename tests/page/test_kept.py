from dataclasses import replace

import pytest
from small_briefing import FEE, TEXT, small_briefing

from assistant.briefing.draft import Drafter
from assistant.briefing.record import dump_briefing
from assistant.errors import BriefingError
from ingest.index import Index
from ingest.pipeline import ingest
from page.kept import kept_briefing, still_holds

BRIEFING = small_briefing()


def _kept(briefing, folder, shown="en"):
    file = folder / "acme.json"
    file.write_text(dump_briefing(briefing), encoding="utf-8")
    return kept_briefing(file, shown)


def _statement(cited):
    section = BRIEFING.sections[0]
    topic = replace(section.topics[0], statements=(replace(FEE, cited=cited),))
    return replace(BRIEFING, sections=(replace(section, topics=(topic,)),))


def test_a_kept_briefing_is_read_as_it_was(tmp_path):
    assert _kept(BRIEFING, tmp_path) == BRIEFING


@pytest.mark.parametrize(
    "broken",
    [
        _statement(()),
        _statement((4,)),
        replace(BRIEFING, day="../../x"),
        replace(BRIEFING, evidence=()),
    ],
)
def test_marks_that_point_nowhere_and_a_day_that_is_none_are_told(broken, tmp_path):
    with pytest.raises(BriefingError) as error:
        _kept(broken, tmp_path)
    assert str(error.value) == (
        "acme.json: its marks or its day are not those of a kept briefing; draft it anew."
    )


class Texts(Drafter):
    """A drafter that knows the texts of an index."""

    def __init__(self, index: Index) -> None:
        self.text = index.text


def test_a_kept_briefing_holds_as_long_as_its_documents_say_what_it_quotes(embedder, tmp_path):
    file, folder = tmp_path / "fees.md", tmp_path / "index"

    def held(text: str) -> bool:
        file.write_text(text, encoding="utf-8")
        ingest(folder, [file], embedder, "2026-11-24")
        index = Index(folder, embedder.name, embedder.fingerprint)
        document = next(iter(index.documents))
        return still_holds(small_briefing(document), index, Texts(index))

    assert held(TEXT)
    assert not held(TEXT.replace("HK$5", "HK$6"))
    index = Index(folder, embedder.name, embedder.fingerprint)
    assert not still_holds(small_briefing("gone"), index, Texts(index))
