"""What a scripted chat model sees and says: the passages of a prompt, and a reply in its form.

That is JSON or, where the prompt asks for it, sentences with marks [1].
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from scripted_server import Behaviour, Request

from ingest.sentences import sentence_spans

# As assistant.generation.prompt writes them: the token is another one in each prompt.
_PASSAGE = re.compile(
    r'<passage number="(\d+)" id="(\w+)">\n(.*?)\n</passage \2>', re.DOTALL | re.ASCII
)


@dataclass(frozen=True)
class Shown:
    """A passage as the model sees it."""

    number: int
    sentences: Sequence[str]


def passages(prompt: str) -> list[Shown]:
    """Give the passages of a prompt, without their marks and their first line of title and date."""
    shown = []
    for number, token, body in _PASSAGE.findall(prompt):
        lines = [line.removeprefix(f"{token}| ") for line in body.split("\n")[1:]]
        sentences = [
            line[start:end] for line in lines for start, end in sentence_spans(line, 0, len(line))
        ]
        shown.append(Shown(int(number), sentences))
    return shown


@dataclass(frozen=True)
class Said:
    """A sentence of a reply with the numbers that it cites."""

    text: str
    cited: Sequence[int]


def reply(request: Request, said: Sequence[Said]) -> Behaviour:
    """Give the sentences in the form that was asked for; none of them: not answered."""
    if "JSON" in request.prompt:
        sentences = [{"text": each.text, "passages": list(each.cited)} for each in said]
        return Behaviour(json.dumps({"answered": bool(said), "sentences": sentences}))
    lines = [f"{each.text} {list(each.cited) or ''}".strip() for each in said]
    return Behaviour("\n".join(lines) or "NOT_ANSWERED")
