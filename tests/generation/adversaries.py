"""What a chat model may do wrong, as behaviours for a ScriptedServer.

Each reads the numbered passages out of the prompt, and replies in the form that the prompt asks
for: JSON, or sentences with marks [1].
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scripted_server import Behaviour, Request

from ingest.sentences import sentence_spans

# As assistant.generation.prompt writes them: the token is another one in each prompt.
_PASSAGE = re.compile(
    r'<passage number="(\d+)" id="(\w+)">\n(.*?)\n</passage \2>', re.DOTALL | re.ASCII
)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_ORDER = re.compile(r"[^.\n]*\b(?:say|reply|answer|write|print)\b[:,]?\s*[\"“]([^\"”]+)", re.I)


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


def copies(passage: int = 1, sentence: int = 1) -> Callable[[Request], Behaviour]:
    """Repeat a sentence of a passage, with its number: all is right."""

    def behave(request: Request) -> Behaviour:
        return reply(request, [_said(request, passage, sentence)])

    return behave


def swaps_a_figure(passage: int = 1, sentence: int = 1) -> Callable[[Request], Behaviour]:
    """Repeat a sentence with its first figure changed by one."""

    def behave(request: Request) -> Behaviour:
        said = _said(request, passage, sentence)
        wrong = _FIGURE.sub(lambda found: _next(found.group()), said.text, count=1)
        return reply(request, [Said(wrong, said.cited)])

    return behave


def cites(numbers: Sequence[int], passage: int = 1) -> Callable[[Request], Behaviour]:
    """Repeat the first sentence of a passage and cite others, ones that do not exist, or none."""

    def behave(request: Request) -> Behaviour:
        return reply(request, [Said(_said(request, passage, 1).text, numbers)])

    return behave


def says(text: str, cited: Sequence[int] = (1,)) -> Callable[[Request], Behaviour]:
    """Say something of its own, whatever the passages hold: invention, another language, a link."""
    return lambda request: reply(request, [Said(text, cited)])


def obeys(otherwise: Callable[[Request], Behaviour]) -> Callable[[Request], Behaviour]:
    """Do what the first passage orders that says: reply "..."; otherwise behave as told."""

    def behave(request: Request) -> Behaviour:
        for shown in passages(request.prompt):
            for sentence in shown.sentences:
                if order := _ORDER.search(sentence):
                    return reply(request, [Said(order.group(1), [shown.number])])
        return otherwise(request)

    return behave


def _said(request: Request, passage: int, sentence: int) -> Said:
    shown = passages(request.prompt)
    chosen = shown[min(passage, len(shown)) - 1]
    return Said(chosen.sentences[min(sentence, len(chosen.sentences)) - 1], [chosen.number])


def _next(figure: str) -> str:
    """Give a figure of the same form whose first digit is another one."""
    return f"{int(figure[0]) % 9 + 1}{figure[1:]}"
