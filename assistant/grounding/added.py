"""What a claim adds to its question: words that the reader brought carry no claim.

"The patent box is closed", asked about the patent box, shares all words but one with any passage on
it; that one is what is claimed.
"""

from collections.abc import Collection

from assistant.grounding.cited import Cited
from assistant.grounding.coverage import by_family, claim_family
from assistant.grounding.reading import read

# Of 229 true claims of corpus/calibration none holds fewer of its added words.
LEAST = 0.4


def added_share(text: str, cited: Cited, asked: Collection[str]) -> float:
    """Give the share of a claim's content terms beside those `asked` that passages hold.

    Only passages of its language can hold a word; it is 1 where there are none, or no such terms.
    """
    own = by_family(cited).get(claim_family(text))
    added = [term for term in read(text).content if term not in asked]
    if own is None or not added:
        return 1.0
    return sum(term in own.terms for term in added) / len(added)
