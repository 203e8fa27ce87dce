"""Reference answers made wrong, one way at a time, as a model makes them wrong."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.grounding.bounds import asks_bound
from assistant.grounding.cited import Cited
from assistant.grounding.reading import read
from claims.references import Reference
from corpus.figures import figures, stands_in
from corpus.glossary import Glossary
from corpus.script import CJK, fold

_NUMBER = re.compile(r"(?<![\w.,$-])(?:(?:HK|US)?\$)?\d[\d,]*(?:\.\d+)?(?![\w.,]*\d)")
_YEAR = re.compile(r"(?<!\d)(20[0-3]\d)(?!\d)")
_UNITS = (
    ("million", "billion"),
    ("billion", "million"),
    ("thousand", "million"),
    ("working days", "weeks"),
    ("days", "months"),
    ("months", "years"),
    ("years", "months"),
    ("HK$", "US$"),
    ("US$", "HK$"),
    ("hectares", "square metres"),
    ("per cent", "times"),
    ("億", "萬"),
    ("亿", "万"),
    ("萬", "億"),
    ("万", "亿"),
    ("個月", "年"),
    ("个月", "年"),
    ("港元", "美元"),
    ("年期", "個月期"),
    ("日內", "個月內"),
    ("日内", "个月内"),
    ("公頃", "平方米"),
    ("%", "倍"),
)
_DROPPED = (
    (
        r"\b(?:does|do|did|is|are|was|were|may|can|will|must|should|has|have|could|would)( not)\b",
        "",
    ),
    (r"\bcannot\b", "can"),
    (r"(?<=[a-z] )no(?= [a-z]{4,})(?! longer| more| less)", "a"),
    (r"\bneed not\b", "must"),
    (r"\bwithout\b", "with"),
    ("(?<=\\w)不可以", "可以"),
    ("(?<=\\w)不能", "能"),
    ("不得", "可"),
    ("(?<=\\w)(不會|不会)", "會"),
    ("(?<=\\w)(沒有|没有)", "有"),
    ("無須|毋須", "須"),
    ("无须|毋须", "须"),
    ("(?<=\\w)不是", "是"),
    ("(?<=\\w)不可", "可"),
    ("不需要", "需要"),
    ("不包括", "包括"),
    ("不屬", "屬"),
    ("不属", "属"),
    ("並非", "是"),
    ("并非", "是"),
)
_ADDED = (
    (
        r"(?<=[a-z] )(is|are|was|were|may|can|will|must|should|has|have|"
        r"could)\b(?! not| no)(?=[^;]* [a-z]{4})",
        r"\1 not",
    ),
    (r"(?<=[a-z] )(allow|apply|cover|need|pay|give|offer|require|bear|enjoy)s\b", r"does not \1"),
    ("(?<=\\w)可以", "不可以"),
    ("(?<=\\w)(?<![不許许亦])可(?![以能持靠再行觀观])", "不可"),
    ("(?<=\\w)(?<![必無无毋])須", "無須"),
    ("(?<=\\w)(?<![必無无毋])须", "无须"),
    ("(?<=\\w)(?<!不)能(?![源够夠力])", "不能"),
    ("(?<=\\w)(?<![不只但都還还])是(?!否)", "不是"),
    ("(?<=\\w)(?<!不)包括", "不包括"),
    (
        "(?<=\\w)(?<![只具沒没持設设具])有(?![限關关資资條条效些機机])(?=[\\u4e00-\\u9fff\\d])",
        "沒有",
    ),
)
_MAY = (
    (r"\b(?:may|can|could|might|should)\b(?! not)", "must"),
    ("可能", "必定"),
    ("(?<=\\w)(?<![不許许])可以?(?![以能持靠再行觀观])", "必須"),
)
_PROPOSED = (
    (r"\b(?:would|expected to|planned to|proposed to|plans to|aims to)\b", "did"),
    (r"\bproposed\b", ""),
    ("預計|预计|擬|拟|計劃於|计划于|建議|建议|預期|预期", ""),
)
_UP_TO = (
    (r"\b(?:up to|at most|not more than|no more than|a maximum of|capped at)\s+", ""),
    ("最多|至多|不超過|不超过|上限為|上限为", ""),
)
_AT_LEAST = ((r"\bat least\s+", ""), ("至少|最少|不少於|不少于", ""))
_MOST_FOR_LEAST = (
    (r"\b(?:up to|at most|not more than|no more than)(?=\s)", "at least"),
    (r"\bat least(?=\s)", "at most"),
    ("最多|至多|不超過|不超过", "最少"),
    ("至少|最少|不少於|不少于", "最多"),
)


@dataclass(frozen=True)
class Altered:
    """A claim that the passages do not bear."""

    kind: str
    reference: Reference
    text: str


class Alterations:
    """All ways in which one sentence is made wrong."""

    def __init__(self, glossary: Glossary) -> None:
        """Swap names within a glossary."""
        self._glossary = glossary
        self._random = np.random.default_rng(0)

    def of(self, reference: Reference, cited: Cited) -> Iterator[Altered]:
        """Give a sentence altered in each way that can be applied to it."""
        asked = asks_bound(read(reference.question.question))
        ways: Mapping[str, Callable[[str, Cited], str | None]] = {
            "figure swapped": self._figure,
            "figure of the same passages": self._own_figure,
            "unit changed": _unit,
            "year shifted": _year,
            "name swapped": self._name,
            "negation dropped": lambda text, _: _replaced(text, _DROPPED),
            "negation added": lambda text, _: _replaced(text, _ADDED),
            "may made must": lambda text, _: _replaced(text, _MAY),
            "proposal made fact": lambda text, _: _replaced(text, _PROPOSED),
            # An answer to "how much at most?" need not repeat "at most".
            "up to dropped": lambda text, _: None if asked else _replaced(text, _UP_TO),
            "at least dropped": lambda text, _: None if asked else _replaced(text, _AT_LEAST),
            "bound turned round": lambda text, _: _replaced(text, _MOST_FOR_LEAST),
        }
        for kind, alter in ways.items():
            text = alter(reference.text, cited)
            if text is not None and fold(text) != fold(reference.text):
                yield Altered(kind, reference, text)

    def _figure(self, text: str, cited: Cited) -> str | None:
        """Put another number of as many digits, that the passages do not hold."""
        found = [match for match in _NUMBER.finditer(text) if not _YEAR.fullmatch(match.group())]
        if not found:
            return None
        match = found[int(self._random.integers(len(found)))]
        for _ in range(20):
            changed = re.sub(r"\d", lambda d: str(self._random.integers(1, 10)), match.group())
            altered = text[: match.start()] + changed + text[match.end() :]
            if not all(stands_in(figure, cited.figures) for figure in figures(altered)):
                return altered
        return None

    def _own_figure(self, text: str, cited: Cited) -> str | None:
        """Put a number that stands elsewhere in the same passages, with the same sign or unit."""
        pattern = (
            r"((?:(?:HK|US)?\$)?)(\d[\d,]*(?:\.\d+)?)"
            rf"( ?(?:%|per cent|million|billion|days|months|years|[萬万億亿个個日天年月]*[{CJK}]?))"
        )
        said = {fold(m.group()) for m in re.finditer(pattern, text)}
        for match in re.finditer(pattern, text):
            for line in cited.lines:
                for other in re.finditer(pattern, line.text):
                    same = fold(other[1]) == fold(match[1]) and fold(other[3]) == fold(match[3])
                    if same and match[3].strip() + match[1] and fold(other.group()) not in said:
                        return text[: match.start()] + other.group() + text[match.end() :]
        return None

    def _name(self, text: str, cited: Cited) -> str | None:
        """Put another name of the glossary, of the same kind and script."""
        mentions = [
            m
            for m in self._glossary.mentions(text, most=99)
            if m.entry.kind in ("agency", "company", "fund", "law", "person", "scheme", "visa")
        ]
        if not mentions or len(fold(text)) != len(text):
            return None
        mention = mentions[int(self._random.integers(len(mentions)))]
        written = text[mention.start : mention.end]
        chinese = re.search(f"[{CJK}]", written) is not None
        others = [
            entry
            for entry in self._glossary.entries
            if entry.kind == mention.entry.kind
            and not any(fold(name) in fold(cited.text) for name in entry.names)
        ]
        other = others[int(self._random.integers(len(others)))]
        name = (other.zh_hant if chinese else other.en) or other.names[0]
        return text[: mention.start] + name + text[mention.end :]


def _unit(text: str, cited: Cited) -> str | None:
    for unit, other in _UNITS:
        match = re.search(rf"(?<=\d) ?{re.escape(unit)}|{re.escape(unit)}(?=\d)", text)
        if match:
            changed = match.group().replace(unit, other)
            altered = text[: match.start()] + changed + text[match.end() :]
            if not all(stands_in(figure, cited.figures) for figure in figures(altered)):
                return altered
    return None


def _year(text: str, cited: Cited) -> str | None:
    match = _YEAR.search(text)
    if match is None:
        return None
    for step in (1, -1, 2, -2, 3, 7):
        altered = text[: match.start()] + str(int(match[1]) + step) + text[match.end() :]
        if not all(stands_in(figure, cited.figures) for figure in figures(altered)):
            return altered
    return None


def _replaced(text: str, rules: Sequence[tuple[str, str]]) -> str | None:
    for pattern, new in rules:
        match = re.search(pattern, text)
        if match:
            # A group in a rule without \1 is what goes; else the whole match.
            if match.re.groups and "\\1" not in new:
                return text[: match.start(1)] + new + text[match.end(1) :]
            return text[: match.start()] + match.expand(new) + text[match.end() :]
    return None
