"""A run's summary to read in a terminal, as Markdown and CSV."""

from collections.abc import Iterator, Mapping, Sequence

from assistant.evaluation.interval import Estimate
from assistant.evaluation.measures.registry import HEADLINE
from assistant.evaluation.report.conclusion import label
from assistant.evaluation.summary import Slice, Summary
from assistant.evaluation.table import Table

_NOTE = "Each figure with its 95% interval and the number of questions that it is about."
_NOTHING = "-"
_ABREAST = 3  # columns of a figure, an interval and a number: 100 characters
_FIRST = (("all", "all"), ("scope", "same language"), ("scope", "across languages"))
# What refusal is made of: the two kinds of questions to refuse.
_PARTS = {"refusal_recall_near_miss": "- near misses", "refusal_recall_out_of_scope": "- off topic"}


def as_text(summary: Summary, slices: bool) -> str:
    """Give the headline measures, then, if wanted, those of every slice."""
    tables = [_headline(summary), *(_by_slice(summary) if slices else [])]
    return "\n\n".join([*(table.as_text() for table in tables), _NOTE])


def as_markdown(summary: Summary) -> str:
    """Give the headline measures, then all measures over all slices."""
    parts = [_headline(summary).as_markdown(), _NOTE, "## Everything"]
    return "\n\n".join([*parts, _everything(summary).as_markdown()])


def as_csv(summary: Summary) -> str:
    """Give all measures over all slices, one a row."""
    return _everything(summary).as_csv()


def slice_name(by: str, value: str) -> str:
    """Give a slice's name as it is read."""
    if by == "all":
        return "all questions"
    return value if by in ("scope", "language pair") else f"{by} {value}"


def _headline(summary: Summary) -> Table:
    """Show all questions, those within one language and those across two."""
    found = [summary.slice(by, value) for by, value in _FIRST]
    return _abreast([each for each in found if each is not None], _PARTS)


def _by_slice(summary: Summary) -> list[Table]:
    """Show all other slices, a few to a table."""
    tables: list[Table] = []
    for by in dict.fromkeys(each.by for each in summary.slices):
        group = [s for s in summary.slices if s.by == by and (s.by, s.value) not in _FIRST]
        parts = [group[start : start + _ABREAST] for start in range(0, len(group), _ABREAST)]
        tables += [_abreast(part, {}) for part in parts]
    return tables


def _everything(summary: Summary) -> Table:
    head = ("by", "value", "questions", "measure", "n", "mean", "low", "high")
    return Table(head, list(_all(summary)))


def _all(summary: Summary) -> Iterator[tuple[str, ...]]:
    for each in summary.slices:
        for measure, found in each.estimates.items():
            figures = map(str, (found.n, found.mean, found.low, found.high))
            yield each.by, each.value, str(each.questions), measure, *figures


def _abreast(slices: Sequence[Slice], parts: Mapping[str, str]) -> Table:
    named = {name: label(name) for name in HEADLINE}
    head = [f"{slice_name(each.by, each.value)} ({each.questions})" for each in slices]
    rows = [
        [said, *(_cell(each.estimates.get(name)) for each in slices)]
        for name, said in _with_parts(named, parts).items()
    ]
    return Table(["", *head], [row for row in rows if set(row[1:]) != {_NOTHING}])


def _with_parts(named: Mapping[str, str], parts: Mapping[str, str]) -> dict[str, str]:
    rows: dict[str, str] = {}
    for name, said in named.items():
        rows[name] = said
        rows |= {part: what for part, what in parts.items() if part.startswith(name)}
    return rows


def _cell(found: Estimate | None) -> str:
    if found is None:
        return _NOTHING
    return f"{found.mean:.3f} [{found.low:.2f}, {found.high:.2f}] {found.n:3d}"
