"""A paper -> Markdown: CommonMark with pipe tables and footnotes."""

from collections.abc import Sequence
from html import escape as escape_html
from urllib.parse import quote

from assistant.briefing.paper import (
    Block,
    Bullets,
    Contents,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Table,
)
from assistant.briefing.write.markdown_text import escape, inline, line
from assistant.briefing.write.printable import printable

_RULE = "---"


def markdown(paper: Paper) -> str:
    """Give the paper; headings carry their anchors, the contents are links, notes stand last."""
    paper = printable(paper)
    headings = [block for block in paper.blocks if isinstance(block, Heading)]
    parts = [f"# {_heading(paper.title)}", line((Run(paper.subtitle),))]
    parts += [_block(block, paper, headings) for block in paper.blocks]
    parts += [_RULE, line((Run(paper.running),))]
    if paper.notes:
        parts.append(f"## {_heading(paper.notes_title)}")
        parts += [f"[^{number}]: {line(runs)}" for number, runs in paper.notes.items()]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block, paper: Paper, headings: Sequence[Heading]) -> str:
    match block:
        case Heading():
            anchor = f'<a id="{escape_html(block.anchor)}"></a>'
            return f"{'#' * (block.level + 1)} {anchor}{_heading(block.text)}"
        case Paragraph():
            set_off = block.style in ("note", "warning")
            return f"{'> ' if set_off else ''}{line(block.runs)}"
        case Bullets():
            return "\n".join(f"- {line(item)}" for item in block.items)
        case Table():
            return _table(block)
        case PageBreak():
            return _RULE
        case Contents():
            entries = [_entry(heading) for heading in headings]
            return "\n".join([f"## {_heading(paper.contents_title)}", "", *entries])


def _heading(text: str) -> str:
    # Signs at the end of a heading would be taken for its closing.
    return escape(text.strip()).replace("#", r"\#")


def _entry(heading: Heading) -> str:
    indent = "  " * (heading.level - 1)
    return f"{indent}- [{escape(heading.text)}](#{quote(heading.anchor)})"


def _table(table: Table) -> str:
    rows = [[escape(name) for name in table.columns], ["---"] * len(table.columns)]
    rows += [[inline(cell).strip() for cell in row] for row in table.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
