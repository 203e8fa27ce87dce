"""A language model's reply, read as it comes: sentences, each with the passages that it cites.

Asked for is JSON, {"answered": true, "sentences": [{"text": "...", "passages": [1, 2]}]}; a model
that cannot write it may answer in plain sentences with marks [1]. Either way a sentence is given as
soon as it is whole.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.grounding.claim import Claim
from ingest.sentences import sentence_spans

SCHEMA: Mapping[str, Any] = {
    "title": "answer",
    "description": "The answer to the question, from the passages alone.",
    "type": "object",
    "additionalProperties": False,
    "required": ["answered", "sentences"],
    "properties": {
        "answered": {"type": "boolean", "description": "Whether the passages answer."},
        "sentences": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["text", "passages"],
                "properties": {
                    "text": {"type": "string"},
                    "passages": {"type": "array", "items": {"type": "integer"}},
                },
            },
        },
    },
}
NOT_ANSWERED = "NOT_ANSWERED"  # what the plain form says in place of `answered: false`

_ANSWERED = re.compile(r'"answered"\s*:\s*(true|false)')
_SENTENCES = re.compile(r'"sentences"\s*:\s*\[')
_MARK = re.compile(r"\s*[\[【(（](\d{1,2}(?:\s*[,，、;]\s*\d{1,2})*)[\])）】]")
_FENCE = re.compile(r"```(?:json)?\s*")
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")
_ONE_WORD = re.compile(r"\W*(?!(?:yes|no)\b)[A-Za-z]+\W*", re.I)  # no sentence: it states nothing
_MOST = 40  # sentences; a model that goes on and on is cut


@dataclass
class ReplyReader:
    """Takes a reply in pieces; `finished` claims come out one by one."""

    answered: bool | None = None
    _text: str = ""
    _at: int | None = None  # behind the last whole sentence of the JSON array
    _given: int = 0
    _plain: bool | None = None
    _decoder: json.JSONDecoder = field(default_factory=json.JSONDecoder)

    @property
    def text(self) -> str:
        """What has come so far."""
        return self._text

    def feed(self, piece: str) -> Iterator[Claim]:
        """Take a piece, and give the sentences that it completes."""
        self._text += piece
        if self._plain is None and not "```json".startswith(begun := self._text.strip()):
            self._plain = not _FENCE.sub("", begun, count=1).startswith("{")
        if self._plain:
            yield from self._limited(self._plain_lines(whole=False))
        elif self._plain is False:
            yield from self._limited(self._from_json())

    def finish(self) -> Iterator[Claim]:
        """Give what is left when the reply has ended, a last line without its end among it."""
        if self._plain:
            yield from self._limited(self._plain_lines(whole=True))

    def _limited(self, claims: Iterator[Claim]) -> Iterator[Claim]:
        for claim in claims:
            if self._given == _MOST:
                return
            if _ONE_WORD.fullmatch(claim.text):
                continue
            self._given += 1
            yield claim

    def _from_json(self) -> Iterator[Claim]:
        if self.answered is None and (found := _ANSWERED.search(self._text)):
            self.answered = found[1] == "true"
        if self._at is None:
            opening = _SENTENCES.search(self._text)
            if opening is None:
                return
            self._at = opening.end()
        while True:
            start = self._at
            while start < len(self._text) and self._text[start] in " \t\r\n,":
                start += 1
            if start >= len(self._text) or self._text[start] != "{":
                return
            try:
                found, end = self._decoder.raw_decode(self._text, start)
            except ValueError:
                return  # not whole yet, or broken: what follows cannot be trusted
            self._at = end
            claim = _claim(found)
            if claim is not None:
                yield claim

    def _plain_lines(self, whole: bool) -> Iterator[Claim]:
        start = self._at or 0
        end = len(self._text) if whole else self._text.rfind("\n", start) + 1
        if end <= start:
            return
        part = self._text[start:end]
        self._at = end
        if NOT_ANSWERED in part:
            self.answered = False
            part = part.replace(NOT_ANSWERED, "")
        for line in part.splitlines():
            yield from _claims_of_line(_BULLET.sub("", line).strip())


def _claim(found: object) -> Claim | None:
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        return None
    numbers = found.get("passages")
    listed = numbers if isinstance(numbers, list) else [numbers]
    cited = [int(n) for n in listed if isinstance(n, int | str) and str(n).strip().isdigit()]
    # Marks in the text are the model's habit; what it cites is told beside it.
    marked = [int(n) for n in _marked(found["text"])]
    text = " ".join(_MARK.sub("", found["text"]).split())
    return Claim(text, tuple(dict.fromkeys([*cited, *marked]))) if text else None


def _claims_of_line(line: str) -> Iterator[Claim]:
    """Cut a line into sentences; a mark behind a full stop belongs to the sentence before it."""
    if not line or set(line) <= set("#-=*_ "):
        return
    line = re.sub(r"([.!?。！？])((?:\s*\[[\d,\s]+\])+)", lambda m: f"{m[2]}{m[1]}", line)
    for start, end in sentence_spans(line, 0, len(line)):
        words = line[start:end]
        text = " ".join(_MARK.sub("", words).split())
        if text:
            yield Claim(text, tuple(dict.fromkeys(int(n) for n in _marked(words))))


def _marked(text: str) -> list[str]:
    return [n for found in _MARK.finditer(text) for n in re.findall(r"\d+", found[1])]
