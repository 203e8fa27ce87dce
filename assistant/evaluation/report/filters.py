"""What the questions of a report can be filtered by."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from assistant.evaluation.report.questions import Asked
from assistant.evaluation.report.verdict import JUDGED, SCOPES, VERDICTS
from corpus.question import QUESTION_TYPES

_TURNED = ("turned wrong", "turned right")


def filters(questions: Sequence[Asked]) -> Mapping[str, Mapping[str, int]]:
    """Give each filter's values, in a fixed order, with the number of questions that have each.

    Names and values are those of the data attributes in question.html.
    """
    languages = [each.record.question.language for each in questions]
    areas = [each.record.testset for each in questions]
    return {
        "judged": _counted(JUDGED, (each.judged for each in questions)),
        "outcome": _counted(VERDICTS, (each.verdict for each in questions)),
        "scope": _counted(SCOPES, (each.scope for each in questions)),
        "type": _counted(QUESTION_TYPES, (each.record.question.type for each in questions)),
        "language": _counted(sorted(set(languages)), languages),
        "area": _counted(sorted(set(areas)), areas),
        "change": _counted(_TURNED, (each.turned for each in questions)),
    }


def _counted(values: Iterable[str], found: Iterable[str]) -> dict[str, int]:
    count = Counter(found)
    return {value: count[value] for value in values if count[value]}
