"""An answer's plain Markdown as HTML: paragraphs, bullets, bold words, marks; all else is text."""

import re
from collections.abc import Collection

from markupsafe import Markup, escape

from assistant.evaluation.report.visible import visible_text

_BULLET = re.compile(r"^\s*[-*•]\s+")
_BOLD = re.compile(r"\*\*(\S(?:[^*]*\S)?)\*\*")
_MARK = re.compile(r"\[(\d+)\]")


def answer_html(text: str, numbers: Collection[int], anchor: str) -> Markup:
    """Give a text as HTML; a mark of one of `numbers` opens "#anchor/number"."""
    parts: list[str] = []
    tag = ""
    for line in [*text.split("\n"), ""]:
        bullet = _BULLET.match(line)
        wanted = "ul" if bullet else "p" if line.strip() else ""
        if wanted != tag:
            parts += [f"</{tag}>"] * bool(tag) + [f"<{wanted}>"] * bool(wanted)
            tag = wanted
        elif tag == "p":
            parts.append("<br>")
        words = _inline(_BULLET.sub("", line), numbers, anchor)
        parts.append(f"<li>{words}</li>" if bullet else words)
    return Markup("").join(Markup(part) for part in parts)


def _inline(text: str, numbers: Collection[int], anchor: str) -> str:
    def mark(found: re.Match[str]) -> str:
        if int(found[1]) not in numbers:
            return found[0]
        return f'<a href="#{escape(anchor)}/{found[1]}">[{found[1]}]</a>'

    safe = str(escape(visible_text(text)))
    return _MARK.sub(mark, _BOLD.sub(r"<strong>\1</strong>", safe))
