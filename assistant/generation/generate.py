"""A question and its passages -> an answer in a language model's words, each sentence checked.

A sentence that fails the check is sent back once with the reasons; one that fails again gives way
to a sentence of the document itself, or is dropped. Nothing is shown that has not passed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from threading import Thread

from assistant.compose import Material
from assistant.errors import ChatModelError
from assistant.generation.chat import Chat, Stream
from assistant.generation.generated import Checked, Ending, Generated, Usage
from assistant.generation.offer import Offer, offer
from assistant.generation.prompt import Message, answer_messages, repair_message
from assistant.generation.quote import nearest_units, quotes
from assistant.generation.reply import SCHEMA, ReplyReader
from assistant.generation.rewrite import Rewritten, rewritten
from assistant.generation.written import Written
from assistant.grounding.check import Checker
from assistant.grounding.claim import Claim
from assistant.grounding.verdict import Verdict
from assistant.query import Query
from assistant.units import ScoredUnit
from corpus.glossary import Glossary
from ingest.embed import Embedder

Say = Callable[[str], object]
_NOTHING = Usage()
_BEST = 6  # units that may stand in for a sentence: further down they no longer answer


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

    def rewritten(
        self, question: str, history: Sequence[tuple[str, str]], glossary: Glossary
    ) -> Rewritten:
        """Give a follow-up as the model makes it stand alone."""
        return rewritten(question, history, self._chat, glossary)

    def answer(
        self, material: Material, say: Say = lambda piece: None, used: Usage = _NOTHING
    ) -> Generated:
        """Give the model's answer; `say` gets its text in pieces, as sentences pass the check.

        `used` is what asking took before.
        What was said begins the answer, unless the model breaks off or takes its answer back.
        Raises ChatModelError when the model gives no reply.
        """
        query, scored = material.query, material.scored
        offered = offer(material.ranked, scored, material.index)
        messages = answer_messages(
            query.text, query.language, list(offered.evidence.values()), query.entries
        )
        # While the model thinks.
        Thread(target=self._checker.prepare, args=(offered.evidence, query), daemon=True).start()
        reader = ReplyReader()
        written = Written(query.language, material.index, material.allowed)
        verdicts: list[Verdict] = []
        checked: list[Checked] = []
        stream = self._chat.stream(messages, SCHEMA)
        for claim in _claims(reader, stream):
            (verdict,) = self._checker.check([claim], offered.evidence, query)
            verdicts.append(verdict)
            # What follows a failed sentence waits: it may be repaired, and the order stays.
            if reader.answered is not False and all(each.passed for each in verdicts):
                checked.append(self._ended(verdict, {}, offered, scored, written))
                say(written.last)
        usage = used.plus(stream.reply())
        if reader.answered is False:
            return Generated(False, None, (), usage)
        failed = [verdict for verdict in verdicts if not verdict.passed]
        better: Mapping[int, Verdict] = {}
        if failed:
            better, usage = self._repaired(messages, reader.text, failed, offered, query, usage)
        checked += [
            self._ended(verdict, better, offered, scored, written)
            for verdict in verdicts[len(checked) :]
        ]
        own = any(each.ending in ("passed", "repaired") for each in checked)
        if own and not written.citations:
            # "The passages do not say": that is not an answer, however it is called.
            return Generated(False, None, tuple(checked), usage)
        return Generated(True, written.cited if own else None, tuple(checked), usage)

    def _repaired(
        self,
        messages: Sequence[Message],
        said: str,
        failed: Sequence[Verdict],
        offered: Offer,
        query: Query,
        usage: Usage,
    ) -> tuple[Mapping[int, Verdict], Usage]:
        """Ask once for better sentences; gives those that pass, by the failed one's identity."""
        again = [*messages, Message("assistant", said), repair_message(failed)]
        stream = self._chat.stream(again, SCHEMA)
        try:
            claims = list(_claims(ReplyReader(), stream))
        except ChatModelError:
            return {}, usage  # what passed before stays
        checked = self._checker.check(claims, offered.evidence, query)
        # Fewer came back: which one stands for which is not known, each takes the first open place.
        passed = [verdict for verdict in checked if verdict.passed]
        same = len(claims) == len(failed)
        pairs = zip(failed, checked, strict=True) if same else zip(failed, passed, strict=False)
        return {id(old): new for old, new in pairs if new.passed}, usage.plus(stream.reply())

    def _ended(
        self,
        verdict: Verdict,
        better: Mapping[int, Verdict],
        offered: Offer,
        scored: Sequence[ScoredUnit],
        written: Written,
    ) -> Checked:
        """Write a sentence, or what stands for it, and tell how it ended."""
        held = verdict if verdict.passed else better.get(id(verdict))
        if held is not None:
            ending: Ending = "passed" if verdict.passed else "repaired"
            text, units = held.claim.text, quotes(held, offered, self._embedder)
        else:
            ending = "replaced"
            unit = self._in_its_own_words(verdict.claim, offered, scored, written)
            text, units = (unit.unit.reading, [unit]) if unit else ("", [])
        listed = ending == "replaced" and any(unit.unit.kind != "sentence" for unit in units)
        if not text or not written.add(text, units, listed):
            return Checked(verdict, "dropped")
        return Checked(verdict, ending, text)

    def _in_its_own_words(
        self, claim: Claim, offered: Offer, scored: Sequence[ScoredUnit], written: Written
    ) -> ScoredUnit | None:
        """Give the best sentence, of the passages that a failed claim cites, that says about it.

        None is given twice, and none in another language than the answer.
        """
        cited = {offered.passages[n].id: n for n in claim.cited if n in offered.passages}
        units = [
            unit
            for unit in scored[:_BEST]
            if unit.passage.id in cited and not written.quotes(unit) and written.speaks(unit)
        ]
        numbers = {cited[unit.passage.id] for unit in units}
        near = nearest_units(claim, numbers, offered, self._embedder)
        return next((u for u in units if u.number == near.get(cited[u.passage.id])), None)


def _claims(reader: ReplyReader, stream: Stream) -> Iterator[Claim]:
    for piece in stream:
        yield from reader.feed(piece)
    yield from reader.finish()
