"""What pydantic finds wrong with a question -> plain words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

from pydantic_core import ErrorDetails

from corpus.document import LANGUAGES
from corpus.question import QUESTION_TYPES, Nugget, Persona, Question
from corpus.question_sets.nearest import suggestion
from corpus.question_sets.quoted import quoted

FIELDS = tuple(Question.model_fields)
PERSONAS: tuple[Persona, ...] = get_args(Persona)
CHOICES = {"language": LANGUAGES, "type": QUESTION_TYPES, "persona": PERSONAS}

_EXAMPLES = {
    "must_include": '[["40%", "40 per cent"], ["2026"]]',
    "documents": '["document-id"]',
    "sections": '["Heading"]',
    "history": '[["earlier question", "its answer"]]',
    "nuggets": '[{"alternatives": ["40%"], "vital": true}]',
    "pages": '[["report.pdf", 12]]',
    "evidence": '["words of the document"]',
}
_ENTRY = {"must_include": "fact", "history": "turn", "nuggets": "nugget"}
# What stands at each position of a pair.
_PARTS = {"history": ("question", "answer"), "pages": ("document", "page")}


@dataclass(frozen=True)
class Fault:
    """What is wrong with one field of a row; no field: with the row as a whole."""

    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.field}: {self.message}" if self.field else self.message


def in_words(error: ErrorDetails) -> Fault:
    """Give an error of validation as a fault that says what to write."""
    field = str(error["loc"][0]) if error["loc"] else ""
    say = _WORDS.get(error["type"])
    return Fault(field, say(field, error) if say else _at(error) + error["msg"].lower())


def _at(error: ErrorDetails) -> str:
    # (must_include, 1, 0) is the second fact's first alternative; people count from one.
    field, *inner = error["loc"]
    if not inner or not isinstance(inner[0], int):
        return ""
    place = f"{_ENTRY.get(str(field), 'entry')} {inner[0] + 1}"
    if field in ("must_include", "nuggets") and isinstance(inner[-1], int) and len(inner) > 1:
        place += f", alternative {inner[-1] + 1}"
    return f"{place}: "


def _part(field: str, error: ErrorDetails) -> str:
    last = error["loc"][-1]
    parts = _PARTS.get(field, ())
    return parts[last] if isinstance(last, int) and last < len(parts) else str(last)


def _missing(field: str, error: ErrorDetails) -> str:
    if len(error["loc"]) > 1:
        return f"{_at(error)}there is no {_part(field, error)}"
    return f"there is no {field}"


def _unknown_field(field: str, error: ErrorDetails) -> str:
    if len(error["loc"]) == 1:
        return f"unknown field; {suggestion(field, FIELDS)}"
    name = str(error["loc"][-1])
    return f"{_at(error)}unknown field {quoted(name)}; {suggestion(name, Nugget.model_fields)}"


def _unknown_value(field: str, error: ErrorDetails) -> str:
    written = error["input"]
    if not isinstance(written, str):
        return _not_text(field, error)
    return f"unknown {field} {quoted(written)}; {suggestion(written, CHOICES[field])}"


def _not_text(field: str, error: ErrorDetails) -> str:
    return f"{_at(error)}{_kind(error['input'])} where text is needed"


def _not_list(field: str, error: ErrorDetails) -> str:
    return f"{_at(error)}{_kind(error['input'])} where a list is needed, such as {_EXAMPLES[field]}"


def _not_object(field: str, error: ErrorDetails) -> str:
    example = _EXAMPLES[field].removeprefix("[").removesuffix("]")
    return f"{_at(error)}{_kind(error['input'])} where an object is needed, such as {example}"


def _empty(field: str, error: ErrorDetails) -> str:
    if len(error["loc"]) == 1:
        return f"there is no {field}"
    return f"{_at(error)}empty"


def _too_long(field: str, error: ErrorDetails) -> str:
    parts = " and ".join(_PARTS.get(field, ()))
    return f"{_at(error)}holds more than {parts}, such as {_EXAMPLES[field]}"


def _not_number(field: str, error: ErrorDetails) -> str:
    written = error["input"]
    shown = quoted(written) if isinstance(written, str) else _kind(written)
    return f"{_at(error)}{_part(field, error)} {shown} is not a whole number"


def _too_small(field: str, error: ErrorDetails) -> str:
    least = "pages are counted from 1" if field == "pages" else "0 is the least"
    return f"{_at(error)}{_part(field, error)} {error['input']}; {least}"


def _kind(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, str):
        return "text"
    if isinstance(value, (int, float)):
        return "a number"
    return "an object" if isinstance(value, dict) else "a list"


_WORDS: dict[str, Callable[[str, ErrorDetails], str]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_field,
    "literal_error": _unknown_value,
    "string_type": _not_text,
    "string_too_short": _empty,
    "tuple_type": _not_list,
    "model_type": _not_object,
    "too_long": _too_long,
    "too_short": _empty,
    "int_type": _not_number,
    "int_parsing": _not_number,
    "int_from_float": _not_number,
    "greater_than_equal": _too_small,
}
