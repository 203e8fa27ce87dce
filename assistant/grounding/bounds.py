""" "Up to" and "at least": which figures of a text are bounds."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.grounding.clauses import clauses
from assistant.grounding.reading import Reading
from corpus.figures import Figure, figures, stands_in

_MOST = re.compile(
    r"(?<!-)\b(?:up to|at most|no more than|not more than|not exceed(?:ing)?|not (?:above|"
    r"over)|(?:a |the )?maximum of|capped at|"
    r"(?:cap|ceiling|upper limit) (?:of|is|at)|(?:max(?:imum)?\.?|cap|ceiling|"
    r"limit)\b[^;,.]{0,30}:)|最多|至多|去[到至]|最高(?:可?达)?|不(?:超过|多于|高于)|上限(?:为|是)?",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\b(?:at least|no less than|not less than|no fewer than|not fewer than|(?:a |"
    r"the )?minimum of)|"
    r"最少|至少|不(?:少于|低于)|最低",
    re.IGNORECASE,
)
_BEHIND_MOST = re.compile(r"以内|以下|为限|为上限|封顶|or less|at most|or below|\(?max")
_BEHIND_LEAST = re.compile(r"以上|起|or more|at least|or above")
# Any way to say beside a figure that it is a bound, or the end of a range.
_SAYS_BOUND = re.compile(
    r"\b(?:up to|at most|at least|more|above|over|exceed\w*|max\w*|min\w*|caps?|capped|ceiling|"
    r"limit\w*|most|within|under|below|less\w*|lower|higher|fewer|between|tops?|longest|largest|"
    r"until|range\w*|floor|thresholds?|need\w*|must|requir\w*|only|than)\b|"
    r"\d\S*(?: \w+)? (?:to|or) \S*\d|\d\s?-\s?\S*\d|\d\S?[至到或]\S*\d|"
    r"最|至[多少]|去[到至]|[年月日天周]内|不超|不多|不高|不少|不低|[上下]限|以[内下上]|之内|封顶|限|[低少高多]于|须|需|门槛|逾|超",
    re.IGNORECASE,
)
# The question asks for a bound: the figure is understood as one.
_ASKS_BOUND = re.compile(
    r"\b(?:max\w*|min\w*|most|least|cap(?:ped)?|ceiling|limit\w*|up to|tops?|longest|"
    r"how long|largest|"
    r"thresholds?|biggest|highest|lowest|smallest)\b|最|去[到至]|上限|下限|至少|至多|门槛|封顶|顶|起码",
    re.IGNORECASE,
)
_END = re.compile(r"[;。；，、()（）]|,(?!\d)|\.(?!\d)|\b(?:and|or|of which)\b|[和及或]")
_MEAN = re.compile(r"\b(?:mean|average|typical)|平均|一般")  # of what is capped, no cap itself
BOUNDED_KINDS = frozenset(("amount", "percent", "quantity", "number"))
_WINDOW = 40  # characters


def asks_bound(question: Reading) -> bool:
    """Tell whether a question asks for the most or the least."""
    return _ASKS_BOUND.search(question.readable) is not None


def says_bound(figure: Figure, text: Reading) -> bool:
    """Tell whether a text says in any way, beside a figure, that it is a bound."""
    beside = (clause for clause in clauses(text.text) if stands_in(figure, clause.figures))
    return any(_SAYS_BOUND.search(clause.readable) for clause in beside)


@dataclass(frozen=True)
class Bounds:
    """The figures of a text that are said to be the most, and the least."""

    most: frozenset[Figure]
    least: frozenset[Figure]


def bounds(text: Reading) -> Bounds:
    """Give the figures that a bound directly precedes or follows (up to HK$2m, 200萬元以內)."""
    written = text.readable
    return Bounds(
        figures_ahead(written, _MOST) | _behind(written, _BEHIND_MOST),
        figures_ahead(written, _LEAST) | _behind(written, _BEHIND_LEAST),
    )


def figures_ahead(text: str, cue: re.Pattern[str]) -> frozenset[Figure]:
    """Give the figures between a cue and the next pause."""
    windows = (
        _END.split(text[m.end() : m.end() + _WINDOW], maxsplit=1) for m in cue.finditer(text)
    )
    return _countable(window[0] for window in windows if not _MEAN.search(window[0]))


def _behind(text: str, cue: re.Pattern[str]) -> frozenset[Figure]:
    starts = (match.start() for match in cue.finditer(text))
    return _countable(_END.split(text[max(0, at - _WINDOW) : at])[-1] for at in starts)


def _countable(windows: Iterable[str]) -> frozenset[Figure]:
    found = (figures(window) for window in windows)
    return frozenset(f for each in found for f in each if f.kind in BOUNDED_KINDS)
