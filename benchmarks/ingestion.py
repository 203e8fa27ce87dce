"""Ingestion measured: against a tutorial's pipeline, against the bare model, again, and in memory.

    python benchmarks/ingestion.py PDF ... [--only tutorial,bare,again,memory]

The tutorial's pipeline is LangChain's (PyPDFLoader, RecursiveCharacterTextSplitter of 1,000
characters with an overlap of 200, HuggingFaceEmbeddings, Chroma), written with the libraries that
its classes call, since its packages do not install beside the current sentence-transformers.
"""

import argparse
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import chromadb
from langchain_text_splitters import RecursiveCharacterTextSplitter
from pypdf import PdfReader, PdfWriter

from ingest.e5 import read_weights, weight_file, write_model
from ingest.embed import Embedder
from ingest.model import DEFAULT_MODEL, prepare
from ingest.pipeline import ingest
from ingest.store import Store

DOCUMENTS = 1000
PAGES = 500
DAY = "2026-11-24"


def main() -> None:
    """Run the measurements that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pdfs", nargs="*", type=Path)
    parser.add_argument("--only", default="tutorial,bare,again,memory")
    given = parser.parse_args()
    only = given.only.split(",") if given.pdfs else ["again"]
    embedder = Embedder.load(prepare(DEFAULT_MODEL))
    embedder.queries(["ready"])
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        if "memory" in only:
            _memory(folder, given.pdfs, embedder)
        if "again" in only:
            _again(folder, embedder)
        if "tutorial" in only or "bare" in only:
            _speed(folder, given.pdfs, embedder, "tutorial" in only)


def _speed(folder: Path, pdfs: Sequence[Path], embedder: Embedder, tutorial: bool) -> None:
    started = time.perf_counter()
    report = ingest(folder / "index", pdfs, embedder, DAY)
    whole = time.perf_counter() - started
    store = Store(folder / "index")
    manifest = store.manifest()
    assert manifest is not None
    passages = list(store.all_passages(manifest.build))
    store.close()
    texts = [each.embedded for each in passages]
    units = [unit.reading for each in passages for _, unit in each.quotable]
    started = time.perf_counter()
    embedder.documents([*texts, *units])
    bare = time.perf_counter() - started
    _say(
        f"Harbour: {report.passages} passages and {report.sentences} sentences in {whole:.1f} s, "
        f"{report.passages / whole:.1f} passages/s, {sum(map(len, texts)) / whole:,.0f} "
        f"characters/s; {bare / whole:.2f} of the bare model's throughput"
    )
    if tutorial:
        chunks, seconds, letters = _tutorial(folder, pdfs)
        _say(
            f"Tutorial: {chunks} passages in {seconds:.1f} s, {chunks / seconds:.1f} passages/s, "
            f"{letters / seconds:,.0f} characters/s"
        )
        times = (report.passages / whole) / (chunks / seconds)
        _say(
            f"Harbour / tutorial: {times:.1f} times the passages a second, "
            f"{seconds / whole:.1f} times as fast over the same files"
        )


def _tutorial(folder: Path, pdfs: Sequence[Path]) -> tuple[int, float, int]:
    from sentence_transformers import SentenceTransformer  # torch would count as our memory

    write_model(read_weights(weight_file()), folder / "model")
    model = SentenceTransformer(str(folder / "model"), device="cpu")  # loading is not counted
    started = time.perf_counter()
    pages = [page.extract_text() for pdf in pdfs for page in PdfReader(pdf).pages]
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    chunks = [chunk for page in pages for chunk in splitter.split_text(page)]
    vectors = model.encode(chunks, normalize_embeddings=True)
    client = chromadb.PersistentClient(str(folder / "tutorial"))
    client.create_collection("langchain", embedding_function=None).add(
        ids=[str(number) for number in range(len(chunks))], embeddings=vectors, documents=chunks
    )
    return len(chunks), time.perf_counter() - started, sum(map(len, chunks))


def _again(folder: Path, embedder: Embedder) -> None:
    documents = folder / "documents"
    documents.mkdir()
    for number in range(DOCUMENTS):
        text = f"# Office {number}\n\nOffice {number} opens at {number % 12 + 1} o'clock.\n"
        (documents / f"{number:04d}.md").write_text(text, encoding="utf-8")
    started = time.perf_counter()
    ingest(folder / "many", [documents], embedder, DAY)
    first = time.perf_counter() - started
    time.sleep(2.5)  # until the files are old enough to be known by their times
    ingest(folder / "many", [documents], embedder, DAY)
    started = time.perf_counter()
    report = ingest(folder / "many", [documents], embedder, DAY)
    again = time.perf_counter() - started
    started = time.perf_counter()
    command = ["ingest", str(documents), "--index", str(folder / "many")]
    subprocess.run([sys.executable, "-m", "cli", *command], check=True, capture_output=True)
    whole = time.perf_counter() - started
    _say(
        f"Again: {report.counts} in {again:.2f} s, {whole:.2f} s as a command; the first run took "
        f"{first:.1f} s ({first / again:.0f} times as long)"
    )


def _memory(folder: Path, pdfs: Sequence[Path], embedder: Embedder) -> None:
    pages = [page for pdf in pdfs for page in PdfReader(pdf).pages]
    writer = PdfWriter()
    for number in range(PAGES):
        writer.add_page(pages[number % len(pages)])
    writer.write(folder / "long.pdf")
    peak = _Peak()
    started = time.perf_counter()
    report = ingest(folder / "long", [folder / "long.pdf"], embedder, DAY)
    seconds = time.perf_counter() - started
    _say(
        f"Memory: {PAGES} pages, {report.passages} passages in {seconds:.0f} s; peak of all "
        f"processes together {peak.stop() / 1e6:,.0f} MB"
    )


class _Peak:
    """The most resident memory of this process and those that it starts, sampled."""

    def __init__(self) -> None:
        self._most = 0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def _watch(self) -> None:
        while not self._end.wait(0.1):
            self._most = max(self._most, _resident())

    def stop(self) -> int:
        self._end.set()
        self._thread.join()
        return self._most


def _resident() -> int:
    own = Path("/proc/self")
    total = _memory_of(own)
    for task in own.glob("task/*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        total += sum(_memory_of(Path("/proc") / child) for child in children)
    return total


def _memory_of(process: Path) -> int:
    try:
        lines = (process / "status").read_text().splitlines()
    except OSError:
        return 0
    sizes = [line.split()[1] for line in lines if line.startswith("VmRSS:")]
    return int(sizes[0]) * 1024 if sizes else 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
