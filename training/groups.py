"""Public question sets -> groups: a question, windows that answer it and windows that do not."""

import gzip
import hashlib
import html
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.reader_text import window_text
from ingest.sentences import sentence_spans
from ingest.terms import terms

SHARED = Path("../shared")
NEGATIVES = 3
MIN_LENGTH = 8  # characters; shorter "sentences" are debris
# Questions taken from each source, of those that are left after the held-out titles.
TAKEN = {
    "squad2": 4500,
    "squad2-unanswerable": 6000,
    "qed": 2000,
    "policyqa": 400,
    "selqa": 150,
    "or-sharc": 250,
    "expmrc": 1400,
    "drcd": 2400,
    "cmrc": 1000,
    "policy-address": 600,
}
# Windows read of a question, the hardest first: many questions teach more than many windows.
WINDOWS = {name: 3 for name in ("squad2", "qed", "expmrc", "cmrc", "or-sharc")}
WINDOWS["squad2-unanswerable"] = 2
HELD_OUT = 60  # questions of each source that no training sees
_TOKENISED = re.compile(r" ([,.;:?!)%]|'s\b|n't\b)|(\() ")
_TAG = re.compile(r"<[^>]+>")
_NUMBER = re.compile(r"^\d+\. ")
_FIGURE = re.compile(r"(?<![\d.,])\d[\d.,]*\d(?![\d,])")


@dataclass(frozen=True)
class Group:
    """A question and windows; `targets` says of each window how much of the answer it holds.

    `spans` says where the words of the answer stand, for the first windows; () is not known.
    """

    source: str
    question: str
    windows: tuple[str, ...]
    targets: tuple[float, ...]
    spans: tuple[tuple[tuple[int, int], ...], ...] = ()

    @property
    def key(self) -> str:
        """A short name for the question, by which it is found again without its text."""
        return hashlib.sha256(f"{self.source}\n{self.question}".encode()).hexdigest()[:12]


def public_groups(seed: int = 0) -> dict[str, list[Group]]:
    """Give the groups of every public source, shuffled; those of held-out titles come first."""
    rng = random.Random(seed)
    found: dict[str, list[Group]] = {}
    for name, make in _SOURCES.items():
        groups = list(make(rng))
        rng.shuffle(groups)
        found[name] = groups
    return found


