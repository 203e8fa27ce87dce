"""The address under which a question is asked again: it carries the question, nothing is kept."""

import urllib.parse

from corpus.question import MAX_QUESTION
from page.turn import Turn

_ADDRESS = "#ask?"


def shared_address(turn: Turn) -> str:
    """Give the address of an answered turn's question, as it stands alone, with its filters."""
    assert turn.answer is not None
    fields = [
        ("q", turn.answer.read_as or turn.question),
        *(("where", each) for each in turn.filters),
    ]
    return _ADDRESS + urllib.parse.urlencode(fields, quote_via=urllib.parse.quote)


def shared_turn(address: str) -> Turn | None:
    """Give the question of an address, None where it has none."""
    if not address.startswith(_ADDRESS):
        return None
    fields = urllib.parse.parse_qs(address.removeprefix(_ADDRESS))
    question = " ".join(fields.get("q", [""])[0].split())[:MAX_QUESTION]
    return Turn(0, question, where=tuple(fields.get("where", ()))) if question else None
