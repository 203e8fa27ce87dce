"""A cover page: what stands on it in large letters is one title, not sections."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.reading import Element

_LONGEST = 200


def with_cover(elements: Sequence[Element]) -> tuple[Element, ...]:
    """Give the elements with the headings of a first page that holds nothing else made one."""
    cover = [element for element in elements if element.page == elements[0].page]
    rest = elements[len(cover) :]
    if len(cover) < 2 or not rest or any(element.kind != "heading" for element in cover):
        return tuple(elements)
    highest = min(element.level for element in cover)
    names = [element.text for element in cover if element.level == highest]
    title = " – ".join(names)
    if len(title) > _LONGEST:
        return tuple(elements)
    others = [
        replace(element, kind="paragraph", level=1) for element in cover if element.level != highest
    ]
    return (replace(cover[0], text=title, level=1), *others, *rest)
