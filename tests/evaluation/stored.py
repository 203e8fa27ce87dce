"""Runs as they are stored, made of given records."""

from collections import Counter
from collections.abc import Sequence

from assistant.evaluation.about import About, AskedSet, IndexVersion
from assistant.evaluation.code_version import CodeVersion
from assistant.evaluation.folder import Run, name_of
from assistant.evaluation.record import Record
from assistant.evaluation.summary import summarise

INDEX = IndexVersion("e5", "f1e2", "b1", 71, "c0ffee00")
CODE = CodeVersion("0.1.0", "5ec0de00")


def about_of(records: Sequence[Record], settings=None, index=INDEX, code=CODE) -> About:
    sets = Counter(record.testset for record in records)
    return About(
        tuple(AskedSet(name, f"{name}-sha256", number) for name, number in sets.items()),
        {"reader": True, "reranker": ""} if settings is None else settings,
        index,
        code,
    )


def run_of(records: Sequence[Record], **about) -> Run:
    timings = {name_of(record): {"total": 100.0} for record in records}
    return Run(about_of(records, **about), tuple(records), timings, summarise(records))
