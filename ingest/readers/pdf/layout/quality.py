"""Whether a page's text is text: garbage that a PDF's fonts give without any error is told."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ingest.readers.pdf.layout.characters import WIDE

Verdict = Literal["good", "no text", "garbled"]
_OTHER_SHARE = 0.10  # of the letters; jo.pdf has more, every Hong Kong document below 0.02
_MIXED_SHARE = 0.10  # of the letters stand in words of several scripts: no language writes so
_BROKEN_SHARE = 0.03  # of the characters are replacements, private, unassigned or controls
_GLUED_WORD = 45  # letters; the longest words of German and chemistry are shorter
_GLUED_SHARE = 0.30
_FEW_VOWELS = 0.21  # of the Latin letters; English has 0.38, tables 0.3, a shifted alphabet 0.2
_ODD_SHARE = 0.5
_ODD_WORD = re.compile(r"(?:[a-zà-öø-ÿ][A-ZÀ-Þ].*){2}|[^\W\d_][\\~^|][^\W\d_]")
_ENOUGH = 100  # letters that a share of vowels needs
_CID = re.compile(r"\(cid:\d+\)")
_LATIN_RUN = re.compile(r"[A-Za-zÀ-ɏ]+")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
_WIDE = re.compile(f"[{WIDE}]")
_VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœāēīōūąęůě")


@dataclass(frozen=True)
class Quality:
    """What a page's text looks like, in shares from 0 to 1."""

    letters: int
    other_scripts: float
    mixed_words: float
    broken: float
    glued: float
    odd: float
    vowels: float

    @property
    def verdict(self) -> Verdict:
        """Say whether the text may be used."""
        if self.broken > _BROKEN_SHARE:
            return "garbled"
        if not self.letters:
            return "no text"
        if self.other_scripts > _OTHER_SHARE and self.mixed_words > _MIXED_SHARE:
            return "garbled"
        if self.odd > _ODD_SHARE:
            return "garbled"
        if self.glued > _GLUED_SHARE or self.vowels < _FEW_VOWELS:
            return "garbled"
        return "good"


def quality(text: str) -> Quality:
    """Measure a page's text."""
    broken = sum(len(each) for each in _CID.findall(text))
    visible = other = letters = 0
    for character in text:
        if character.isspace():
            continue
        visible += 1
        kind = _kind(character)
        broken += kind == "broken"
        letters += kind not in ("broken", "sign")
        other += kind not in ("broken", "sign", "latin", "wide")
    if not letters:
        # Figures alone are text too: a table of numbers.
        letters = sum(character.isdigit() for character in text)
    mixed = 0
    if other > _OTHER_SHARE * letters:
        mixed = sum(_mixed(word) for word in text.split())
    plain = _ADDRESS.sub(" ", text)
    words = _LATIN_RUN.findall(plain)
    odd = sum(_latin(word) for word in plain.split() if _ODD_WORD.search(word))
    latin = sum(map(len, words))
    glued = sum(len(word) for word in words if len(word) > _GLUED_WORD)
    vowels = sum(letter in _VOWELS for word in words for letter in word.lower())
    return Quality(
        letters=letters,
        other_scripts=other / letters if letters else 0.0,
        mixed_words=mixed / letters if letters else 0.0,
        broken=broken / visible if visible else 0.0,
        glued=glued / latin if latin >= _ENOUGH else 0.0,
        odd=odd / latin if latin else 0.0,
        vowels=vowels / latin if latin >= _ENOUGH else 1.0,
    )


def _latin(word: str) -> int:
    return sum(map(len, _LATIN_RUN.findall(word)))


def _mixed(word: str) -> int:
    kinds = {_kind(character) for character in word} - {"sign", "broken"}
    # One strange letter beside Latin or Chinese ones is a formula (μm, α-test), several are not.
    strange = kinds - {"latin", "wide"}
    letters = sum(_kind(character) not in ("sign", "broken") for character in word)
    return letters if len(kinds) > 1 and strange and letters > 3 else 0


@lru_cache(maxsize=70_000)
def _kind(character: str) -> str:
    if "a" <= character.lower() <= "z":
        return "latin"
    if _WIDE.match(character):
        return "wide"
    category = unicodedata.category(character)
    if character == "\ufffd" or category in ("Cc", "Co", "Cn", "Cs"):
        return "broken"
    if category[0] != "L":
        return "sign"
    script = unicodedata.name(character, "").split(" ")[0]
    # Bopomofo and the like are written among Chinese characters; ª and º are Latin.
    if script in ("HALFWIDTH", "FULLWIDTH", "CJK", "BOPOMOFO", "HANGUL", "IDEOGRAPHIC"):
        return "wide"
    if script in ("FEMININE", "MASCULINE", "MODIFIER", "MATHEMATICAL", "DOUBLE-STRUCK", "SCRIPT"):
        return "sign"
    return script.lower()
