"""Text of questions and documents -> HTML in which nothing of it is markup."""

import html
import re
from collections.abc import Collection, Sequence

from assistant.evaluation.report.answer_text import answer_html
from assistant.evaluation.report.visible import visible_text

_MARK = re.compile(r"\[(\d+)\]")


def escape(text: str) -> str:
    """Give text that is no HTML and no placeholder of Gradio's templates."""
    return without_placeholders(html.escape(text, quote=True))


def document_words(text: str) -> str:
    """Give words of a document or question in which, besides, nothing hides or turns text."""
    return escape(visible_text(text))


def source_id(turn: int, number: int) -> str:
    """Give the id of the source that a mark of a turn points at."""
    return f"turn-{turn}-source-{number}"


def markdown(lines: Sequence[str], numbers: Collection[int], turn: int) -> str:
    """Give paragraphs, bullets, bold words and marks as HTML, with all else escaped.

    `numbers` are those of the citations: a mark of another number stays a text.
    """

    def mark(found: re.Match[str]) -> str:
        number = int(found[1])
        if number not in numbers:
            return found[0]
        return f'<a href="#{source_id(turn, number)}" class="mark">[{number}]</a>'

    # Without numbers of its own the report's HTML leaves every mark a text.
    safe = without_placeholders(str(answer_html("\n".join(lines), (), "")))
    return _MARK.sub(mark, safe)


def without_placeholders(safe: str) -> str:
    """Give HTML in which no text is a placeholder of Gradio's templates."""
    for character in "${}`":
        safe = safe.replace(character, f"&#{ord(character)};")
    return safe
