"""A run that is killed at any instant is finished by the next one."""

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from contents import contents

from ingest.embed import Embedder
from ingest.pipeline import ingest
from ingest.store import Store

DAY = "2026-11-24"
ROOT = Path(__file__).parent.parent.parent
INSTANTS = 30
RUN = """
import sys
from pathlib import Path
from ingest.embed import Embedder
from ingest.model import DEFAULT_MODEL, prepare
from ingest.pipeline import ingest
embedder = Embedder.load(prepare(DEFAULT_MODEL))
embedder.queries(["warm"])
for line in sys.stdin:
    print("begun", flush=True)
    ingest(Path(line.strip()), [Path(sys.argv[1])], embedder, "2026-11-24")
    print("done", flush=True)
"""


def write(folder: Path, numbers: range, minutes: int) -> None:
    for number in numbers:
        text = f"# Line {number}\n\n" + "\n\n".join(
            f"Cable cars of line {number} run every {minutes + part} minutes." for part in range(4)
        )
        (folder / f"{number}.md").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    """An index of an earlier state of the documents, and one of the later state made in one go."""
    made = tmp_path_factory.mktemp("kill")
    documents = made / "documents"
    documents.mkdir()
    write(documents, range(0, 8), 3)
    ingest(made / "earlier", [documents], embedder, DAY)
    write(documents, range(4, 12), 30)  # four stay, four change, four are new
    (documents / "0.md").unlink()
    (documents / "zh.md").write_text("# 裝置\n\n裝置徵費的稅率是百分之七。", encoding="utf-8")
    ingest(made / "clean", [documents], embedder, DAY)
    return made


class Child:
    """A process that ingests, ready to be killed."""

    def __init__(self, documents: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN, str(documents)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=ROOT,
        )

    def begin(self, index: Path) -> None:
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(f"{index}\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == "begun\n"

    def end(self) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "done\n"

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()


def finished(index: Path, stamp: str) -> bool:
    if not (index / "chroma").is_dir():
        return False
    store = Store(index, create=True)
    manifest = store.manifest_or_none()
    store.close()
    return manifest is not None and manifest.complete and manifest.stamp in stamp


def test_an_index_is_the_same_however_often_its_run_was_killed(
    folders: Path, embedder: Embedder, tmp_path: Path
) -> None:
    wanted = contents(folders / "clean", embedder)
    child = Child(folders / "documents")
    shutil.copytree(folders / "earlier", tmp_path / "timed")
    begun = time.monotonic()
    child.begin(tmp_path / "timed")
    child.end()
    whole = time.monotonic() - begun
    assert contents(tmp_path / "timed", embedder) == wanted
    interrupted = 0
    for instant in range(INSTANTS):
        index = tmp_path / f"killed-{instant}"
        if instant % 2:  # every other run builds from nothing, the rest bring up to date
            shutil.copytree(folders / "earlier", index)
        child.begin(index)
        time.sleep(whole * instant / INSTANTS)
        child.kill()
        child = Child(folders / "documents")  # starts while this one is finished
        interrupted += not finished(index, str(wanted["stamp"]))
        ingest(index, [folders / "documents"], embedder, DAY)
        assert contents(index, embedder) == wanted, f"killed at {instant}/{INSTANTS}"
        shutil.rmtree(index)
    child.kill()
    assert interrupted > 0  # some were killed before their end
