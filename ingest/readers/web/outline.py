"""Headings of a text that marks none: short lines like titles above longer ones."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from corpus.script import CJK

_LONGEST = 80
_LONGEST_CHINESE = 24
# Letters of the line below, if it ends like a sentence and if not; a Chinese character counts two.
_SENTENCE_BELOW, _LONG_BELOW = 30, 100
_PARAGRAPH = 120  # letters of a line that is no line of a narrow column
_END = re.compile(r"[.,;:!?。，；：！？、…|>）]$")
_OPEN = re.compile(r"(?:[,;:，；：、—–-]|\b(?:and|or|of|the|to)|[及或和])$")
_STOP = re.compile(r"[.;:!?。；：！？][\"”』」)）]?$")
_MARKUP = re.compile(r"^\s*(?:[-*+]\s|\d+[.)]\s|#{1,6}\s|\||>|```|~~~|\[)")
_NOTE = re.compile(
    r"^(?:notes?|remarks?|table|figure|註|注|附註|附注|备注|備註|表|圖|图)\W*\d*[^A-Za-z\d]*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^(?:(?i:part|chapter|section|article|rule|regulation|annex|appendix|schedule)\s+[\dIVXA-Z]+\b|"
    r"第[一二三四五六七八九十百\d]+[章節节部條条]|[一二三四五六七八九十]{1,3}、)"
)
# A number alone on its line: to miss one of a law's articles would put its words in another.
_NUMBER_ALONE = re.compile(
    r"^(?:(?i:part|chapter|article|rule|regulation|annex|schedule)\s+(?:\d{1,3}[A-Z]{0,2}|[IVX]+)|"
    r"第[一二三四五六七八九十百零〇\d]+[章節节部條条])$"
)
# These stand under a heading without a number.
_LETTERED = re.compile(
    r"^(?:[A-Z]\.\s+[A-Z]|\([ivx]+\)\s+[A-Z]|[（(][一二三四五六七八九十]{1,3}[)）])"
)
# Words that name parts of a document; a line between short lines is a heading only with one.
_PARTS = re.compile(
    r"\b(?:introduction|background|overview|preamble|summary|purpose|scope|objectives?|general|"
    r"definitions?|eligib\w+|criteria|requirements?|qualif\w+|applications?|applying|applicants?|"
    r"submission|process\w*|procedures?|payment|fees?|charges|notices?|warning|documents?|forms?|"
    r"enquir\w+|contacts?|extension|conditions?|duration|entry|re-entry|arrangements?|measures?|"
    r"dependants?|rights?|obligations?|duties|disclaimer|conclusions?|recommendations?|results?|"
    r"discussion|method\w*|topics|references|appendix|annex)\b|"
    r"引言|前言|簡介|简介|背景|概述|概覽|目的|範圍|范围|定義|定义|資格|资格|條件|条件|要求|申請|申请|"
    r"審批|审批|程序|手續|手续|費用|费用|收費|收费|須知|须知|注意|文件|表格|查詢|查询|延期|逗留|受養人|"
    r"受养人|權利|权利|義務|义务|措施|安排|結語|结语|總結|总结|附錄|附录|免責|免责",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(
    "a an and as at but by for from in into nor of on or per the to under via with within".split()
)
_FIGURES = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.、]?\s+(?=\D)")
_FEW_WORDS = 4
_MARKS = "“”\"'‘’()[]&–—-/,"
_CHINESE = re.compile(f"[{CJK}]")


def heading_lines(
    lines: Sequence[str], cells: frozenset[int] = frozenset()
) -> dict[int, Literal[1, 2]]:
    """Give the numbers of the lines that are headings, and their depth; `cells` are of tables."""
    found: dict[int, Literal[1, 2]] = {}
    filled = [index for index, line in enumerate(lines) if line.strip()]
    fence = False
    for place, index in enumerate(filled[:-1]):
        text = lines[index].strip()
        if text.startswith(("```", "~~~")):
            fence = not fence
        if not fence and _NUMBER_ALONE.match(text):
            found[index] = 1
            continue
        if fence or (index > 0 and lines[index - 1].strip()):
            continue
        following = filled[place + 1]
        below = _paragraph(lines, following)
        lettered = _LETTERED.match(text) is not None
        introduces = following in cells or _is_text(below)
        if not introduces and not lettered and _LETTERED.match(below):
            after = filled[place + 2] if place + 2 < len(filled) else following
            introduces = len(below) <= _LONGEST and (
                after in cells or _is_text(lines[after].strip())
            )
        spaced = following > index + 1 or _letters(lines[following]) >= _PARAGRAPH
        before = [(each, lines[each].strip()) for each in filled[max(0, place - 2) : place]]
        if spaced and introduces and _is_heading(text, before, found):
            found[index] = 2 if lettered else 1
    return found


def _paragraph(lines: Sequence[str], start: int) -> str:
    """Give the lines from `start` to the next empty one."""
    end = next((each for each in range(start, len(lines)) if not lines[each].strip()), len(lines))
    return " ".join(line.strip() for line in lines[start:end])


def _is_text(line: str) -> bool:
    if line.startswith(("|", "#", "```", "~~~")):
        return False
    return _letters(line) >= (_SENTENCE_BELOW if _STOP.search(line) else _LONG_BELOW)


def _letters(line: str) -> int:
    return len(line) + len(_CHINESE.findall(line))


def _is_heading(text: str, before: list[tuple[int, str]], found: Mapping[int, int]) -> bool:
    chinese = _CHINESE.search(text) is not None
    if len(text) > (_LONGEST_CHINESE if chinese else _LONGEST):
        return False
    if _END.search(text) or _NOTE.match(text):
        return False
    number = _FIGURES.match(text)
    if number:
        # "1. Introduction" is a heading, "1. Passport" an item of a list.
        rest = text[number.end() :]
        return _PARTS.search(rest) is not None and (chinese or _title_case(rest))
    if _MARKUP.match(text):
        return False
    if _NUMBERED.match(text) or _LETTERED.match(text):
        return True
    if before and _OPEN.search(before[-1][1]):
        return False
    named = _PARTS.search(text) is not None
    in_list = len(before) == 2 and all(
        len(line) <= _LONGEST and not _STOP.search(line) and number not in found
        for number, line in before
    )
    if chinese:
        return named or not in_list
    if in_list:
        return named and _title_case(text)
    return _title_case(text) or (len(text.split()) <= _FEW_WORDS and _begins_large(text))


def _title_case(text: str) -> bool:
    """Tell whether each word but the small ones begins with a capital."""
    words = [word for word in (piece.strip(_MARKS) for piece in text.split()) if word]
    large = [word for word in words if word.lower() not in _SMALL_WORDS]
    return _begins_large(text) and not any(word[0].islower() for word in large)


def _begins_large(text: str) -> bool:
    first = text.split()[0].strip(_MARKS)
    return first[:1].isupper() and not any(map(str.isdigit, first.split("-")[0].split("/")[0]))
