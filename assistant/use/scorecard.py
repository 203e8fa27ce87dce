"""How inquiries are handled: timeliness, responsiveness, content, follow-up.

In the spirit of the World Bank's Global Investment Promotion Best Practices (GIPB 2012), whose
mystery shoppers wrote to agencies and judged the replies. Here every figure is counted in an
evaluation run or in the log of use, there is no total, and what cannot be counted is said.
"""

import re
from dataclasses import asdict, dataclass
from functools import partial

from assistant.evaluation.folder import Run, name_of
from assistant.evaluation.measures.latency import latency
from assistant.evaluation.measures.refusal import refused
from assistant.evaluation.record import Record
from assistant.use.log import UseLog
from assistant.use.score_item import Item, counted, share, summed
from corpus.script import detect_language, family

# Nielsen 1993, Usability Engineering, chapter 5: up to 1 s a thought is not broken off, up to 10 s
# attention stays.
WITHIN_SECONDS = (1, 10)
CONTENT = (
    "all_facts",
    "figure_accuracy",
    "figures_quoted",
    "citation_recall",
    "citation_precision",
    "quotes_exact",
)
_MARK = re.compile(r"\[\d+\]")
_TO_TURN_TO = re.compile(r"https?://|\bwww\.|[\w.-]+@[\w-]+\.\w", re.IGNORECASE)


@dataclass(frozen=True)
class Area:
    """One side of handling inquiries, and what of it is not measured."""

    name: str
    items: tuple[Item, ...]
    not_measured: tuple[str, ...]


@dataclass(frozen=True)
class Scorecard:
    """All four sides."""

    areas: tuple[Area, ...]

    def as_json(self) -> dict[str, object]:
        """Give it for a JSON file."""
        return asdict(self)


def scorecard(run: Run, log: UseLog) -> Scorecard:
    """Give the scorecard of a finished run and of the log of use."""
    return Scorecard(
        (_timeliness(run), _responsiveness(run, log), _content(run, log), _follow_up(run, log))
    )


def _timeliness(run: Run) -> Area:
    took = latency(run.milliseconds)
    within = [
        counted(
            run,
            f"answered within {limit} s",
            f"questions that took at most {limit} s / questions; one that failed did not",
            partial(_within, run, limit),
        )
        for limit in WITHIN_SECONDS
    ]
    slowest = Item(
        "95 of 100 answered within",
        took.p95 if took else None,
        took.n if took else 0,
        "95th percentile of the time from question to answer, failed ones left out",
        "run",
        "ms",
    )
    return Area(
        "Timeliness",
        (*within, slowest),
        ("how long people wait for a reply when they write to an officer",),
    )


def _responsiveness(run: Run, log: UseLog) -> Area:
    items = [
        summed(run, "answered", "answerable questions answered"),
        counted(
            run,
            "answered in the asker's language",
            "answers mostly in the question's language (either Chinese script) / answers",
            _in_the_askers_language,
            _answered,
        ),
    ]
    not_measured = ["whether people found the service, and gave up before they asked"]
    if log.questions == "all":
        asked = log.all_asked()
        answered = [each.outcome == "answered" for each in asked]
        items.append(share("people's questions answered", answered, "answered / asked and kept"))
    else:
        not_measured.append(
            f"share of people's questions that was answered: use.questions is {log.questions}, so "
            "that the log does not know how many were"
        )
    return Area("Responsiveness", tuple(items), tuple(not_measured))


def _content(run: Run, log: UseLog) -> Area:
    dated = counted(
        run,
        "dates told",
        "answers whose notices say the date of every document cited / answers",
        _tells_dates,
        _answered,
    )
    useful = [each.verdict == "useful" for each in log.all_feedback()]
    return Area(
        "Content",
        (
            *(summed(run, name) for name in CONTENT),
            dated,
            share("called useful", useful, "feedback that says useful / feedback"),
        ),
        ("whether the case for Hong Kong was made: Harbour informs, it does not advertise",),
    )


def _follow_up(run: Run, log: UseLog) -> Area:
    decided = log.decisions()
    return Area(
        "Follow-up",
        (
            counted(
                run,
                "refusals that name who helps",
                "refusals with a web or mail address outside of quotes / refusals",
                _names_who_helps,
                refused,
            ),
            counted(
                run,
                "refusals that quote what is near",
                "refusals with a citation / refusals",
                lambda record: bool(record.citations),
                refused,
            ),
            counted(
                run,
                "answers that say what to check",
                "answers with a notice / answers",
                lambda record: bool(record.notices),
                _answered,
            ),
            share(
                "feedback handled",
                [each.id in decided for each in log.all_feedback()],
                "feedback accepted or rejected as a test / feedback",
            ),
        ),
        (
            "whether somebody wrote or called after the answer",
            "whether people came back, and whether a company set up",
        ),
    )


def _answered(record: Record) -> bool:
    return record.outcome == "answered"


def _within(run: Run, seconds: int, record: Record) -> bool:
    took = run.milliseconds.get(name_of(record))
    return took is not None and record.outcome != "failed" and took <= 1000 * seconds


def _in_the_askers_language(record: Record) -> bool:
    said = detect_language(_MARK.sub("", record.text))
    return family(said) == family(record.question.language)


def _tells_dates(record: Record) -> bool:
    told = "\n".join(record.notices)
    return all(each.as_of is not None and each.as_of in told for each in record.citations)


def _names_who_helps(record: Record) -> bool:
    """Tell whether a line without a mark, so one that quotes nothing, holds an address."""
    own = [line for line in record.text.split("\n") if not _MARK.search(line)]
    return any(_TO_TURN_TO.search(line) for line in own)
