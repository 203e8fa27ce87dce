"""What a claim adds to its question: words that the reader brought carry no claim.

"The patent box is closed", asked about the patent box, shares all words but one with any passage on
it; that one is what is claimed.
"""

from collections.abc import Collection

from assistant.grounding.answer_word import without_answer
from assistant.grounding.cited import Cited
from assistant.grounding.coverage import by_family, claim_family
from assistant.grounding.held import words_held
from assistant.grounding.negation import denies_what_is_denied
from assistant.grounding.reading import read
from assistant.grounding.senses import Senses


def adds_what_is_not_held(text: str, cited: Cited, asked: Collection[str], senses: Senses) -> bool:
    """Tell whether passages hold nothing of what a claim adds to the words `asked`.

    Only passages of its language can hold a word: without any it is not told. A figure is judged
    elsewhere, and what is added may be the "not" alone.
    """
    claim = read(without_answer(text))
    own = by_family(cited).get(claim_family(text))
    added = frozenset(claim.words) - frozenset(asked)
    if own is None or not added or claim.figures or added & words_held(claim, own, senses):
        return False
    return not denies_what_is_denied(text, own)
