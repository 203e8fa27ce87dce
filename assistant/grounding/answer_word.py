"""The "yes" or "no" with which a claim begins; whether it answers the question is not judged."""

import re

from assistant.grounding.reading import read

_ANSWER = re.compile(
    r"^\W*(?:no|yes|不是|不可以|不能|不可|不用|不需要|不会|不算|不|唔系|唔可以|没有|没|否|是的?|可以|能|有|会|要|需要)\s*[,，.。:：;；—-]\s*"
)


def without_answer(text: str) -> str:
    """Give a claim in the form in which texts are compared, without its yes or no."""
    return _ANSWER.sub("", read(text).folded, count=1)
