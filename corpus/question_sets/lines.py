"""Test sets as JSON lines, the contract's form."""

import json
from pathlib import Path

from corpus.errors import CorpusError
from corpus.question_sets.row import Row
from corpus.question_sets.text import read_text
from corpus.question_sets.wording import Fault


def read_lines(path: Path) -> list[Row]:
    """Give the rows of a file that holds one JSON object a line."""
    text = read_text(path)
    if text.lstrip().startswith("["):
        raise CorpusError(f"{path}: one JSON list; write one object a line, without [ and ]")
    lines = enumerate(text.split("\n"), start=1)
    return [_row(line, f"line {n}") for n, line in lines if line.strip()]


def _row(line: str, place: str) -> Row:
    try:
        fields = json.loads(line)
    except json.JSONDecodeError as error:
        what = f"not JSON ({error.msg[0].lower()}{error.msg[1:]}, character {error.colno})"
        return Row(place, {}, (Fault("", what),))
    except RecursionError:
        return Row(place, {}, (Fault("", "not a question: lists within lists without end"),))
    except ValueError:  # Python reads no whole number of more than 4,300 digits
        return Row(place, {}, (Fault("", "not a question: a number without end"),))
    if not isinstance(fields, dict):
        return Row(place, {}, (Fault("", "not a JSON object; write {...} on each line"),))
    return Row(place, fields)
