"""Whether passages give a figure of a claim, in whatever notation."""

import re
from collections.abc import Collection
from decimal import Decimal

from assistant.grounding.cited import Cited
from assistant.grounding.lettered import in_chinese
from assistant.grounding.reading import Reading
from corpus.figures import Figure, canonical, stands_in
from corpus.script import CJK

_DAY = len("2026-06-30")
_PARTS = {"-H1": (1, 6), "-H2": (7, 12), "-Q1": (1, 3), "-Q2": (4, 6), "-Q3": (7, 9)}
_PARTS |= {"-Q4": (10, 12)}
_WHOLE = re.compile(r"\b(?:all|fully?|whole|entire(?:ly)?|wholly)\b|全|悉数|百分百")
# "HK$80 million for goods, 40 for services"; "69.4 minus 64.6".
_UNIT_ELSEWHERE = (
    r"(?<![\w.,$]){number}(?=\s*(?:[,;.)](?!\d)|$|(?:for|on|in|minus|less|plus|[x×+/=-])\s))"
)
_CJK = re.compile(f"[{CJK}]")
_FORMULA = re.compile(r"[x×*/÷=+]")
_SCALES = tuple(10**power for power in (3, 4, 6, 8, 9))


def stands(figure: Figure, claim: Reading, cited: Cited) -> bool:
    """Tell whether cited passages give a figure of a claim."""
    # "One dollar for every two" and 兌1美元: a one is mostly what something else is counted by.
    if figure.value == "1" and figure.kind in ("amount", "number"):
        return True
    if stands_in(figure, cited.figures):
        return True
    if figure.kind == "label":
        return _labels(figure, cited)
    if figure.kind == "percent":
        return figure.value == "100" and any(_all_of_it(claim, line) for line in cited.lines)
    if figure.kind == "number":
        return _unit_elsewhere(figure, claim, cited)
    return any(_in_parts(figure, line.figures) for line in cited.lines)


def _all_of_it(claim: Reading, line: Reading) -> bool:
    """Tell whether a line that speaks of the same says "all", "full" or 全."""
    if not _WHOLE.search(line.folded):
        return False
    other_script = bool(_CJK.search(claim.text)) != bool(_CJK.search(line.text))
    return other_script or len(set(claim.words) & set(line.content)) > 1


def _labels(figure: Figure, cited: Cited) -> bool:
    if figure.value.isdecimal():
        # "Buildings 2 and 3" are 2號和3號.
        return stands_in(Figure("number", figure.value), cited.figures)
    return in_chinese(figure.value, cited.spaced)


def _unit_elsewhere(figure: Figure, claim: Reading, cited: Cited) -> bool:
    """Tell whether a bare number counts what an amount beside it counts, or is in a formula."""
    whole, point, decimals = figure.value.partition(".")
    number = f"{int(whole):,}".replace(",", ",?") + re.escape(point + decimals)
    if not re.search(_UNIT_ELSEWHERE.format(number=number), claim.readable):
        return False
    value = Decimal(figure.value)
    amounts = [Decimal(each.value) for each in claim.figures if each.kind == "amount"]
    formula = len(_FORMULA.findall(claim.readable)) > 1
    return any(
        stands_in(Figure("amount", canonical(value * scale)), cited.figures)
        for scale in _SCALES
        if formula or any(scale <= 10 * amount < 10**5 * scale for amount in amounts)
    )


def _in_parts(figure: Figure, line: Collection[Figure]) -> bool:
    """Tell whether a line gives a figure in two parts: a day and its year, months of a half."""
    if figure.kind == "date" and len(figure.value) == _DAY:
        without_year = Figure("date", f"-{figure.value[4:]}")
        return without_year in line and stands_in(Figure("date", figure.value[:4]), line)
    if figure.kind == "date" and figure.value[4:] in _PARTS:
        ends = (f"{figure.value[:4]}-{month:02d}" for month in _PARTS[figure.value[4:]])
        return all(stands_in(Figure("date", end), line) for end in ends)
    if figure.kind != "quantity" or figure.unit != "month" or int(float(figure.value)) % 12:
        return False
    # "Two or more years", "25 years, renewed every five".
    return Figure("number", str(int(float(figure.value)) // 12)) in line
