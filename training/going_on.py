"""Our own questions asked behind another one, as follow-ups -> groups."""

import random
from collections.abc import Sequence
from dataclasses import replace

from assistant.query import behind
from assistant.reader_text import window
from corpus.glossary import Glossary, outside
from corpus.script import fold
from ingest.terms import content_terms
from training.groups import Group
from training.own import (
    NEGATIVES,
    POSITIVES,
    Mined,
    answerable_group,
    answering,
    unanswered_group,
)

BESIDE = POSITIVES + NEGATIVES - 1  # windows beside the one that answers the question before


def going_on(mined: Sequence[Mined], count: int, glossary: Glossary, seed: int = 0) -> list[Group]:
    """Give groups of questions asked behind another one about the same document.

    The second says no names of the glossary again, and what answers the first does not answer it.
    """
    rng = random.Random(seed)
    alone = [each for each in mined if not each.question.history]
    firsts: dict[tuple[str, str], list[Mined]] = {}
    for each in alone:
        for document in each.question.documents[:1]:
            firsts.setdefault((document, each.question.language), []).append(each)
    groups: list[Group] = []
    for each in rng.sample(alone, len(alone)):
        if len(groups) == count:
            break
        documents = each.question.documents or [u.passage.document for u in each.units[:1]]
        same = firsts.get((documents[0], each.question.language), []) if documents else []
        before = [first for first in same if first is not each]
        if not before or each.question.type == "out-of-scope":
            continue
        group = _behind(rng.choice(before), each, glossary, rng)
        if group is not None:
            groups.append(group)
    return groups


def _behind(first: Mined, each: Mined, glossary: Glossary, rng: random.Random) -> Group | None:
    again = replace(each, as_read=behind(first.as_read, _without_names(each.as_read, glossary)))
    if each.question.answerable:
        group = answerable_group(again, rng)
    else:
        group = unanswered_group(again, "near-miss", BESIDE)
    answers = [
        window(scored.number, scored.passage)
        for scored in answering(first.question, first.gold)
        if each.question.facts_held(scored.unit.reading) == 0
    ]
    if group is None or not answers or set(answers) & set(group.windows):
        return group
    windows = (*group.windows[:BESIDE], rng.choice(answers))
    targets = (*group.targets[:BESIDE], 0.0)
    return replace(group, windows=windows, targets=targets)


def _without_names(question: str, glossary: Glossary) -> str:
    """Give a question without the names in it, where enough is left to be asked."""
    if len(fold(question)) != len(question):  # names are found at the folded text's characters
        return question
    rest = " ".join("".join(outside(question, glossary.mentions(question))).split())
    return rest if len(content_terms(rest)) > 1 else question
