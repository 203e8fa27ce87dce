from dataclasses import replace

from assistant.citation import CitedSource
from assistant.cite import citation
from assistant.units import ScoredUnit
from corpus.document import Source
from ingest.passage import Passage, Unit
from ingest.records import DocumentRecord

UNIT = Unit("sentence", 0, 5, "A 5%.", "A 5%.", "", ())
PASSAGE = Passage("p", "levy", "Quay levy", "", "en", "", "A 5%.", (UNIT,))
OTHER = Source("b", "Gazette", "Office", "https://b.example/", "2025")
ITSELF = Source("levy", "Quay levy", "Marine Office", "", "2026-06")
LEVY = DocumentRecord(
    id="levy", hash="", folder="", path="levy.pdf", title="Quay levy", kind="guide", language="en",
    topics=(), sectors=(), status="informational", as_of="2026-06", sources=(OTHER,), passages=1,
    sentences=1, text_hash="",
)  # fmt: skip


def sources(record: DocumentRecord, unit: Unit = UNIT) -> tuple[CitedSource, ...]:
    return citation(1, ScoredUnit(PASSAGE, 0, unit, 0.0), record).sources


def test_a_document_that_is_itself_the_publication_is_its_own_source() -> None:
    record = replace(LEVY, sources=(ITSELF, OTHER))
    assert sources(record) == (CitedSource("levy", "Quay levy", "Marine Office", "", "2026-06"),)
    marked = replace(UNIT, sources=("b",))
    assert [each.key for each in sources(record, marked)] == ["b"]


def test_of_another_document_a_source_that_is_not_marked_is_not_cited() -> None:
    assert sources(LEVY) == ()
