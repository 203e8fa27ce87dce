"""Whether somebody asks for advice on their own case."""

import re

from corpus.script import fold

_ASKS = re.compile(
    r"\b(should (i|we)|(would|do) you (advise|recommend|suggest)|your (advice|opinion|view)|"
    r"what would you do|is it (better|best|wise|legal|ok) (for (me|us) )?to|"
    r"(can|could) (i|we) (avoid|get away|evade)|(my|our) best (option|structure))\b"
    r"|我们?(应该|该不该|应不应该|应否)|(你|您)(建议|觉得|认为)|建议我们?|可以避税|合不合法"
)


def asks_for_advice(question: str) -> bool:
    """Tell whether a question asks what its asker should do."""
    return _ASKS.search(fold(question)) is not None
