"""The filters of a question -> HTML that is folded beside it."""

from collections.abc import Sequence

from corpus.document import Language
from ingest.records import DocumentRecord
from page.library_view import value_name
from page.live import Patch
from page.markup import escape
from page.narrowed import FIELDS, Narrowed, values
from page.texts import TEXT

NARROW, TOLD = "narrow-fold", "narrow-told"


def narrow_patch(records: Sequence[DocumentRecord], by: Narrowed, shown: Language) -> Patch:
    """Give the filters, folded, with what is chosen told on the fold."""
    words = TEXT[shown]
    there = values(records)
    selects = "".join(_select(key, there[key], getattr(by, key), shown) for key in FIELDS)
    html = (
        f'<details id="{NARROW}" class="fold narrow"><summary>{words["narrow"]} '
        f"{_told_html(by, shown)}</summary>"
        f'<form data-event="narrow" data-at-once><div class="choices">{selects}</div></form>'
        "</details>"
    )
    return Patch(id=NARROW, html=html)


def told_patch(by: Narrowed, shown: Language) -> Patch:
    """Give what is chosen, to be exchanged on the fold."""
    told = names(by.where, shown) or TEXT[shown]["narrow_none"]
    return Patch(id=TOLD, html=_told_html(by, shown), tell=told)


def names(where: Sequence[str], shown: Language) -> str:
    """Give filters in words."""
    pairs = [each.partition("=") for each in where]
    return " · ".join(
        value_name(each if key == "sector" else value, shown)
        for each, (key, _, value) in zip(where, pairs, strict=True)
    )


def _told_html(by: Narrowed, shown: Language) -> str:
    return f'<span id="{TOLD}">{escape(names(by.where, shown))}</span>'


def _select(key: str, there: Sequence[str], chosen: str, shown: Language) -> str:
    words = TEXT[shown]
    options = "".join(
        f'<option value="{escape(value)}"{" selected" * (value == chosen)}>{escape(name)}</option>'
        for value, name in [("", words["any"]), *_named(key, there, shown)]
    )
    return (
        f'<div><label for="narrow-{key}">{words[f"narrow_{key}"]}</label>'
        f'<select id="narrow-{key}" name="{key}">{options}</select></div>'
    )


def _named(key: str, there: Sequence[str], shown: Language) -> list[tuple[str, str]]:
    return [(each, names([f"{key}={each}"], shown)) for each in there]
