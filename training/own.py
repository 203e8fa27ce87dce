"""The calibration questions -> groups: units of the starter corpus with the facts, or without."""

import math
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.assistant import Assistant
from assistant.conversation import readings
from assistant.query import analyse
from assistant.reader import Reader
from assistant.reader_text import window
from assistant.reread import logits_of
from assistant.retrieve import Retriever
from assistant.units import ScoredUnit, score_units
from assistant.weights import load_weights
from corpus.glossary import load_glossary
from corpus.markdown import read_markdown
from corpus.question import Question
from corpus.question_sets.load import load_questions
from ingest.embed import Embedder
from ingest.model import prepare
from ingest.passage import Passage
from ingest.settings import load_settings
from ingest.split import split
from training.groups import Group

DOCUMENTS = Path("corpus/documents")
POSITIVES = 2
NEGATIVES = 4
JUDGED = 4  # units with the facts that tell what may answer too
OUTSIDE = 100  # out-of-scope questions taken
OUTSIDE_WINDOWS = 2
CALIBRATION = Path("corpus/calibration")
# Files that the reader never sees: by these it is told what its logit counts.
KEPT_BACK = (
    "across-2",
    "asked-2",
    "asked-4",
    "general",
    "short-1",
    "short-2",
    "turns-2",
    "turns-4",
    "twins-3",
    "twins-8",
    "unread-1",
    "unread-2",
)


@dataclass(frozen=True)
class Mined:
    """A question, the units likeliest to be taken for its answer, and those of its gold sections.

    The reader is asked `as_read`, a follow-up behind what was asked before.
    """

    question: Question
    as_read: str
    units: tuple[ScoredUnit, ...]
    gold: tuple[ScoredUnit, ...]


def training_questions() -> list[Question]:
    """Give every calibration question, but those of the files that are KEPT_BACK."""
    files = [file for file in CALIBRATION.glob("*.jsonl") if file.stem not in KEPT_BACK]
    return [question for file in sorted(files) for question in load_questions(file)]


def mine(questions: Sequence[Question], reader: Reader) -> list[Mined]:
    """Search for questions, a follow-up as it is read first; `reader` is the one before this."""
    settings = load_settings()
    assistant = Assistant.open(settings)
    retriever = Retriever(assistant.index, Embedder.load(prepare(settings.model)))
    weights, glossary = load_weights(), load_glossary()
    passages: dict[str, list[Passage]] = {}
    for path in sorted(DOCUMENTS.rglob("*.md")):
        document = read_markdown(path)
        passages[document.id] = split(document, document.id)
    found: list[Mined] = []
    for question in questions:
        alone = readings(question.question, question.history, glossary)[0]
        query = analyse(alone, glossary, question.question)
        ranked = assistant.search(alone).passages
        units = score_units(query, ranked, assistant.index, retriever, weights.unit)
        gold = [
            ScoredUnit(passage, number, unit, 0.0)
            for document in question.documents
            for passage in passages.get(document, [])
            if question.names_section(document, passage.section)
            for number, unit in passage.quotable
        ]
        likely = likeliest(question, query.as_read, units, gold, reader)
        found.append(Mined(question, query.as_read, tuple(likely), tuple(gold)))
    return found


def likeliest(
    question: Question,
    as_read: str,
    units: Sequence[ScoredUnit],
    gold: Sequence[ScoredUnit],
    reader: Reader,
) -> list[ScoredUnit]:
    """Give units in the order in which a reader takes them for the answer, what is not read last.

    What another document says and the reader likes more than all that has the facts may well
    answer: it is left out.
    """
    read = sorted(logits_of(as_read, units, reader), key=lambda each: -each.logit)
    answers = [window(each.number, each.passage) for each in answering(question, gold)]
    best = max(reader.scores(as_read, answers[:JUDGED])) if answers else math.inf
    kept = [
        each.unit
        for each in read
        if each.logit <= best or each.unit.passage.document in question.documents
    ]
    seen = {each.unit.name for each in read}
    return [*kept, *(each for each in units if each.name not in seen)]


def answering(question: Question, gold: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    """Give the units that have all facts."""
    return [each for each in gold if question.facts_held(each.unit.reading) == 1]


def own_groups(mined: Sequence[Mined], seed: int = 0) -> list[Group]:
    """Give groups: answerable questions, near misses, some out of scope."""
    rng = random.Random(seed)
    outside = [each for each in mined if each.question.type == "out-of-scope"]
    taken = {each.question.id for each in rng.sample(outside, min(OUTSIDE, len(outside)))}
    groups: list[Group] = []
    for each in mined:
        if each.question.answerable:
            group = answerable_group(each, rng)
        elif each.question.type != "out-of-scope":
            group = unanswered_group(each, "near-miss", POSITIVES + NEGATIVES)
        elif each.question.id in taken:
            group = unanswered_group(each, "out-of-scope", OUTSIDE_WINDOWS)
        else:
            continue
        if group is not None:
            groups.append(group)
    return groups


def answerable_group(each: Mined, rng: random.Random) -> Group | None:
    """Give units with the facts among others; None where none has them."""
    question = each.question
    held: dict[str, float] = {}
    same_section: list[str] = []
    for scored in each.gold:
        text = window(scored.number, scored.passage)
        share = question.facts_held(scored.unit.reading)
        if share > 0:
            held[text] = max(share, held.get(text, 0.0))
        else:
            same_section.append(text)
    if not held:
        return None
    # Every language version takes part; the fullest sentences first.
    order = sorted(held, key=lambda text: -held[text])
    best = [text for text in order if held[text] == held[order[0]]]
    positives = rng.sample(best, min(POSITIVES, len(best)))
    positives += [text for text in order if text not in positives][: POSITIVES - len(positives)]
    # A unit elsewhere that holds the facts may well answer: it is neither.
    wrong = [
        window(scored.number, scored.passage)
        for scored in each.units
        if question.facts_held(scored.unit.reading) == 0
    ]
    beside = rng.sample(same_section, min(2, len(same_section)))
    negatives = list(dict.fromkeys([*beside, *wrong]))[:NEGATIVES]
    targets = [held[text] for text in positives] + [0.0] * len(negatives)
    spans = tuple(_fact_spans(question, text) for text in positives)
    return Group("own", each.as_read, (*positives, *negatives), tuple(targets), spans)


def _fact_spans(question: Question, text: str) -> tuple[tuple[int, int], ...]:
    """Give where reference facts stand word for word; a fact in other spacing is not found."""
    return tuple(
        match.span()
        for fact in question.must_include
        for alternative in fact
        for match in re.finditer(re.escape(alternative), text, re.IGNORECASE)
    )


def unanswered_group(each: Mined, source: str, count: int) -> Group | None:
    """Give the `count` best units, none of which answers; None where there is none."""
    windows = tuple(window(scored.number, scored.passage) for scored in each.units[:count])
    if not windows:
        return None
    return Group(source, each.as_read, windows, (0.0,) * len(windows))
