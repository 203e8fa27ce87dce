"""Our own questions asked behind another one, as follow-ups -> groups."""

import random
from collections.abc import Sequence
from dataclasses import replace

from assistant.query import CARRIED, GOING_ON
from assistant.reader_text import window
from corpus.glossary import Glossary
from corpus.script import fold
from ingest.terms import content_terms
from training.groups import Group
from training.own import NEGATIVES, POSITIVES, Mined, answerable_group, unanswered_group


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
        documents = each.question.documents or [u.passage.document for u in each.units[:1]]
        before = [
            first
            for document in documents[:1]
            for first in firsts.get((document, each.question.language), [])
            if first is not each
        ]
        if len(groups) == count or not before or each.question.type == "out-of-scope":
            continue
        group = _behind(rng.choice(before), each, glossary, rng)
        groups += [] if group is None else [group]
    return groups


def _behind(first: Mined, each: Mined, glossary: Glossary, rng: random.Random) -> Group | None:
    asked = f"{first.as_read[-CARRIED:]}{GOING_ON}{_without_names(each.as_read, glossary)}"
    again = replace(each, as_read=asked)
    if not each.question.answerable:
        group: Group | None = unanswered_group(again, "near-miss", POSITIVES + NEGATIVES - 1)
    else:
        group = answerable_group(again, rng)
    answers = [
        window(scored.number, scored.passage)
        for scored in first.gold
        if first.question.facts_held(scored.unit.reading) == 1
        and each.question.facts_held(scored.unit.reading) == 0
    ]
    if group is None or not answers or set(answers) & set(group.windows):
        return group
    windows = (*group.windows[: POSITIVES + NEGATIVES - 1], rng.choice(answers))
    targets = (*group.targets[: POSITIVES + NEGATIVES - 1], 0.0)
    return replace(group, windows=windows, targets=targets)


def _without_names(question: str, glossary: Glossary) -> str:
    """Give a question without the names in it, where enough is left to be asked."""
    if len(fold(question)) != len(question):  # names are found at the folded text's characters
        return question
    rest, at = "", 0
    for mention in glossary.mentions(question):
        rest += question[at : mention.start]
        at = mention.end
    rest = " ".join((rest + question[at:]).split())
    return rest if at and len(content_terms(rest)) > 1 else question
