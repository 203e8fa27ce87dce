"""Whether a claim is in the language and script of the question."""

import re

from assistant.grounding.verdict import Fault
from corpus.document import Language
from corpus.script import CJK, detect_language, family

_CJK = re.compile(f"[{CJK}]")
_WORD = re.compile(r"(?<![A-Za-z])[a-z]{2,}(?![A-Za-z])")
_QUOTED = re.compile(r"《[^》]*》|「[^」]*」|『[^』]*』|“[^”]*”|\([^)]*\)|（[^）]*）")
_FEW = 3


def language_faults(text: str, wanted: Language, question: str) -> list[Fault]:
    """Give a fault where a claim is in another language or script than `wanted`.

    Names and quotes may be in another: a claim without words of its own is in any language. A
    question that mixes languages may be answered in either.
    """
    own = _QUOTED.sub(" ", text)
    found = _language(own, wanted)
    if found == wanted or (wanted == "en" and _CJK.search(question)):
        return []
    return [Fault("language", found)]


def _language(text: str, wanted: Language) -> Language:
    characters, words = "".join(_CJK.findall(text)), len(_WORD.findall(text))
    if max(len(characters), words) < _FEW:
        return wanted
    if family(wanted) == "en":
        return wanted if words >= len(characters) else detect_language(text, "zh-Hans")
    # Latin names do not make a Chinese sentence English, lower-case words do.
    if len(characters) < words:
        return "en"
    return detect_language(characters, undecided=wanted)
