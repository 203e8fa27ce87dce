"""The pages that are cited -> HTML: the picture of each, with boxes over the quoted words."""

from collections.abc import Sequence

from assistant.citation import Citation
from corpus.document import Language
from page.markup import document_words, source_id
from page.sheet import Box, Sheet
from page.texts import TEXT

_ROOM = 4  # pixels of the picture around the words in a box


def sheets_id(turn: int, number: int) -> str:
    """Give the id of the element that holds the pages of a source."""
    return f"{source_id(turn, number)}-sheets"


def waiting_html(turn: int, number: int, shown: Language) -> str:
    """Give what asks for the pages of a source once it is opened."""
    return (
        f'<form class="sheets" id="{sheets_id(turn, number)}" data-event="sheet" '
        f'data-turn="{turn}" data-unfolds><input type="hidden" name="number" value="{number}">'
        f'<p class="about">{TEXT[shown]["drawing"]}</p></form>'
    )


def sheets_html(
    citation: Citation, sheets: Sequence[Sheet], turn: int, language: Language, shown: Language
) -> str:
    """Give the pages of a citation, whose document is in `language`."""
    words = TEXT[shown]
    figures = "".join(_figure(citation.title, each, language, shown) for each in sheets)
    boxed = any(each.boxes for each in sheets)
    told = f'<p class="about">{words["not_boxed"]}</p>' * (not boxed)
    return (
        f'<div class="sheets" id="{sheets_id(turn, citation.number)}" tabindex="-1">{figures}'
        f"{told}</div>"
    )


def no_sheet_html(reason: str, turn: int, number: int, shown: Language) -> str:
    """Give why there is no page to be seen."""
    return (
        f'<p class="sheets about" id="{sheets_id(turn, number)}" tabindex="-1">'
        f"{TEXT[shown][reason]}</p>"
    )


def _figure(title: str, sheet: Sheet, language: Language, shown: Language) -> str:
    words = TEXT[shown]
    told = words["sheet_boxed" if sheet.boxes else "sheet"]
    alternative = document_words(told.format(page=sheet.page, title=title))
    boxes = "".join(_rectangle(each) for each in sheet.boxes)
    return (
        f'<figure><div class="sheet"><img src="data:image/webp;base64,{sheet.picture}" '
        f'alt="{alternative}" width="{sheet.width}" height="{sheet.height}" lang="{language}">'
        f'<svg viewBox="0 0 {sheet.width} {sheet.height}" aria-hidden="true">{boxes}</svg></div>'
        f"<figcaption><span>{words['sheet_caption'].format(page=sheet.page)}</span>"
        f'<button type="button" class="plain" data-enlarge data-close="{words["close"]}">'
        f"{words['enlarge']}</button></figcaption></figure>"
    )


def _rectangle(box: Box) -> str:
    return (
        f'<rect class="box" x="{box.left - _ROOM}" y="{box.top - _ROOM}" '
        f'width="{box.width + 2 * _ROOM}" height="{box.height + 2 * _ROOM}"></rect>'
    )
