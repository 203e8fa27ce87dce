"""An answer's text -> its statements, each with the marks that stand behind it."""

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Answer
from assistant.briefing.briefing import Statement
from assistant.wording import earlier_date

_MARKS = r"(?:\s*\[\d{1,3}\])+"
_BULLET = "- "


def statements(answer: Answer) -> list[Statement]:
    """Give the statements of an answer, in its order; words without a mark lead to what follows."""
    numbers = [each.number for each in answer.citations]
    found: list[Statement] = []
    earlier = ""  # what is told as history comes last
    for paragraph in answer.text.split("\n\n"):
        lead = ""
        for line in paragraph.strip().splitlines():
            date = earlier_date(line, answer.language)
            if date:
                earlier = date
                continue
            item = line.startswith(_BULLET)
            pieces = list(_marked(line.removeprefix(_BULLET), numbers))
            if not pieces:
                lead = line.strip()
            for text, cited in pieces:
                found.append(Statement(text, cited, lead if item else "", earlier, item))
    return found


def _marked(line: str, numbers: Sequence[int]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Give the parts of a line that end in marks; what stands behind the last belongs to none."""
    start = 0
    for match in re.finditer(_MARKS, line):
        cited = tuple(int(each) for each in re.findall(r"\d+", match.group()))
        text = line[start : match.start()].strip()
        if text and set(cited) <= set(numbers):
            yield text, cited
            start = match.end()
