"""What is wrong with a profile -> sentences that name the field of the form."""

from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from assistant.errors import BriefingError
from corpus.document import Language
from page.texts import TEXT

_SAID = {
    "missing": "brief_fill_in",
    "string_too_short": "brief_fill_in",
    "too_short": "brief_choose_one",
    "string_too_long": "brief_too_long",
    "too_long": "brief_too_many",
    "int_parsing": "brief_whole_number",
    "int_type": "brief_whole_number",
    "int_from_float": "brief_whole_number",
    "greater_than": "brief_above",
    "less_than_equal": "brief_at_most",
    "extra_forbidden": "brief_unknown_field",
}
# What their own checks find wrong with these.
_OWN = {"home": "brief_no_place", "as_of": "brief_no_day"}


def profile_faults(error: BriefingError, shown: Language, file: Path | None = None) -> list[str]:
    """Give a sentence for each fault; of an uploaded file its name is said, not where it lies."""
    if isinstance(error.__cause__, ValidationError):
        return [_sentence(each, shown) for each in error.__cause__.errors()]
    said = str(error)
    return [said.replace(str(file), file.name) if file else said]


def _sentence(fault: ErrorDetails, shown: Language) -> str:
    words = TEXT[shown]
    path = [str(each) for each in fault["loc"] if not isinstance(each, int)]
    field = path[-1] if path else ""
    name = words.get(f"brief_{field}", ".".join(path))
    key = _OWN.get(field) if fault["type"] == "value_error" else _SAID.get(fault["type"])
    problem = words[key].format(**fault.get("ctx", {})) if key else fault["msg"]
    return words["brief_fault"].format(field=name, problem=problem)
