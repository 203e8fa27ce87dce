"""A name that could be several schemes -> the choices, to be asked about."""

import re

from assistant.query import Query
from corpus.glossary import Glossary, GlossaryEntry
from corpus.script import CJK, fold
from ingest.terms import content_terms, terms

_KINDS = ("fund", "scheme", "visa")
_MOST = 4  # choices; more are no question but a list
# "the ... scheme": the words before the head say which one. In "fund exemption" it is no head.
_HEAD = re.compile(
    r"(?P<which>(?:[\w&'+.-]+ ){1,4})"
    r"(?P<head>scheme|programme|visa|sandbox|fund(?=\s*(?:[?.!,]|$)))\b"
    rf"|(?P<which_zh>[{CJK}]{{2,8}})(?P<head_zh>计划|基金|签证|沙盒)"
)
_SHORTEST = 2  # characters of a Chinese name's part


def choices(query: Query, glossary: Glossary) -> tuple[GlossaryEntry, ...]:
    """Give the schemes that the question may mean, none where it names one or points at none."""
    if any(entry.kind in _KINDS for entry in query.entries):
        return ()
    entries = [entry for entry in glossary.entries if entry.kind in _KINDS]
    for match in _HEAD.finditer(fold(query.text)):
        meant = _english(match, entries) if match["head"] else _chinese(match, entries)
        if 1 < len(meant) <= _MOST:
            return tuple(meant)
    return ()


def _english(match: re.Match[str], entries: list[GlossaryEntry]) -> list[GlossaryEntry]:
    which = content_terms(match["which"])
    head = set(terms(match["head"]))
    for first in range(len(which)):  # the last words say most: "apply for talent" -> "talent"
        wanted = head | set(which[first:])
        meant = [entry for entry in entries if wanted <= set(terms(entry.en))]
        if meant:
            return meant
    return []


def _chinese(match: re.Match[str], entries: list[GlossaryEntry]) -> list[GlossaryEntry]:
    which, head = match["which_zh"], match["head_zh"]
    for first in range(len(which) - _SHORTEST + 1):
        part = which[first:]
        meant = [
            entry
            for entry in entries
            if any(part in (name := fold(each)) and head in name for each in entry.names)
        ]
        if meant:
            return meant
    return []
