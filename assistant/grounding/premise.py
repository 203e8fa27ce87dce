"""What a claim takes up from the question: the asker's own premise.

"With your 300 staff ..." may repeat a figure that stands in the question alone. "Yes, the rate is
8% [1]" may not: there the passage is made to say what the asker only supposed. So a figure of the
question passes in a clause that speaks to the asker, sets a condition, or denies it.
"""

import re

from assistant.grounding.reading import read

_CLAUSE = re.compile(r"[;:。]|[,，、](?!\d)|[—–]| - |[()]|\b(?:but|so|then)\b|但|而(?!不|非)")
_ASKER = re.compile(
    r"\b(?:you|yours?|if|with|given|suppos\w+|assum\w+|as an?|for an?|like|such as|"
    r"not|rather than|instead of|never)\b|n['’]t\b|"
    r"[你您若]|如果|假如|假设|贵(?:公司|方|集团)|作为|如有|拥有|不是|[并而]非|而不",
    re.IGNORECASE,
)


def premise(claim: str) -> str:
    """Give the clauses of a claim that may repeat what only the question says."""
    clauses = _CLAUSE.split(read(claim).readable)
    return "\n".join(clause for clause in clauses if _ASKER.search(clause))
