"""Chinese names in Latin letters: "Chuying" and "Ouyang Chuying" are 欧阳楚英 (pinyin)."""

import re
from functools import lru_cache

from corpus.script import CJK

_RUN = re.compile(f"[{CJK}]{{2,}}")
_LETTERS = re.compile(r"[A-Za-z]+(?:[ '’-][A-Za-z]+)*")
_SHORTEST = 5  # letters: fewer are written by chance


def romanised(name: str, text: str) -> bool:
    """Tell whether a name is the pinyin of two characters or more that follow each other."""
    if not _LETTERS.fullmatch(name):
        return False
    words = [word.lower() for word in re.findall(r"[A-Za-z]+", name)]
    if len("".join(words)) < _SHORTEST:
        return False
    # The family name may come last.
    orders = {"".join(words), "".join([words[-1], *words[:-1]])}
    runs = _RUN.findall(text)
    return any(
        _spells(letters, run[start:]) > 1
        for letters in orders
        for run in runs
        for start in range(len(run))
    )


def _spells(letters: str, characters: str) -> int:
    """Give how many characters at the beginning spell all letters, 0 where they do not."""
    if not letters or not characters:
        return 0
    for reading in _readings(characters[0]):
        if letters == reading:
            return 1
        if letters.startswith(reading):
            rest = _spells(letters[len(reading) :], characters[1:])
            if rest:
                return rest + 1
    return 0


@lru_cache(maxsize=8192)
def _readings(character: str) -> tuple[str, ...]:
    # Its tables take 0.2 s to load, and most answers hold no such name.
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.NORMAL, heteronym=True)[0]
    # 吕 is written Lu as often as Lv.
    return tuple(dict.fromkeys(way for each in found for way in (each, each.replace("v", "u"))))
