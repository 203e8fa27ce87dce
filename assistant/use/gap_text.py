"""A gap report to read in a terminal, as Markdown and as JSON."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from assistant.evaluation.report.visible import cut
from assistant.evaluation.table import Table
from assistant.use.gaps import Gap, GapReport
from corpus.document import LANGUAGES

_TITLE = "What people ask that the corpus does not say"
_NOTHING = "Nothing that was asked and kept is unanswered."
_NO_TOPIC = "none near"
_HEAD = ("question", "asked", "languages", "first", "last", "confidence", "nearest topic")
_COLUMNS = 50  # of a question in a terminal


def as_text(report: GapReport) -> str:
    """Give the topics by language, then the groups, with one example of another wording."""
    if not report.gaps:
        return _NOTHING
    return "\n\n".join(
        [_summary(report), _by_topic(report.gaps).as_text(), _groups(report.gaps, True).as_text()]
    )


def as_markdown(report: GapReport) -> str:
    """Give the topics by language, then each group with its examples and documents."""
    if not report.gaps:
        return f"# {_TITLE}\n\n{_NOTHING}"
    parts = [f"# {_TITLE}", _summary(report), _by_topic(report.gaps).as_markdown()]
    return "\n\n".join(
        [*parts, _groups(report.gaps, False).as_markdown(), *map(_section, report.gaps)]
    )


def as_json(report: GapReport) -> dict[str, object]:
    """Give all of it."""
    return {"questions": report.questions, **asdict(report)}


def _summary(report: GapReport) -> str:
    first = min(gap.first for gap in report.gaps)
    last = max(gap.last for gap in report.gaps)
    groups = f"{len(report.gaps)} groups, {first} to {last}"
    said = f"{report.questions} times without an answer, in {groups}"
    older = f"; {report.left_out} older ones are left out" if report.left_out else ""
    return f"{said}{older}. A low confidence speaks for a question off topic."


def _by_topic(gaps: Sequence[Gap]) -> Table:
    """Count questions by language and by the topic that most of the nearest documents have."""
    counts: dict[str, Counter[str]] = {}
    for gap in gaps:
        topic = gap.topics[0] if gap.topics else _NO_TOPIC
        counts.setdefault(topic, Counter()).update(gap.languages)
    order = sorted(counts, key=lambda topic: (-counts[topic].total(), topic))
    rows = [
        [topic, str(counts[topic].total()), *(str(counts[topic][each]) for each in LANGUAGES)]
        for topic in order
    ]
    return Table(["nearest topic", "questions", *LANGUAGES], rows)


def _groups(gaps: Sequence[Gap], shortened: bool) -> Table:
    rows = [
        [
            cut(gap.label, _COLUMNS) if shortened else gap.label,
            str(gap.n),
            " ".join(f"{name}:{number}" for name, number in gap.languages.items()),
            gap.first,
            gap.last,
            "-" if gap.confidence is None else f"{gap.confidence:.2f}",
            gap.topics[0] if gap.topics else _NO_TOPIC,
        ]
        for gap in gaps
    ]
    return Table(_HEAD, rows)


def _section(gap: Gap) -> str:
    also = [f"- also asked: {example}" for example in gap.examples]
    near = [f"- nearest documents: {', '.join(gap.documents)}"] if gap.documents else []
    return "\n".join([f"## {gap.label}", "", f"- asked {gap.n} times", *also, *near])
