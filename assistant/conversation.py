"""A follow-up -> a question that stands alone, by rules."""

import re
from collections.abc import Sequence

from corpus.glossary import Glossary
from corpus.script import fold
from ingest.terms import content_terms

# Words that point back, or that begin an elliptical question.
_POINTS_BACK = re.compile(
    r"^(and|but|so|also|what about|how about)\b"
    r"|\b(it|its|they|them|their|that|those|this|these|there)\b"
    r"|^(那|那么|还有|另外|咁)|它|他们|该计划|这个|那个|呢个|嗰个|佢"
)


def standalone(question: str, history: Sequence[tuple[str, str]], glossary: Glossary) -> str:
    """Give the question with the last one in front where it cannot be understood alone."""
    if not history or glossary.mentions(question):
        return question
    short = len(content_terms(question)) <= 3
    if short or _POINTS_BACK.search(fold(question)):
        return f"{history[-1][0]} {question}"
    return question
