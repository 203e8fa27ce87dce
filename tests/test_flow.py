from pathlib import Path

from assistant.assistant import Assistant
from corpus.glossary import load_glossary
from ingest.embed import Embedder
from ingest.index import Index
from ingest.pipeline import ingest

DOCUMENT = """---
id: widget-levy
title: "Widget levy"
kind: policy
language: en
status: in-force
as_of: "2026-01-31"
sources:
  - {key: gazette, title: Gazette, publisher: Office, url: "https://example.org/g", date: "2026"}
---

## Rates

The widget levy is 7.25% of turnover above HK$3 million.[^gazette] Exporters pay nothing.

## Register

Makers of widgets in Hong Kong register with the Widget Office within 14 days.
"""


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "levy.md").write_text(DOCUMENT, encoding="utf-8")
    (folder / "plain.txt").write_text("Cable cars run every nine minutes.", encoding="utf-8")
    (folder / "broken.md").write_bytes(b"\x80\x00bad")
    (folder / "picture.xyz").write_bytes(b"\x00\x01")
    return folder


def _outcomes(folder: Path, index: Path, embedder: Embedder) -> dict[str, str]:
    report = ingest(index, [folder], embedder, "2026-11-24")
    return {file.path: file.outcome for file in report.files}


def test_a_folder_becomes_an_index_and_every_file_has_a_row(
    tmp_path: Path, embedder: Embedder
) -> None:
    folder, place = _folder(tmp_path), tmp_path / "index"
    assert _outcomes(folder, place, embedder) == {
        "broken.md": "failed",
        "levy.md": "added",
        "picture.xyz": "unsupported",
        "plain.txt": "added",
    }
    index = Index(place, embedder.name, embedder.fingerprint)
    assert sorted(index.documents) == ["plain.txt", "widget-levy"]
    found = Assistant(index, embedder, load_glossary()).search("rate of the widget levy")
    best = found.passages[0].passage
    assert (best.document, best.section) == ("widget-levy", "Rates")
    assert best.units[0].text in index.text("widget-levy")
    assert best.units[0].sources == ("gazette",)


def test_a_second_run_embeds_only_what_changed(tmp_path: Path, embedder: Embedder) -> None:
    folder, place = _folder(tmp_path), tmp_path / "index"
    _outcomes(folder, place, embedder)
    (folder / "plain.txt").write_text("Cable cars run every ten minutes.", encoding="utf-8")
    again = _outcomes(folder, place, embedder)
    assert (again["levy.md"], again["plain.txt"]) == ("unchanged", "changed")
    index = Index(place, embedder.name, embedder.fingerprint)
    assert index.text("plain.txt") == "Cable cars run every ten minutes."
    assert index.count("passages") == 3


def test_what_left_the_folder_leaves_the_index(tmp_path: Path, embedder: Embedder) -> None:
    folder, place = _folder(tmp_path), tmp_path / "index"
    _outcomes(folder, place, embedder)
    (folder / "plain.txt").unlink()
    assert _outcomes(folder, place, embedder)["plain.txt"] == "removed"
    assert list(Index(place, embedder.name, embedder.fingerprint).documents) == ["widget-levy"]


def test_a_file_that_became_unreadable_keeps_what_was_stored(
    tmp_path: Path, embedder: Embedder
) -> None:
    folder, place = _folder(tmp_path), tmp_path / "index"
    _outcomes(folder, place, embedder)
    (folder / "levy.md").write_text("---\nid: [\n---\n", encoding="utf-8")
    assert _outcomes(folder, place, embedder)["levy.md"] == "failed"
    kept = Index(place, embedder.name, embedder.fingerprint)
    assert "7.25%" in kept.text("widget-levy")
