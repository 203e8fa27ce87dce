"""Languages and scripts: which one a text is in, and one form for both Chinese scripts."""

import re
import unicodedata
from functools import cache
from importlib import resources

from corpus.document import Language

CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Chinese is written without spaces: a word in other letters ends where Chinese goes on.
LETTERS = rf"[^\W_{CJK}]+"
_CJK_CHARACTER = re.compile(f"[{CJK}]")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]+")
# Written Cantonese and Hong Kong usage: characters that Simplified text hardly ever holds, most of
# which OpenCC maps to themselves, so that its tables alone would not tell.
_CANTONESE = frozenset("嘅咗唔係喺啲嚟冇佢咁嗰噉乜啱俾畀揾搵嘢咩")


@cache
def _traditional_to_simplified() -> dict[int, str]:
    # OpenCC's character tables, one character to one, so that offsets stay. Hong Kong's variants
    # (衞 for 衛) are not in the first table: they fold as the form that they vary.
    table: dict[int, str] = {}
    for left, right in _character_table("TSCharacters.txt"):
        table[ord(left)] = right[0]
    for standard, variants in _character_table("HKVariants.txt"):
        for variant in variants:
            if ord(standard) in table:
                table.setdefault(ord(variant), table[ord(standard)])
    return table


def _character_table(name: str) -> list[tuple[str, list[str]]]:
    text = (resources.files("opencc") / "dictionary" / name).read_text(encoding="utf-8")
    rows = [line.split() for line in text.splitlines()]
    return [(row[0], row[1:]) for row in rows if len(row) > 1 and all(len(c) == 1 for c in row)]


@cache
def _one_script_only() -> tuple[frozenset[str], frozenset[str]]:
    table = _traditional_to_simplified()
    traditional = {chr(code) for code, simple in table.items() if chr(code) != simple}
    # 出, 制 and 局 stand for 齣, 製 and 侷 in Simplified text, and are Traditional as well.
    simplified = {
        simple for simple, others in _character_table("STCharacters.txt") if simple not in others
    }
    return frozenset(traditional | _CANTONESE), frozenset(simplified - traditional)


def simplify(text: str) -> str:
    """Give `text` with Traditional characters folded to Simplified, character by character."""
    return text.translate(_traditional_to_simplified())


def fold(text: str) -> str:
    """Give the form in which texts are compared: NFKC, lower case, Simplified characters."""
    return simplify(unicodedata.normalize("NFKC", text).lower())


def family(language: Language) -> str:
    """Give `en` or `zh`: a reader of one Chinese script reads the other."""
    return "en" if language == "en" else "zh"


def detect_language(text: str, undecided: Language = "zh-Hans") -> Language:
    """Tell the language of a text by its letters; Chinese that fits both scripts is `undecided`."""
    characters = _CJK_CHARACTER.findall(text)
    # A Chinese word has about two characters; Latin names in a Chinese sentence do not make it
    # English, nor does one Chinese name make an English sentence Chinese.
    if len(characters) <= len(_LATIN_WORD.findall(text)):
        return "en"
    traditional, simplified = _one_script_only()
    more_traditional = sum(c in traditional for c in characters)
    more_simplified = sum(c in simplified for c in characters)
    if more_traditional == more_simplified:
        return undecided if undecided != "en" else "zh-Hans"
    return "zh-Hant" if more_traditional > more_simplified else "zh-Hans"
