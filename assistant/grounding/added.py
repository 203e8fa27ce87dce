"""What a claim adds to its question: words that the reader brought carry no claim.

"The patent box is closed", asked about the patent box, shares all words but one with any passage on
it; that one is what is claimed.
"""

from collections.abc import Collection

from assistant.grounding.cited import Cited
from assistant.grounding.coverage import by_family, claim_family
from assistant.grounding.reading import read


def adds_what_is_not_held(text: str, cited: Cited, asked: Collection[str]) -> bool:
    """Tell whether passages hold none of a claim's content terms beside those `asked`.

    Only passages of its language can hold a word: without any it is not told.
    """
    own = by_family(cited).get(claim_family(text))
    added = [term for term in read(text).content if term not in asked]
    return own is not None and bool(added) and not any(term in own.terms for term in added)
