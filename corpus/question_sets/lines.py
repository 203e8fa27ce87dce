"""Test sets as JSON lines, the contract's form."""

import json
from pathlib import Path

from corpus.errors import CorpusError
from corpus.question_sets.row import Row
from corpus.question_sets.wording import Fault


def read_lines(path: Path) -> list[Row]:
    """Give the rows of a file that holds one JSON object a line."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: not UTF-8 text; save it as UTF-8") from error
    lines = text.replace("\r\n", "\n").split("\n")
    if text.lstrip().startswith("["):
        raise CorpusError(f"{path}: one JSON list; write one object a line, without [ and ]")
    return [_row(line, f"line {n}") for n, line in enumerate(lines, start=1) if line.strip()]


def _row(line: str, place: str) -> Row:
    try:
        fields = json.loads(line)
    except json.JSONDecodeError as error:
        what = f"not JSON ({error.msg[0].lower()}{error.msg[1:]}, character {error.colno})"
        return Row(place, {}, (Fault("", what),))
    except RecursionError:
        return Row(place, {}, (Fault("", "not a question: lists within lists without end"),))
    if not isinstance(fields, dict):
        return Row(place, {}, (Fault("", "not a JSON object; write {...} on each line"),))
    return Row(place, fields)
