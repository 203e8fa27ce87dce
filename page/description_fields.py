"""What somebody says of a file -> the fields of a form, and back."""

from collections.abc import Mapping, Sequence

from assistant.briefing.outline import load_outline
from corpus.document import KINDS, LANGUAGES, STATUSES, Language
from ingest.description import Description
from page.library_view import value_name
from page.markup import escape
from page.texts import TEXT
from page.texts_tags import tag_name

FIELDS = tuple(Description.model_fields)
_LABELS = {"kind": "kind", "language": "document_language", "status": "status"}
_SECTORS = tuple(load_outline().sector)
_CHOICES: Mapping[str, Sequence[str]] = {
    "kind": KINDS,
    "language": LANGUAGES,
    "status": STATUSES,
    "sector": _SECTORS,
}
_TYPES = {
    "url": 'type="url" placeholder="https://"',
    "as_of": r'pattern="\d{4}(-\d{2}(-\d{2})?)?"',
}


def fields_html(said: Description, number: int, shown: Language) -> str:
    """Give the fields of the file with a number, with what is said of it by now."""
    return "".join(_field(name, getattr(said, name), number, shown) for name in FIELDS)


def said_of(fields: Mapping[str, object], number: int) -> dict[str, str]:
    """Give what a form says of the file with a number; what it leaves empty is not in it."""
    given = {each: str(fields.get(f"{each}-{number}") or "") for each in FIELDS}
    return {name: value for name, value in given.items() if value.strip()}


def field_name(field: str, shown: Language) -> str:
    """Give what a field of the form is called."""
    return TEXT[shown][_LABELS.get(field, f"adding_{field}")]


def _field(name: str, value: str, number: int, shown: Language) -> str:
    mark = f"{name}-{number}"
    label = f'<label for="{mark}">{field_name(name, shown)}</label>'
    if name not in _CHOICES:
        kind = _TYPES.get(name, 'type="text"')
        return (
            f'<div>{label}<input id="{mark}" name="{mark}" {kind} value="{escape(value)}" '
            'maxlength="300"></div>'
        )
    called = tag_name if name == "sector" else value_name
    options = "".join(
        f'<option value="{each}"{" selected" * (each == value)}>{escape(called(each, shown))}'
        "</option>"
        for each in _CHOICES[name]
    )
    unsaid = TEXT[shown]["adding_unsaid"]
    return (
        f'<div>{label}<select id="{mark}" name="{mark}"><option value="">{unsaid}</option>'
        f"{options}</select></div>"
    )