def split_held_out(groups: Mapping[str, list[Group]]) -> tuple[list[Group], list[Group]]:
    """Give the training groups and the held-out ones; each source is cut to its share."""
    training: list[Group] = []
    held: list[Group] = []
    for name, found in groups.items():
        first = found[: min(HELD_OUT, len(found) // 4)]
        held += first
        # No window of a held-out question is read in training.
        seen = {window for group in first for window in group.windows}
        rest = [group for group in found[len(first) :] if not seen & set(group.windows)]
        training += [_cut(group) for group in rest[: TAKEN[name]]]
    return training, held


def _cut(group: Group) -> Group:
    most = WINDOWS.get(group.source, NEGATIVES + 1)
    return replace(group, windows=group.windows[:most], targets=group.targets[:most])


def _lines(name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(SHARED / "train" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _sentences(text: str) -> list[tuple[int, int]]:
    return [
        (start, end)
        for start, end in sentence_spans(text, 0, len(text))
        if end - start >= MIN_LENGTH
    ]


def _near(question: str, sentences: Sequence[str], count: int, rng: random.Random) -> list[str]:
    """Give the sentences that share most words with the question, the last one at random."""
    asked = set(terms(question))
    order = sorted(sentences, key=lambda each: -len(asked & set(terms(each))))
    best = order[: max(count - 1, 1)]
    rest = order[len(best) :]
    return best + (rng.sample(rest, min(count - len(best), len(rest))) if rest else [])


def _group(
    source: str,
    question: str,
    title: str,
    positives: Sequence[str],
    negatives: Sequence[str],
    rng: random.Random,
    spans: tuple[tuple[int, int], ...] = (),
) -> Group:
    """Make a group; `spans` are where the answer stands in the first positive."""
    chosen = list(positives[:1])
    negatives = [each for each in dict.fromkeys(negatives) if each not in positives]
    wrong = _near(question, negatives, NEGATIVES + (0 if chosen else 1), rng)
    windows = tuple(window_text(title, each) for each in (*chosen, *wrong))
    targets = tuple([1.0] * len(chosen) + [0.0] * len(wrong))
    before = len(windows[0]) - len(chosen[0]) if chosen else 0
    moved = tuple((before + start, before + end) for start, end in spans)
    return Group(source, question, windows, targets, (moved,) if chosen else ())


def _spans(
    rows: Sequence[dict[str, Any]],
    source: Callable[[dict[str, Any]], str],
    rng: random.Random,
    others: bool,
) -> Iterator[Group]:
    """Make groups of rows with a passage and answer offsets; `others` adds same-title sentences."""
    by_title: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row["passage"] not in by_title[row["title"]]:
            by_title[row["title"]].append(row["passage"])
    for row in rows:
        passage, answers = row["passage"], row["answers"]
        spans = _sentences(passage)
        texts = [answer["text"] for answer in answers]
        starts = [answer["start"] for answer in answers if answer["start"] >= 0][:1]
        if answers and not starts:
            starts = [passage.find(text) for text in texts if text in passage][:1]
        holding = [(s, e) for s, e in spans if any(s <= at < e for at in starts)]
        positives = [passage[s:e] for s, e in holding]
        words = tuple(
            (at - s, min(at + len(texts[0]), e) - s) for at in starts for s, e in holding[:1]
        )
        if row["answerable"] and not positives:
            continue
        negatives = [
            passage[s:e] for s, e in spans if not any(text in passage[s:e] for text in texts)
        ]
        siblings = [each for each in by_title[row["title"]] if each != passage]
        if others and siblings and (rng.random() < 0.5 or len(negatives) < NEGATIVES):
            other = rng.choice(siblings)
            negatives += [
                other[s:e]
                for s, e in _sentences(other)
                if not any(text in other[s:e] for text in texts)
            ]
        if len(negatives) < 2:
            continue
        title = _title(row["title"])
        yield _group(source(row), row["question"], title, positives, negatives, rng, words)


def _title(name: str) -> str:
    return "" if name.startswith("http") else name.replace("_", " ")


def _squad(rng: random.Random) -> Iterator[Group]:
    rows = [row for row in _lines("squad2-dev") if row["answerable"]]
    rows = [row for row in rows if row.get("start_exact", True)]
    yield from _spans(rng.sample(rows, 4500), lambda row: "squad2", rng, True)


def _squad_unanswerable(rng: random.Random) -> Iterator[Group]:
    rows = [row for row in _lines("squad2-dev") if not row["answerable"]]
    yield from _spans(rows, lambda row: "squad2-unanswerable", rng, False)


def _policyqa(rng: random.Random) -> Iterator[Group]:
    yield from _spans(list(_lines("policyqa"))[::3], lambda row: "policyqa", rng, True)


def _or_sharc(rng: random.Random) -> Iterator[Group]:
    rows = [row for row in _lines("or-sharc") if row["answerable"]]
    for row in rows:
        pieces = [piece.strip("*# ") for piece in row["passage"].split("\n")]
        sentences = [piece for piece in pieces if len(piece) >= MIN_LENGTH]
        asked = set(terms(row["answers"][0]["text"])) if row["answers"] else set()
        shares = [len(asked & set(terms(each))) / max(len(asked), 1) for each in sentences]
        if not shares or max(shares) < 0.7:
            continue
        best = sentences[shares.index(max(shares))]
        rest = [each for each, share in zip(sentences, shares, strict=True) if share < 0.4]
        if len(rest) >= 2:
            follow_up = row["answers"][0]["text"]
            yield _group("or-sharc", follow_up, "", [best], rest, rng)


def _labelled(name: str, rng: random.Random) -> Iterator[Group]:
    for row in _lines(name):
        pairs = list(zip(row["candidates"], row["labels"], strict=True))
        positives = [_untokenised(text) for text, label in pairs if label == 1]
        negatives = [_untokenised(text) for text, label in pairs if label == 0]
        if positives and len(negatives) >= 2:
            yield _group(name, row["question"], row["title"], positives, negatives, rng)


def _untokenised(text: str) -> str:
    plain = text.replace("`` ", '"').replace(" ''", '"').replace(" - ", "-")
    return _TOKENISED.sub(lambda match: match.group(1) or match.group(2), plain)


def _expmrc(rng: random.Random) -> Iterator[Group]:
    rows = [row for row in _lines("expmrc") if row["answerable"]]
    yield from _spans(rng.sample(rows, 2000), lambda row: "expmrc", rng, False)


def _squad_file(name: str) -> list[dict[str, Any]]:
    path = SHARED / "testsets" / "retrieval" / name
    rows: list[dict[str, Any]] = []
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            for asked in paragraph["qas"]:
                answers = [
                    {"text": each["text"], "start": each["answer_start"]}
                    for each in asked["answers"]
                ]
                rows.append(
                    {
                        "title": article["title"],
                        "question": asked["question"],
                        "passage": paragraph["context"],
                        "answers": answers,
                        "answerable": True,
                    }
                )
    return rows


def _drcd(rng: random.Random) -> Iterator[Group]:
    yield from _spans(_squad_file("DRCD_dev.json"), lambda row: "drcd", rng, True)


def _cmrc(rng: random.Random) -> Iterator[Group]:
    rows = _squad_file("cmrc2018_dev.json")
    yield from _spans(rng.sample(rows, 1200), lambda row: "cmrc", rng, True)


def _policy_address(rng: random.Random) -> Iterator[Group]:
    """Ask in one language for a sentence of the other: its translation, the figure taken out."""
    folder = SHARED / "real" / "policy-address-2025"
    lines = [
        [
            plain_html(line)
            for line in (folder / f"policy-address-2025-{name}.html")
            .read_text(encoding="utf-8")
            .split("\n")
        ]
        for name in ("en", "zh-hant")
    ]
    for number, pair in enumerate(zip(*lines, strict=False)):
        for here, there in ((0, 1), (1, 0)):
            own = [pair[here][s:e] for s, e in _sentences(pair[here])]
            other = [pair[there][s:e] for s, e in _sentences(pair[there])]
            around = "\n".join(lines[there][max(number - 3, 0) : number + 4])
            for index, sentence in enumerate(own):
                figures = set(_FIGURE.findall(sentence))
                matching = [each for each in other if figures & set(_FIGURE.findall(each))]
                if not figures and len(own) == len(other):
                    matching = [other[index]]
                if len(matching) != 1 or len(matching[0]) < 15:
                    continue
                rest = [around[s:e] for s, e in _sentences(around)]
                rest = [each for each in rest if each not in matching]
                asked = _FIGURE.sub("多少" if here else "how many", sentence)[:160]
                if len(rest) >= NEGATIVES:
                    wrong = rng.sample(rest, NEGATIVES)
                    windows = tuple(window_text("", each) for each in (*matching, *wrong))
                    yield Group("policy-address", asked, windows, (1.0, *[0.0] * NEGATIVES))


def plain_html(line: str) -> str:
    """Give a line of the Policy Address without tags and paragraph number."""
    return _NUMBER.sub("", html.unescape(_TAG.sub(" ", line)).strip())


_SOURCES: dict[str, Callable[[random.Random], Iterator[Group]]] = {
    "squad2": _squad,
    "squad2-unanswerable": _squad_unanswerable,
    "qed": lambda rng: _labelled("qed", rng),
    "policyqa": _policyqa,
    "selqa": lambda rng: _labelled("selqa", rng),
    "or-sharc": _or_sharc,
    "expmrc": _expmrc,
    "drcd": _drcd,
    "cmrc": _cmrc,
    "policy-address": _policy_address,
}
