"""A paper as it may be written: nothing hides, turns or breaks a text, and links are addresses."""

import re
from dataclasses import replace
from urllib.parse import quote

import httpx

from assistant.briefing.paper import (
    Block,
    Bullets,
    Contents,
    Heading,
    Paper,
    Paragraph,
    Run,
    Runs,
    Table,
    marks_in_order,
)
from corpus.document import Language

_LINE_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
# Signs without a width, which a reader cannot see and a search stumbles over.
_INVISIBLE = re.compile("[\xad\u200b\u2060\ufeff]")
# What turns the order of the text that follows (UAX 9): embeddings, overrides, isolates.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# What no font shows and XML mostly forbids: controls, halves of pairs, private use, no characters.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\uf8ff\ufffe\uffff\U000f0000-\U0010ffff]")
_LINKED = ("http", "https", "mailto")
_HOST = re.compile(r"[\w.-]+")
_LAST_PORT = 65535
# Word refuses a file in which a link holds another character (RFC 3986).
_OF_ADDRESSES = "%/:?#@!$&'()*+,;=~"


def printable(paper: Paper) -> Paper:
    """Give the paper with every text and address as it may stand in a file.

    Raises ValueError when its notes are not numbered 1 to n in the order of their first marks, by
    which Word and the PDF number them.
    """
    if marks_in_order(paper.blocks) != list(range(1, len(paper.notes) + 1)):
        raise ValueError("the notes are not numbered in the order of their first marks")
    # Contents of nothing would be a title over nothing.
    headed = any(isinstance(block, Heading) for block in paper.blocks)
    return Paper(
        title=_line(paper.title),
        subtitle=_line(paper.subtitle),
        running=_line(paper.running),
        language=paper.language,
        contents_title=_line(paper.contents_title),
        notes_title=_line(paper.notes_title),
        blocks=tuple(
            _block(block, paper.language)
            for block in paper.blocks
            if headed or not isinstance(block, Contents)
        ),
        notes={
            number: _runs(paper.notes[number], paper.language) for number in sorted(paper.notes)
        },
    )


def _block(block: Block, language: Language) -> Block:
    match block:
        case Heading():
            return replace(block, text=_line(block.text))
        case Paragraph():
            return replace(block, runs=_runs(block.runs, language))
        case Bullets():
            return Bullets(tuple(_runs(item, language) for item in block.items))
        case Table():
            return Table(
                tuple(_line(column) for column in block.columns),
                tuple(tuple(_runs(cell, language) for cell in row) for row in block.rows),
            )
        case _:
            return block


def _runs(runs: Runs, language: Language) -> Runs:
    return tuple(_run(run, language) for run in runs if run.mark or run.text or run.url)


def _run(run: Run, language: Language) -> Run:
    own = run.language or language
    return replace(
        run,
        text="" if run.mark else _line(run.text or run.url),
        # Chinese has no italics: its fonts would be slanted by force.
        italic=run.italic and own == "en",
        language=None if own == language else own,
        url=_address(run.url),
    )


def _line(text: str) -> str:
    line = _UNSHOWN.sub("\ufffd", _LINE_BREAKS.sub(" ", _INVISIBLE.sub("", text)))
    return _TURNING.sub(lambda found: f"[U+{ord(found[0]):04X}]", line)


def _address(url: str) -> str:
    # What is no address of the web or of mail (javascript:, file:) stays a text.
    try:
        address = httpx.URL(_line(url).strip())
    except httpx.InvalidURL:
        return ""
    if address.scheme not in _LINKED:
        return ""
    if address.scheme != "mailto" and not _HOST.fullmatch(address.host):
        return ""
    if address.port is not None and address.port > _LAST_PORT:
        return ""
    return quote(str(address), safe=_OF_ADDRESSES)
