"""What a test set written by a person may leave out."""

from collections.abc import Mapping

from corpus.question_sets.wording import CHOICES
from corpus.script import detect_language


def completed(fields: Mapping[str, object], name: str) -> dict[str, object]:
    """Give the fields with what was left out: `name` as the id, language, type, empty lists.

    A question is of type fact if it names documents, else unanswerable.
    """
    given = {field: value for field, value in fields.items() if value not in (None, "")}
    whole = {"id": name, "answer": "", "must_include": (), "documents": ()} | given
    whole.setdefault("language", detect_language(str(whole.get("question", ""))))
    whole.setdefault("type", "fact" if whole["documents"] else "unanswerable")
    for field, choices in CHOICES.items():
        # A spreadsheet makes "Fact" of "fact".
        named = {choice.casefold(): choice for choice in choices}
        value = whole.get(field)
        if isinstance(value, str):
            whole[field] = named.get(value.strip().casefold(), value.strip())
    return whole
