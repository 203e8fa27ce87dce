import threading
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from corpus.glossary import load_glossary
from ingest.description import Description
from ingest.index import Index
from ingest.pipeline import ingest
from ingest.settings import Settings
from ingest.take_in import TakenIn
from page.adding_desk import AddingDesk, BusyError
from page.adding_run import AddingRun, Step

WAIT = 60  # seconds
NOTHING = Description()


@pytest.fixture
def desk(tmp_path: Path, embedder) -> AddingDesk:
    """A desk over an index of one document."""
    settings = Settings(index=tmp_path / "index", corpus=tmp_path / "documents")
    settings.corpus.mkdir()
    (settings.corpus / "tolls.txt").write_text("Bridges cost ten dollars.", encoding="utf-8")
    ingest(settings.index, [settings.corpus], embedder, "2026-11-24")
    index = Index(settings.index, embedder.name, embedder.fingerprint)
    return AddingDesk(Assistant(index, embedder, load_glossary()), settings)


def held(desk: AddingDesk, name: str, text: str) -> Path:
    file = desk.folder.parent / name
    file.write_text(text, encoding="utf-8")
    return file


def taken(desk: AddingDesk) -> TakenIn:
    assert desk.run is not None and desk.run.wait(WAIT)
    assert isinstance(desk.run.outcome, TakenIn)
    return desk.run.outcome


def test_files_that_are_confirmed_are_read_in_and_do_not_wait_any_more(desk):
    files = [held(desk, "quay.txt", "Quays are free."), held(desk, "x.zip", "PK")]
    desk.begin(desk.planned(files), [Description(title="Quay dues", as_of="2026"), NOTHING])
    rows = [(each.path, each.outcome) for each in taken(desk).report.files]
    assert rows == [
        ("tolls.txt", "unchanged"),
        ("uploads/quay.txt", "added"),
        ("x.zip", "unsupported"),
    ]
    assert [each.exists() for each in files] == [False, False]
    documents = desk.documents
    assert (documents["uploads/quay.txt"].title, documents["uploads/quay.txt"].as_of) == (
        "Quay dues",
        "2026",
    )
    # What was said is there to be changed when the file comes again.
    again = desk.planned([held(desk, "quay.txt", "Quays are free.")])
    [quay] = again.plan.incoming
    assert (quay.action, desk.described(quay).title) == ("keep", "Quay dues")
    desk.begin(again, [Description(title="Quay fees", as_of="2026")])
    assert taken(desk).report.counts == {"changed": 1, "unchanged": 1}
    assert desk.documents["uploads/quay.txt"].title == "Quay fees"


def test_while_a_run_goes_on_there_is_no_other(desk):
    goes_on = threading.Event()

    def work(progress):
        progress(0.5, 2, "a.txt")
        assert goes_on.wait(WAIT)
        raise OSError("the disk is full")

    desk.run = AddingRun(work)
    planned = desk.planned([held(desk, "quay.txt", "Quays are free.")])
    with pytest.raises(BusyError):
        desk.begin(planned, [NOTHING])
    assert desk.run.step in (Step(), Step(0.5, 2, "a.txt")) and not desk.run.ended
    goes_on.set()
    assert desk.run.wait(WAIT)
    assert str(desk.run.outcome) == "the disk is full" and not desk.busy
    assert planned.plan.incoming[0].held.exists()
    desk.drop(planned)
    assert not planned.plan.incoming[0].held.exists()
    assert not (desk.folder / "uploads").exists()
