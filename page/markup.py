"""Text of questions and documents -> HTML in which nothing of it is markup."""

import html
import re
from collections.abc import Collection, Sequence

_MARK = re.compile(r"\[(\d+)\]")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def escape(text: str) -> str:
    """Give text that is no HTML and no placeholder of Gradio's templates."""
    safe = html.escape(text, quote=True)
    for character in "${}`":
        safe = safe.replace(character, f"&#{ord(character)};")
    return safe


def source_id(turn: int, number: int) -> str:
    """Give the id of the source that a mark of a turn points at."""
    return f"turn-{turn}-source-{number}"


def markdown(lines: Sequence[str], numbers: Collection[int], turn: int) -> str:
    """Give paragraphs, bullets, bold words and marks as HTML, with all else escaped.

    `numbers` are those of the citations: a mark of another number stays a text.
    """
    parts: list[str] = []
    tag = ""
    for line in [*lines, ""]:
        bullet = line.startswith("- ")
        wanted = "ul" if bullet else "p" if line.strip() else ""
        if wanted != tag:
            parts += [f"</{tag}>"] * bool(tag) + [f"<{wanted}>"] * bool(wanted)
            tag = wanted
        elif tag == "p":
            parts.append("<br>")
        words = _inline(line.removeprefix("- "), numbers, turn)
        parts.append(f"<li>{words}</li>" if bullet else words)
    return "".join(parts)


def _inline(text: str, numbers: Collection[int], turn: int) -> str:
    def mark(found: re.Match[str]) -> str:
        number = int(found[1])
        if number not in numbers:
            return found[0]
        return f'<a href="#{source_id(turn, number)}" class="mark">[{number}]</a>'

    return _MARK.sub(mark, _BOLD.sub(r"<strong>\1</strong>", escape(text)))
