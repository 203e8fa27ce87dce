"""Blocks of a paper -> HTML in which a mark opens its source."""

from collections.abc import Callable, Sequence

from assistant.briefing.paper import Block, Bullets, Heading, Paragraph, Run, Runs, Table
from assistant.briefing.write.columns import LONGEST_WORD, width
from page.markup import escape
from page.source_view import on_the_web

Target = Callable[[int], str]


def paper_html(blocks: Sequence[Block], target: Target, top: int) -> str:
    """Give blocks; `target` gives the id of a mark's source, `top` is the level of a section's h.

    Page breaks and a table of contents have no place in a page.
    """
    return "".join(_block(each, target, top) for each in blocks)


def runs_html(runs: Runs, target: Target) -> str:
    """Give words of one line."""
    return "".join(_run(each, target) for each in runs)


def _block(block: Block, target: Target, top: int) -> str:
    match block:
        case Heading():
            level = block.level + top - 1
            return f"<h{level}>{escape(block.text)}</h{level}>"
        case Paragraph():
            look = "" if block.style == "plain" else f' class="{block.style}"'
            return f"<p{look}>{runs_html(block.runs, target)}</p>"
        case Bullets():
            items = "".join(f"<li>{runs_html(each, target)}</li>" for each in block.items)
            return f"<ul>{items}</ul>"
        case Table():
            return _table(block, target)
        case _:
            return ""


def _table(table: Table, target: Target) -> str:
    columns = [escape(each) for each in table.columns]
    head = "".join(f'<th scope="col">{each}</th>' for each in columns)
    rows = "".join(
        f"<tr>{''.join(_cell(*each, target) for each in zip(columns, row, strict=True))}</tr>"
        for row in table.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _cell(column: str, cell: Runs, target: Target) -> str:
    short = width("".join(run.text for run in cell)) <= LONGEST_WORD
    look = ' class="short"' if short else ""
    return f'<td data-column="{column}"{look}>{runs_html(cell, target)}</td>'


def _run(run: Run, target: Target) -> str:
    if run.mark:
        return f'<a href="#{target(run.mark)}" class="mark">[{run.mark}]</a>'
    words = escape(run.text)
    if run.bold:
        words = f"<strong>{words}</strong>"
    if run.italic:
        words = f"<em>{words}</em>"
    if run.url and on_the_web(run.url):
        words = (
            f'<a class="original" href="{escape(run.url)}" target="_blank" rel="noopener">'
            f"{words}</a>"
        )
    return f'<span lang="{run.language}">{words}</span>' if run.language else words
