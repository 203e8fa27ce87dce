"""A reply read in pieces of every size gives the same sentences."""

import pytest

from assistant.generation.reply import ReplyReader
from assistant.grounding.claim import Claim

JSON = (
    '{"answered": true, "sentences": [{"text": "It is 5%.", "passages": [1, 2]}, '
    '{"text": "It may rise [3].", "passages": []}]}'
)
SAID = [Claim("It is 5%.", (1, 2)), Claim("It may rise.", (3,))]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 1000])
@pytest.mark.parametrize(
    ("text", "answered"),
    [
        (JSON, True),
        (f"```json\n{JSON}\n```", True),
        (f"\n```{JSON}```", True),
        ("It is 5%. [1, 2]\n- It may rise [3].", None),
    ],
    ids=["JSON", "JSON in a fence", "in a bare fence", "plain"],
)
def test_sentences_come_with_what_they_cite(text: str, answered: bool | None, size: int) -> None:
    reader = ReplyReader()
    claims = [
        claim
        for start in range(0, len(text), size)
        for claim in reader.feed(text[start : start + size])
    ]
    assert [*claims, *reader.finish()] == SAID
    assert (reader.answered, reader.text) == (answered, text)
