"""The tiny local model through the whole path: what became of its sentences, and what readers got.

    nice python benchmarks/local_model.py [--questions 100] [--write]

The questions are spread evenly over corpus/testsets. Answers are kept in RECORDS as they come, and
a run that was stopped goes on; remove the file to ask anew. With --write the table goes to
docs/local-model.md.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from claims.held import missing
from claims.references import Passages

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.generation.provider import KEY
from assistant.local_model import LOCAL_MODEL, served
from corpus.glossary import load_glossary
from corpus.question import Question
from corpus.question_sets.load import load_questions
from ingest.chat_settings import ChatSettings
from ingest.passage import plain
from ingest.settings import load_settings

RECORDS = Path(".harbour/local-model.jsonl")
TABLE = Path("docs/local-model.md")
TIMEOUT, TOKENS = 180.0, 300  # it repeats itself until it is cut
ENDINGS = ("passed", "repaired", "replaced", "dropped")
_ABOUT = f"""# The tiny local model, asked for real

Written by `python benchmarks/local_model.py --write`. {LOCAL_MODEL} (`harbour model serve-local`,
one thread, at most {TOKENS} tokens a reply, {TIMEOUT:.0f} s) is asked over HTTP as any model is. It
writes fluently and knows nothing, which is what the check is for.

"""

Record = dict[str, Any]


def main() -> None:
    """Ask what was not asked yet, and print or write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=100)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    files = sorted(Path("corpus/testsets").glob("*.jsonl"))
    every = [question for file in files for question in load_questions(file)]
    sample = [every[n * len(every) // given.questions] for n in range(given.questions)]
    kept = {each["id"]: each for each in _kept()}
    left = [each for each in sample if each.id not in kept]
    with RECORDS.open("a", encoding="utf-8") as file:
        for record in _asked(left):
            kept[record["id"]] = record
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
            file.flush()
            say(f"{len(kept)} of {len(sample)}: {record['outcome']}, {record['seconds']:.0f} s")
    table = "\n".join(_table([kept[each.id] for each in sample], len(every))) + "\n"
    if given.write:
        TABLE.write_text(_ABOUT + table, encoding="utf-8")
    say(table)


def _kept() -> list[Record]:
    text = RECORDS.read_text(encoding="utf-8") if RECORDS.is_file() else ""
    return [json.loads(line) for line in text.split("\n") if line]


def _asked(questions: Sequence[Question]) -> Iterator[Record]:
    if not questions:
        return
    with served("127.0.0.1", 0) as url:
        os.environ[KEY] = "none"
        chat = ChatSettings(f"openai:{LOCAL_MODEL}", url, TIMEOUT, max_tokens=TOKENS)
        assistant = Assistant.open(replace(load_settings(), chat=chat))
        places = _places(assistant)
        for each in questions:
            answer = assistant.ask(each.question, each.history, name=each.id)
            yield _record(answer, places)


def _places(assistant: Assistant) -> Mapping[tuple[str, int], str]:
    """Give what a reader is shown of the passage at each quotable place of a document."""
    shown: dict[tuple[str, int], str] = {}
    for each in Passages(assistant.index).every:
        about = assistant.index.documents[each.document]
        publishers = (source.publisher for source in about.sources)
        over = (each.title, each.section, about.as_of or "", *publishers, each.header)
        text = "\n".join([*over, plain(each.text), *(unit.lead for unit in each.units)])
        shown |= {(each.document, unit.start): text for _, unit in each.quotable}
    return shown


def _record(answer: Answer, places: Mapping[tuple[str, int], str]) -> Record:
    generated = answer.generated
    return {
        "id": answer.id,
        "outcome": answer.outcome,
        "model": answer.model,
        "text": answer.text,
        "notices": answer.notices,
        "cited": {each.number: places[each.document, each.start] for each in answer.citations},
        "asked": generated is not None or "No answer" in " ".join(answer.notices),
        "answered": generated and generated.answered,
        "sentences": [
            {
                "said": each.verdict.claim.text,
                "cited": each.verdict.claim.cited,
                "ending": each.ending,
                "faults": [fault.kind for fault in each.verdict.faults],
                "shown": each.shown,
            }
            for each in (generated.sentences if generated else ())
        ],
        "seconds": answer.timings_ms["total"] / 1000,
    }


def _table(records: Sequence[Record], of: int) -> Iterator[str]:
    sentences = [sentence for each in records for sentence in each["sentences"]]
    endings = Counter(each["ending"] for each in sentences)
    yield f"{len(records)} questions, spread evenly over the {of} of `corpus/testsets`."
    yield "\n| answers | |\n|---|---|"
    for name, count in Counter(map(_outcome, records)).most_common():
        yield f"| {name} | {count} |"
    yield f"\n| its {len(sentences)} sentences | | share |\n|---|---|---|"
    for ending in ENDINGS:
        yield f"| {ending} | {endings[ending]} | {endings[ending] / max(1, len(sentences)):.2f} |"
    yield "\n| fault (a sentence may have several) | sentences |\n|---|---|"
    faults = Counter(kind for each in sentences for kind in set(each["faults"]))
    for kind, count in faults.most_common():
        yield f"| {kind} | {count} |"
    yield f"\n{_independent(records)}"
    times = [each["seconds"] for each in records if each["asked"]]
    yield f"\nA question that the model was asked took {np.median(times):.0f} s (p50), two cores."


def _outcome(record: Record) -> str:
    if not record["asked"]:
        return "refused before the model is asked"
    if record["outcome"] == "declined":
        return "declined, on the model's word"
    if record["model"] == "extractive":
        failed = record["answered"] is None
        return f"the documents' own words: {'no reply' if failed else 'nothing of it held'}"
    return "the model's words"


def _independent(records: Sequence[Record]) -> str:
    glossary = load_glossary()
    found = [
        (each["id"], lack)
        for each in records
        for lack in missing(each["text"], {int(n): p for n, p in each["cited"].items()}, glossary)
    ]
    listed = "\n".join(
        f"- {name}: {lack.kind} “{lack.said}” in: {lack.sentence}" for name, lack in found
    )
    return (
        "Read back without the product's check (`benchmarks/claims/held.py`), figures, dates and "
        f"names of the answers given that are missing from the passages they cite: {len(found)}."
        + f"\n\n{listed}"
        * bool(found)
    )


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
