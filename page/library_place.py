"""What the Library tab shows to a reader, and what a form of it asks for."""

import re
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass, replace

from page.shelf import FIELDS, ORDERS, STEP, Wanted

VIEWS = ("documents", "terms", "unread", "gaps", "adding")
MAX_WORDS = 400  # characters
_ADDRESS = "#library"
_NUMBER = re.compile("[0-9]{1,9}")


@dataclass(frozen=True)
class Place:
    """A part of the tab, none before it was turned to; with `document`, that one at offset `at`."""

    view: str = ""
    wanted: Wanted = Wanted()
    document: str = ""
    at: int = 0
    words: str = ""
    most: int = STEP

    @property
    def address(self) -> str:
        """The address of a document or part within the page."""
        if self.document:
            return f"{_ADDRESS}/{urllib.parse.quote(self.document, safe='/')}"
        return _ADDRESS if self.view == "documents" else f"{_ADDRESS}:{self.view}"


def place_at(address: str, before: Place) -> Place:
    """Give the place of an address; one that is none is the list's."""
    document = address.removeprefix(f"{_ADDRESS}/")
    if document != address:
        return replace(before, view="documents", document=urllib.parse.unquote(document), at=0)
    view = address.removeprefix(f"{_ADDRESS}:")
    return Place(view if view in VIEWS else "documents", before.wanted)


def is_place(address: str) -> bool:
    """Tell whether an address is one of the library's."""
    return address.startswith(_ADDRESS)


def wanted_of(fields: Mapping[str, object], before: Wanted) -> Wanted:
    """Give what the fields of a form look for; a filter that it does not have stays off."""
    texts = {name: str(fields.get(name) or "")[:MAX_WORDS] for name in ("words", *FIELDS)}
    order = next((each for each in ORDERS if each == fields.get("order")), before.order)
    words = " ".join(texts.pop("words").split())
    return Wanted(words=words, **texts, order=order, most=number(fields.get("most"), STEP))


def opened(fields: Mapping[str, object], before: Place) -> Place:
    """Give the place of a document that is opened: the form says "OFFSET ID"."""
    at, _, document = str(fields.get("at") or "").partition(" ")
    return replace(before, view="documents", document=document, at=number(at, 0))


def number(given: object, otherwise: int) -> int:
    """Give a number that a browser sent, within reason."""
    text = str(given or "")
    return int(text) if _NUMBER.fullmatch(text) else otherwise
