"""A paper -> PDF: tagged, with its fonts inside, set by Typst from templates/paper.typ."""

import json
import re
from importlib.resources import files
from typing import IO, Literal

import typst

from assistant.briefing.paper import (
    Block,
    Bullets,
    Contents,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Runs,
    Table,
)
from assistant.briefing.write.columns import column_widths
from assistant.briefing.write.fonts import LATIN, check_chinese, chinese_fonts, machine_fonts
from assistant.briefing.write.keep import stays_with_next
from assistant.briefing.write.marks import Marks
from assistant.briefing.write.printable import printable
from corpus.document import LANGUAGES, Language
from corpus.script import CJK

_TEMPLATE = (files("assistant.briefing.write") / "templates" / "paper.typ").read_bytes()
_TAGS = {"en": ("en", "HK"), "zh-Hant": ("zh", "HK"), "zh-Hans": ("zh", "CN")}
_CHINESE = re.compile(f"[{CJK}]")
# About a page of a narrow column: a row of more may not be kept whole.
_LONG_ROW = 1200
# Typst breaks words at spaces only: addresses and the like would run out of their cells.
_LONG_WORD = re.compile("[!-~]{21,}")
_BREAK_AFTER = re.compile("([/?&=_.,;:%#+-]+|[^/?&=_.,;:%#+-]{10})(?=.)")
_BREAK_HERE = "\n"


def pdf(paper: Paper, file: IO[bytes]) -> None:
    """Write the paper as PDF, PDF/UA-1 where a font has every character; equal papers, equal bytes.

    Raises BriefingError when the paper holds Chinese and this machine has no font for it.
    """
    fonts = machine_fonts()
    data = json.dumps(_paper(printable(paper), fonts), ensure_ascii=False)
    if _CHINESE.search(data):
        check_chinese(fonts)
    try:
        written = _typeset(data, fonts, ["ua-1"])
    except typst.TypstError:
        # No font for a character (Thai, say): the same file, tagged, with a box in its place.
        written = _typeset(data, fonts, [])
    file.write(written)


def _typeset(data: str, fonts: typst.Fonts, standards: list[Literal["ua-1"]]) -> bytes:
    return typst.compile(
        _TEMPLATE,
        font_paths=fonts,
        format="pdf",
        sys_inputs={"paper": data},
        pdf_standards=[*standards],
    )


def _paper(paper: Paper, fonts: typst.Fonts) -> dict[str, object]:
    lang, region = _TAGS[paper.language]
    marks = Marks()
    blocks = [
        _block(block, following, marks)
        for block, following in zip(paper.blocks, (*paper.blocks[1:], None), strict=True)
    ]
    return {
        "title": paper.title,
        "subtitle": paper.subtitle,
        "running": paper.running,
        "language": paper.language,
        "lang": lang,
        "region": region,
        "fonts": {language: _stack(language, fonts) for language in LANGUAGES},
        "contents-title": paper.contents_title,
        "blocks": blocks,
        # After the blocks: a mark within a note points at a note that is there.
        "notes": [_runs(runs, marks) for runs in paper.notes.values()],
    }


def _stack(language: Language, fonts: typst.Fonts) -> list[object]:
    # In Chinese the signs that both scripts have (quotation marks, dashes) are set as Chinese.
    latin = LATIN if language == "en" else {"name": LATIN, "covers": "latin-in-cjk"}
    return [latin, *chinese_fonts(language, fonts), LATIN]


def _block(block: Block, following: Block | None, marks: Marks) -> dict[str, object]:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "text": block.text}
        case Paragraph():
            return {
                "kind": "paragraph",
                "style": block.style,
                "keep": stays_with_next(block, following),
                "runs": _runs(block.runs, marks),
            }
        case Bullets():
            return {"kind": "bullets", "items": [_runs(item, marks) for item in block.items]}
        case Table():
            return {
                "kind": "table",
                "widths": column_widths(block),
                "columns": [_pieces(name) for name in block.columns],
                "rows": [_row(row, marks) for row in block.rows],
            }
        case PageBreak():
            return {"kind": "page-break"}
        case Contents():
            return {"kind": "contents"}


def _row(row: tuple[Runs, ...], marks: Marks) -> dict[str, object]:
    longest = max(sum(len(run.text) for run in cell) for cell in row)
    return {"long": longest > _LONG_ROW, "cells": [_runs(cell, marks) for cell in row]}


def _runs(runs: Runs, marks: Marks) -> list[dict[str, object]]:
    before = (Run(), *runs)
    return [
        {
            "pieces": _pieces(run.text),
            "bold": run.bold,
            "italic": run.italic,
            "language": run.language,
            "lang": _TAGS[run.language][0] if run.language else None,
            "region": _TAGS[run.language][1] if run.language else None,
            "url": run.url,
            "mark": run.mark,
            "first": bool(run.mark) and marks.add(run.mark) == 0,
            "after-mark": bool(last.mark),
        }
        for last, run in zip(before, runs, strict=False)
    ]


def _pieces(text: str) -> list[str]:
    cut = _LONG_WORD.sub(lambda word: _BREAK_AFTER.sub(rf"\1{_BREAK_HERE}", word[0]), text)
    return cut.split(_BREAK_HERE)
