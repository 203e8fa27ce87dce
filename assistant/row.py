"""A table row -> words, as an answer says it."""

from corpus.markdown import cells
from corpus.script import fold
from ingest.passage import LABEL_ENDS, Unit, plain

# Over the only column beside a row's label, these say nothing that the cell does not.
_SAYS_NOTHING = frozenset(
    "detail details figure figures amount value requirement step event rule level 内容 事项 事件 "
    "要求 规定 现行规定 详情 说明 数字 数值 金额 进展".split()
)


def in_words(unit: Unit) -> str:
    """Give a unit as an answer says it: a row without a header that says nothing."""
    label, ends, rest = unit.reading.partition(LABEL_ENDS)
    if unit.kind != "row" or not ends:
        return unit.reading
    names = [plain(name) for name in cells(unit.lead)[1:]]
    if len(names) == 1 and fold(names[0]) in _SAYS_NOTHING:
        return f"{label}: {rest.removeprefix(f'{names[0]}: ')}"
    return unit.reading
