"""What a run was made of, as rows to read; and where the run before it differs."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evaluation.about import AskedSet, shown
from assistant.evaluation.folder import Run
from assistant.evaluation.report.numbers import count

_SETTING = "Setting: "
_NONE = "none"
_NEWEST = "Newest document cited"
_FIRST = ("Corpus", _NEWEST, "Embedding model", "Code")


@dataclass(frozen=True)
class Row:
    """Something that a run was made of; `before` is the other run's, None without another."""

    name: str
    value: str
    before: str | None = None

    @property
    def differs(self) -> bool:
        """Whether the two runs differ in it."""
        return self.before is not None and self.before != self.value


def made_of(run: Run, other: Run | None = None) -> list[Row]:
    """Give the rows of a run; what only the other one has is "none"."""
    new = _rows(run)
    if other is None:
        return [Row(name, value) for name, value in new.items()]
    old = _rows(other)
    return [
        Row(name, new.get(name, _NONE), old.get(name, _NONE))
        for name in dict.fromkeys([*new, *old])
    ]


def briefly(rows: Sequence[Row]) -> list[Row]:
    """Give what differs, and of the rest what a reader asks first; settings as one row."""
    kept = [row for row in rows if row.differs or row.name in _FIRST]
    settings = [
        f"{row.name.removeprefix(_SETTING)} {row.value}"
        for row in rows
        if row.name.startswith(_SETTING) and row.value != _NONE and not row.differs
    ]
    return [*kept, Row("Settings", ", ".join(settings))] if settings else kept


def _rows(run: Run) -> dict[str, str]:
    about, index = run.about, run.about.index
    return {
        **{f"Test set {each.name}": _set(each) for each in about.testsets},
        "Corpus": index.corpus_words,
        _NEWEST: _newest_cited(run),
        "Embedding model": index.model_words,
        "Index build": index.build,
        **{f"{_SETTING}{name}": shown(value) for name, value in about.settings.items()},
        "Code": f"version {about.code}",
    }


def _set(each: AskedSet) -> str:
    return f"{count(each.questions, 'question')} ({each.sha256[:8]})"


def _newest_cited(run: Run) -> str:
    dates = [citation.as_of or "" for each in run.records for citation in each.citations]
    return max(dates, default="") or "none with a date"
