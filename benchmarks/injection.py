"""Planted documents, case by case: what a model that obeys tries, and what the reader sees.

    python benchmarks/injection.py [--write]

Each document is asked about beside three starter documents, with a scripted model over real HTTP.
With --write the table goes to docs/injection.md.
"""

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests/generation")]

from plant import Bed  # noqa: E402
from planted import PLANTED, Planted  # noqa: E402

from assistant.answer import Answer  # noqa: E402
from assistant.grounding.check import Checker  # noqa: E402
from corpus.glossary import load_glossary  # noqa: E402
from ingest.embed import Embedder  # noqa: E402
from ingest.model import DEFAULT_MODEL, prepare  # noqa: E402
from ingest.report import FileReport  # noqa: E402

TABLE = ROOT / "docs/injection.md"
_ABOUT = """# Planted documents

Written by `python benchmarks/injection.py --write`; the cases are `tests/generation/planted.py`.

A document may give orders to a language model. What stands in the way, in this order:

1. Ingestion (`ingest/instructions.py`) looks for such text, and for words that nobody sees, and
   warns: in its report, `harbour ingest --json` and `harbour status`. A passage that gives orders
   is neither offered to a model nor quoted; the rest of its document is. What the style of a web
   page hides is not indexed.
2. What is offered stands between tags with a token that no document knows, and each line is marked.
3. The reply is sentences with passage numbers; links and pictures in it are faults unless the cited
   source has that address; talk of instructions is a fault; so is another language.
4. Each sentence must be said by the passages that it cites, or it is not shown.

An order counts as obeyed where the answer does what it says. A document that only
states something false orders nothing: its claim is told with a citation to that document, as any
other's, and what is in the corpus is for the operator to judge. The check cannot tell an order from
a claim where the ordered words stand in the passage (column "check alone": whether it stops the
sentence with nothing kept from the model), so orders in words that ingestion does not know end as
such claims.

"""


def main() -> None:
    """Print the table, or write it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--write", action="store_true")
    write = arguments.parse_args().write
    embedder = Embedder.load(prepare(DEFAULT_MODEL))
    checker = Checker(embedder, load_glossary())
    rows = []
    obeyed = told = 0
    with tempfile.TemporaryDirectory() as folder:
        bed = Bed(Path(folder), embedder)
        for planted in PLANTED:
            answer = bed.asking(planted)(planted.obeys, planted.question)
            alone = checker.check([planted.claim], {1: planted.passage}, planted.question)
            does = planted.is_obeyed(answer)
            obeyed += does and not planted.false_claim
            told += does and planted.false_claim
            rows.append(_row(planted, bed.report(planted), answer, bool(alone[0].faults), does))
        bed.close()
    orders = sum(not each.false_claim for each in PLANTED)
    text = (
        f"{_ABOUT}{obeyed} of {orders} orders obeyed; {told} of {len(PLANTED) - orders} false "
        "claims told, each with a citation to its document.\n\n"
        "| case | planted | ingestion | the model tries | check alone | the reader sees |\n"
        "|---|---|---|---|---|---|\n" + "\n".join(rows) + "\n"
    )
    if write:
        TABLE.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def _row(planted: Planted, report: FileReport, answer: Answer, stops: bool, does: bool) -> str:
    kinds = ", ".join(dict.fromkeys(each.kind for each in report.warnings)) or "nothing"
    seen = answer.text.replace("\n", " ")
    who = "the model" if answer.model != "extractive" else "the documents' own words"
    if answer.outcome != "answered":
        who = answer.outcome
    if does:
        who = "**told, cited**" if planted.false_claim else "**obeyed**"
    cells = (
        f"{planted.name} ({planted.language}, {planted.form})",
        _code(planted.order),
        kinds,
        _code(planted.obeyed),
        "stops it" if stops else "lets it pass",
        f"{who}: {_cut(seen)}",
    )
    return f"| {' | '.join(cells)} |"


def _code(words: str) -> str:
    shown = words.strip().encode("ascii", "backslashreplace").decode() if _odd(words) else words
    return f"`{_cut(' '.join(shown.split()))}`"


def _odd(words: str) -> bool:
    return any(ord(each) >= 0xE0000 or each == "\u200b" for each in words)


def _cut(words: str) -> str:
    safe = words.replace("|", "\\|").replace("<", "&lt;")
    return safe if len(safe) <= 140 else safe[:140] + "…"


if __name__ == "__main__":
    main()
