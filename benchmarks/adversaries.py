"""What a model may do wrong, case by case, and what the reader sees.

    python benchmarks/adversaries.py [--write]

A scripted model over real HTTP answers one question on the index of `harbour ingest`. With --write
the table goes to docs/adversaries.md.
"""

import argparse
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests/generation")]

from asking import Asking  # noqa: E402
from misbehaviours import MISBEHAVIOURS, QUESTION, Misbehaviour  # noqa: E402

from assistant.answer import Answer  # noqa: E402
from ingest.embed import Embedder  # noqa: E402
from ingest.index import Index  # noqa: E402
from ingest.model import prepare  # noqa: E402
from ingest.settings import load_settings  # noqa: E402

TABLE = ROOT / "docs/adversaries.md"


def main() -> None:
    """Print the table, or write it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--write", action="store_true")
    write = arguments.parse_args().write
    settings = load_settings()
    embedder = Embedder.load(prepare(settings.model))
    index = Index(settings.index, embedder.name, embedder.fingerprint, settings.chroma)
    ask = Asking(index, embedder)
    rows = [_row(each, ask(each.script, QUESTION)) for each in MISBEHAVIOURS]
    index.close()
    text = (
        "# What a model may do wrong\n\n"
        "Written by `python benchmarks/adversaries.py --write`; the cases are\n"
        "`tests/generation/misbehaviours.py`, and the tests hold each to: figures only from the\n"
        "quotes, exact quotes, nothing planted, no key.\n\n"
        f"The question is “{QUESTION}”;\n"
        "each sentence that fails is sent back once, and the model does the same again.\n\n"
        "| the model | its sentences | the reader gets |\n|---|---|---|\n" + "\n".join(rows) + "\n"
    )
    if write:
        TABLE.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def _row(each: Misbehaviour, answer: Answer) -> str:
    said = answer.generated.sentences if answer.generated else ()
    sentences: dict[str, int] = {}
    for one in said:
        faults = ", ".join(fault.kind for fault in one.verdict.faults)
        told = f"{one.ending} ({faults})" if faults else one.ending
        sentences[told] = sentences.get(told, 0) + 1
    counted = "; ".join(t if n == 1 else f"{n} {t}" for t, n in sentences.items()) or "none"
    if answer.outcome != "answered":
        gets = f"`{answer.outcome}`: what comes nearest"
    elif answer.model == "extractive":
        gets = f"the documents' own words, and: {answer.notices[0]}"
    else:
        gets = f"{answer.text}".replace("\n", " ")
    gets = re.sub(r" at http://\S+", "", gets)  # another port each time
    return f"| {each.does} | {counted} | {gets} |"


if __name__ == "__main__":
    main()
