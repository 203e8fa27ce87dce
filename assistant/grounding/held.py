"""How much of a claim the cited passages hold: its words, or others that say the same, its figures.

share = (words held + FIGURE x figures held) / (words + FIGURE x figures)
"""

from assistant.grounding.cited import Cited
from assistant.grounding.reading import Reading
from assistant.grounding.senses import Senses
from assistant.grounding.stands import stands

FIGURE = 2  # for how many words a figure counts: few passages hold it by chance


def words_held(claim: Reading, cited: Cited, senses: Senses) -> frozenset[str]:
    """Give the words of a claim that stand in passages, in either language."""
    words = frozenset(claim.words)
    held = words & cited.terms
    if held == words:
        return held
    for word in senses.of(claim.text):
        if word.terms & words and any(said <= cited.terms for said in (*word.en, *word.zh)):
            held |= word.terms & words
    return held


def share_held(claim: Reading, cited: Cited, senses: Senses) -> float:
    """Give the share of a claim that stands in passages; 1 where it says nothing."""
    of = len(claim.words) + FIGURE * len(claim.figures)
    if not of:
        return 1.0
    figures = sum(stands(figure, claim, cited) for figure in claim.figures)
    return (len(words_held(claim, cited, senses)) + FIGURE * figures) / of
