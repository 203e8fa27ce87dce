"""What speaks for a unit where a question is general: what a document says of itself comes first.

"What is a treasury centre?" fits many sentences of the right documents alike. Then those answer
that stand first under the heading asked for, or open their document, and not what was once.
"""

import math
import re

from assistant.asked import asked
from assistant.query import Query
from assistant.sought import Sought, covered
from corpus.document import SECTION_SEPARATOR
from corpus.script import family, fold
from ingest.passage import LABEL_ENDS, Passage
from ingest.terms import terms

ASKS_WHAT_IT_IS = re.compile(
    r"^(what|who) (is|are|was|were|does|do)\b|是(什么|甚么|咩|乜|谁)|(什么|甚么)是"
)
_HISTORY = re.compile(
    r"\b(history|background|before|earlier|superseded|old|how it came about)\b"
    r"|历史|沿革|背景|由来|以往|过往|进程"
)
_ONCE = re.compile(
    r"(before|until|earlier|older|formerly|in (19|20)\d\d|for comparison)\b|此前|之前|以往|过往"
)


class Headings:
    """A passage, and how much its title and headings say of what is sought, and of nothing else."""

    def __init__(self, passage: Passage, sought: Sought) -> None:
        """Look at the headings of `passage` once for all its units."""
        heading = frozenset(terms(passage.section))
        self.passage = passage
        self.sought = sought
        self.covered = covered(sought.concepts, heading)
        self.plain = covered(sought.plain, heading)
        self.title_precision = sought.precision(passage.title)
        self.precision = sought.precision(passage.section.split(SECTION_SEPARATOR)[-1])
        self.history = bool(_HISTORY.search(fold(passage.section)))


def general_features(
    query: Query, headings: Headings, number: int, plain: float
) -> dict[str, float]:
    """Give the features of a passage's unit that weigh in a general question.

    `plain` is the share of the question's plain words that the unit holds. Each feature is
    multiplied by the generality: nothing changes for a question that is not general.
    """
    passage, sought = headings.passage, headings.sought
    unit = passage.units[number]
    kinds = asked(query.wanted)
    thing = ASKS_WHAT_IT_IS.search(fold(query.wanted)) and not kinds & {"amount", "share", "time"}
    once = headings.history or _ONCE.match(fold(unit.reading))
    name = unit.reading.split(LABEL_ENDS)[0] if unit.kind == "row" else ""
    features = {
        "general_heading": headings.covered / (1 + number),
        "general_row": covered(sought.concepts, frozenset(terms(name))),
        "general_row_precision": sought.precision(name),
        "general_plain": plain,
        "general_plain_heading": headings.plain / (1 + number),
        "general_opens": -math.log(1 + passage.place),
        "general_what_it_is": float(bool(thing) and number == 0),
        "general_history": float(bool(once) and "time" not in kinds),
        "general_own_language": float(family(passage.language) == family(query.language)),
        "general_title_precision": headings.title_precision,
        "general_section_precision": headings.precision / (1 + number),
    }
    return {name: query.generality * value for name, value in features.items()}
