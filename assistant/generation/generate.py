"""A question and its passages -> an answer in a language model's words, each sentence checked.

A sentence that fails the check is sent back once with the reasons; one that fails again gives way
to a sentence of the document itself, or is dropped. Nothing is shown that has not passed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.cite import CitedText, citation
from assistant.copies import places_of_quote
from assistant.extract import ScoredUnit
from assistant.generation.chat import Chat, Stream
from assistant.generation.generated import Checked, Ending, Generated, Usage
from assistant.generation.offer import Offer, offer
from assistant.generation.prompt import Message, answer_messages, repair_message
from assistant.generation.quote import quotes
from assistant.generation.reply import SCHEMA, ReplyReader
from assistant.grounding.check import Checker
from assistant.grounding.claim import Claim
from assistant.grounding.verdict import Verdict
from assistant.query import Query
from assistant.rank import RankedPassage
from ingest.embed import Embedder
from ingest.index import Index

Say = Callable[[str], object]


@dataclass(frozen=True)
class _Line:
    """A sentence of the answer with what it is quoted from."""

    text: str
    units: Sequence[ScoredUnit]


class Generator:
    """Answers with a chat model, and holds it to the passages."""

    def __init__(self, chat: Chat, checker: Checker, embedder: Embedder) -> None:
        """Ask `chat`, and check with `checker`."""
        self._chat = chat
        self._checker = checker
        self._embedder = embedder

    @property
    def name(self) -> str:
        """The model's name."""
        return self._chat.name

    def answer(
        self,
        query: Query,
        ranked: Sequence[RankedPassage],
        scored: Sequence[ScoredUnit],
        index: Index,
        allowed: Sequence[str] | None = None,
        say: Say = lambda sentence: None,
    ) -> Generated:
        """Give the model's answer; `say` gets each sentence that has passed, in their order.

        Raises ChatModelError when the model gives no reply.
        """
        offered = offer(ranked, scored, index)
        messages = answer_messages(
            query.text, query.language, list(offered.evidence.values()), query.entries
        )
        reader = ReplyReader()
        verdicts: list[Verdict] = []
        stream = self._chat.stream(messages, SCHEMA)
        for claim in _claims(reader, stream):
            (verdict,) = self._checker.check([claim], offered.evidence, query)
            verdicts.append(verdict)
            # What follows a failed sentence waits: it may be repaired, and the order stays.
            if all(each.passed for each in verdicts):
                say(claim.text)
        usage = Usage().plus(stream.reply())
        if reader.answered is False or not verdicts:
            return Generated(False, None, (), usage)
        failed = [verdict for verdict in verdicts if not verdict.passed]
        better: dict[int, Verdict] = {}
        if failed:
            better, usage = self._repaired(messages, reader.text, failed, offered, query, usage)
        sentences, lines = self._ended(verdicts, better, offered, scored)
        if not any(each.ending in ("passed", "repaired") for each in sentences):
            return Generated(True, None, tuple(sentences), usage)
        cited = _cited(lines, query, index, allowed)
        return Generated(True, cited, tuple(sentences), usage)

    def _repaired(
        self,
        messages: Sequence[Message],
        said: str,
        failed: Sequence[Verdict],
        offered: Offer,
        query: Query,
        usage: Usage,
    ) -> tuple[dict[int, Verdict], Usage]:
        """Ask once for better sentences; gives those that pass, by the failed one's identity."""
        again = [*messages, Message("assistant", said), repair_message(failed)]
        stream = self._chat.stream(again, SCHEMA)
        claims = list(_claims(ReplyReader(), stream))
        checked = self._checker.check(claims, offered.evidence, query)
        # Fewer came back: which one stands for which is not known, each takes the first open place.
        passed = [verdict for verdict in checked if verdict.passed]
        same = len(claims) == len(failed)
        pairs = zip(failed, checked, strict=True) if same else zip(failed, passed, strict=False)
        return {id(old): new for old, new in pairs if new.passed}, usage.plus(stream.reply())

    def _ended(
        self,
        verdicts: Sequence[Verdict],
        better: Mapping[int, Verdict],
        offered: Offer,
        scored: Sequence[ScoredUnit],
    ) -> tuple[list[Checked], list[_Line]]:
        sentences: list[Checked] = []
        lines: list[_Line] = []
        used: set[tuple[str, int]] = set()
        for verdict in verdicts:
            held = verdict if verdict.passed else better.get(id(verdict))
            if held is not None:
                units = quotes(held, offered, self._embedder)
                ending: Ending = "passed" if verdict.passed else "repaired"
                line: _Line | None = _Line(held.claim.text, units)
            else:
                line = _in_its_own_words(verdict.claim, offered, scored, used)
                ending = "replaced" if line else "dropped"
            if line is None or any(line.text == each.text for each in lines):
                sentences.append(Checked(verdict, "dropped"))
                continue
            used.update((unit.passage.id, unit.number) for unit in line.units)
            lines.append(line)
            sentences.append(Checked(verdict, ending, line.text))
        return sentences, lines


def _claims(reader: ReplyReader, stream: Stream) -> Iterator[Claim]:
    for piece in stream:
        yield from reader.feed(piece)
    yield from reader.finish()


def _in_its_own_words(
    claim: Claim, offered: Offer, scored: Sequence[ScoredUnit], used: set[tuple[str, int]]
) -> _Line | None:
    """Give the best sentence of the passages that a failed claim cites, none twice."""
    cited = {offered.passages[n].id for n in claim.cited if n in offered.passages}
    for unit in scored[:_BEST]:
        if unit.passage.id in cited and (unit.passage.id, unit.number) not in used:
            return _Line(unit.unit.reading, [unit])
    return None


_BEST = 6  # units that may stand in for a sentence: further down they no longer answer


def _cited(
    lines: Sequence[_Line], query: Query, index: Index, allowed: Sequence[str] | None
) -> CitedText:
    """Number the quoted units in reading order, each once, behind the sentences they bear."""
    numbers: dict[tuple[str, int], int] = {}
    citations = []
    parts: list[str] = []
    for line in lines:
        marks: list[str] = []
        for unit in line.units:
            place = (unit.passage.id, unit.number)
            if place not in numbers:
                numbers[place] = len(numbers) + 1
                record = index.documents[unit.passage.document]
                also = places_of_quote(*place, index, allowed)
                citations.append(citation(numbers[place], unit, record, also))
            marks.append(f"[{numbers[place]}]")
        parts.append(f"{line.text} {''.join(dict.fromkeys(marks))}".strip())
    gap = " " if query.language == "en" else ""
    return CitedText(gap.join(parts), tuple(citations))
