"""The order in which the boxes on a slide are read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """Where something stands: `index` names it, the rest are its edges."""

    index: int
    left: int
    top: int
    right: int
    bottom: int


def reading_order(boxes: Sequence[Box]) -> list[Box]:
    """Give boxes from top to bottom and left to right; a column is read before the next one."""
    for side, end in (("top", "bottom"), ("left", "right")):
        groups = list(_parted(boxes, side, end))
        if len(groups) > 1:
            return [box for group in groups for box in reading_order(group)]
    return sorted(boxes, key=lambda box: (box.top, box.left, box.index))


def _parted(boxes: Sequence[Box], side: str, end: str) -> Iterator[list[Box]]:
    """Part boxes where a straight line goes between them."""
    group: list[Box] = []
    reach = 0
    for box in sorted(boxes, key=lambda box: (getattr(box, side), box.index)):
        start: int = getattr(box, side)
        # Frames have a margin around their text: those that touch by a tenth are still apart.
        margin = (getattr(box, end) - start) // 10
        if group and start + margin >= reach:
            yield group
            group = []
        reach = max(reach, getattr(box, end)) if group else getattr(box, end)
        group.append(box)
    if group:
        yield group
