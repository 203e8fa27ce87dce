from pathlib import Path

import pytest
from pydantic import ValidationError

from ingest.description import Description
from ingest.provenance import Provenance, save_provenance
from ingest.read import read
from ingest.reading import ReadOptions
from ingest.scan import File

NOW = "2026-11-30T03:00:00Z"
SAID = Description(
    title="  Quay levy ", publisher="Marine Office", as_of="2026-06", kind="policy",
    status="proposed", sector="fintech",
)  # fmt: skip


def test_what_is_said_of_a_file_stands_in_the_record_beside_it_and_comes_back():
    record = SAID.record(Path("quay.txt"), "ab", NOW)
    assert record == Provenance(
        id="quay",
        url="",
        title="Quay levy",
        publisher="Marine Office",
        kind="policy",
        status="proposed",
        as_of="2026-06",
        sectors=("fintech",),
        came="added",
        fetched_at=NOW,
        sha256="ab",
    )
    assert Description.of(record) == SAID
    assert Description().record(Path("quay.txt"), "ab", NOW) is None
    assert Description.of(None) == Description()


def test_a_document_has_what_is_said_of_its_file_and_else_what_the_file_says(tmp_path):
    (tmp_path / "quay.txt").write_text("Ships pay a levy at the quay.", encoding="utf-8")
    only = Description(publisher="Marine Office").record(Path("quay.txt"), "ab", NOW)
    for said, title, sectors in (
        (only, "quay", ()),
        (SAID.record(Path("q"), "ab", NOW), "Quay levy", ("fintech",)),
    ):
        save_provenance(tmp_path / "quay.txt", said)
        document = read(File(tmp_path, "quay.txt"), ReadOptions()).document
        [source] = document.sources
        assert (document.title, document.sectors) == (title, sectors)
        assert (source.title, source.publisher, source.url) == (title, "Marine Office", "")
        assert source.note == f"added {NOW}"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("as_of", "2026-13"),
        ("as_of", "June 2026"),
        ("url", "javascript:alert(1)"),
        ("kind", "law"),
        ("title", "x" * 301),
        ("id", "other"),
    ],
)
def test_what_no_document_can_have_is_refused(field, value):
    with pytest.raises(ValidationError):
        Description.model_validate({field: value})
