"""The reader as a torch module: the bundled encoder, its upper layers trained, and a small head."""

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from assistant.name_forms import NameForms
from assistant.reader_build import ReaderModel, bundled_model
from assistant.reader_text import encoded, encoding
from corpus.glossary import load_glossary
from training.groups import Group

FROZEN = 4
MICRO = 16  # windows of like length that run together
MARKED = 0.5  # what the loss of the marks counts
RARE = -4.0  # the mark of a token before anything is learnt: few answer


@dataclass(frozen=True)
class Plan:
    """How a stage is trained; a step is a `batch` of groups."""

    batch: int
    rate: float
    head_rate: float
    warm_up: float = 0.06
    decay: float = 0.01


def fresh() -> ReaderModel:
    """Give the bundled encoder with a new head; the seed fixes the head."""
    torch.manual_seed(0)
    model = bundled_model()
    torch.nn.init.constant_(model.mark.bias, RARE)
    frozen = [model.bert.embeddings, *model.bert.encoder.layer[:FROZEN]]
    for part in frozen:
        part.requires_grad_(False)
    return model


def trained_tensors(model: ReaderModel) -> dict[str, torch.Tensor]:
    """Give the tensors that training changes."""
    return {
        name: tensor.detach().clone()
        for name, tensor in model.named_parameters()
        if tensor.requires_grad
    }


def _training_mode(model: ReaderModel) -> None:
    model.train()
    # Dropout in layers that do not learn is only noise.
    model.bert.embeddings.eval()
    for layer in model.bert.encoder.layer[:FROZEN]:
        layer.eval()


# States behind the frozen layers, by row: the same each time a row is read.
States = dict[tuple[int, ...], torch.Tensor]


@cache
def _names() -> NameForms:
    return NameForms(load_glossary())


@dataclass(frozen=True)
class Row:
    """An encoded pair; `text` is where the window's tokens are, `answer` which of them answer."""

    ids: tuple[int, ...]
    text: range
    answer: tuple[int, ...]


def rows_of(tokenizer: Tokenizer, group: Group) -> list[Row]:
    """Encode the windows of a group; where no words are known, all of an answering one answers."""
    rows: list[Row] = []
    for number, window in enumerate(group.windows):
        coded = encoding(tokenizer, _names().as_in(group.question, window), window)
        within = [at for at, part in enumerate(coded.sequence_ids) if part == 1]
        spans = group.spans[number] if number < len(group.spans) else ()
        places = ((at, *coded.offsets[at]) for at in within)
        answer = [at for at, s, e in places if any(s < end and start < e for start, end in spans)]
        if group.targets[number] == 0:
            answer = []
        elif not answer:
            answer = within
        text = range(within[0], within[-1] + 1) if within else range(0)
        rows.append(Row(tuple(coded.ids), text, tuple(answer)))
    return rows


def forward(
    model: ReaderModel,
    ids: Sequence[Sequence[int]],
    micro: int = MICRO,
    states: States | None = None,
) -> tuple[torch.Tensor, list[torch.Tensor]]:
    """Give the logits of encoded pairs and their marks; windows of like length run together."""
    logits: list[torch.Tensor] = [torch.empty(0)] * len(ids)
    marks: list[torch.Tensor] = [torch.empty(0)] * len(ids)
    for chosen in _alike(ids, micro):
        rows = [ids[index] for index in chosen]
        batch, mask = _padded(rows)
        with torch.autocast("cpu", torch.bfloat16):
            if states is None:
                last = model.bert(input_ids=batch, attention_mask=mask).last_hidden_state
            else:
                last = _upper(model, _lower(model, rows, batch, mask, states), mask)
            whole = model.logit(last, mask).float()
            marked = model.mark(last)[:, :, 0].float()
        for number, index in enumerate(chosen):
            logits[index] = whole[number]
            marks[index] = marked[number, : len(ids[index])]
    return torch.stack(logits), marks


def _alike(ids: Sequence[Sequence[int]], micro: int) -> Iterator[list[int]]:
    """Give the numbers of the rows, those of like length together, `micro` at a time."""
    order = sorted(range(len(ids)), key=lambda index: len(ids[index]))
    for start in range(0, len(order), micro):
        yield order[start : start + micro]


def _padded(rows: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    longest = max(len(row) for row in rows)
    batch = torch.ones((len(rows), longest), dtype=torch.long)  # 1 is <pad>
    mask = torch.zeros((len(rows), longest), dtype=torch.long)
    for number, row in enumerate(rows):
        batch[number, : len(row)] = torch.tensor(row)
        mask[number, : len(row)] = 1
    return batch, mask


def _lower(
    model: ReaderModel,
    rows: Sequence[Sequence[int]],
    batch: torch.Tensor,
    mask: torch.Tensor,
    states: States,
) -> torch.Tensor:
    if any(tuple(row) not in states for row in rows):
        with torch.no_grad():
            hidden = model.bert.embeddings(input_ids=batch)
            for layer in model.bert.encoder.layer[:FROZEN]:
                hidden = layer(hidden, mask.bool()[:, None, None, :])
        for number, row in enumerate(rows):
            states[tuple(row)] = hidden[number, : len(row)].to(torch.bfloat16)
    lower = torch.zeros((*batch.shape, states[tuple(rows[0])].shape[1]))
    for number, row in enumerate(rows):
        lower[number, : len(row)] = states[tuple(row)].float()
    return lower


def _upper(model: ReaderModel, hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    for layer in model.bert.encoder.layer[FROZEN:]:
        hidden = layer(hidden, mask.bool()[:, None, None, :])
    return hidden


def loss_of(logits: torch.Tensor, targets: torch.Tensor, sizes: Sequence[int]) -> torch.Tensor:
    """Give listwise softmax over each group with an answer, plus binary loss over all windows."""
    binary = torch.nn.functional.binary_cross_entropy_with_logits(logits, targets)
    lists: list[torch.Tensor] = []
    at = 0
    for size in sizes:
        group, target = logits[at : at + size], targets[at : at + size]
        at += size
        if target.sum() > 0:
            lists.append(-(target / target.sum() * torch.log_softmax(group, 0)).sum())
    return binary + (torch.stack(lists).mean() if lists else 0.0)


def mark_loss(
    marks: Sequence[torch.Tensor], rows: Sequence[Row], sizes: Sequence[int]
) -> torch.Tensor:
    """Give the loss of finding the words that answer among all of a group, or that none does.

    Softmax over the tokens of all windows and "none", whose mark is 0 (as SQuAD 2.0's null span,
    shared over paragraphs as in Clark and Gardner 2018).
    """
    losses: list[torch.Tensor] = []
    at = 0
    for size in sizes:
        group = range(at, at + size)
        at += size
        every = torch.cat([marks[n][rows[n].text.start : rows[n].text.stop] for n in group])
        total = torch.logsumexp(torch.cat([every, torch.zeros(1)]), 0)
        right = [marks[n][list(rows[n].answer)] for n in group if rows[n].answer]
        losses.append(total - torch.logsumexp(torch.cat(right), 0) if right else total)
    return torch.stack(losses).mean()


def train(
    model: ReaderModel,
    tokenizer: Tokenizer,
    groups: Sequence[Group],
    plan: Plan,
    seed: int,
    states: States | None = None,
) -> Iterator[tuple[int, int]]:
    """Train on each group once; yields the steps done and all steps after each step."""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    coded = [rows_of(tokenizer, group) for group in groups]
    body = [p for n, p in model.named_parameters() if p.requires_grad and n.startswith("bert")]
    head = [p for n, p in model.named_parameters() if not n.startswith("bert")]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": plan.rate}, {"params": head, "lr": plan.head_rate}],
        weight_decay=plan.decay,
    )
    order = rng.sample(range(len(groups)), len(groups))
    steps = (len(order) + plan.batch - 1) // plan.batch
    warm = max(int(plan.warm_up * steps), 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, (steps - step) / max(steps - warm, 1))
    )
    _training_mode(model)
    for step in range(steps):
        chosen = order[step * plan.batch : (step + 1) * plan.batch]
        rows = [row for index in chosen for row in coded[index]]
        sizes = [len(coded[index]) for index in chosen]
        targets = torch.tensor([t for index in chosen for t in groups[index].targets])
        logits, marks = forward(model, [row.ids for row in rows], MICRO, states)
        loss = loss_of(logits, targets, sizes) + MARKED * mark_loss(marks, rows, sizes)
        loss.backward()  # type: ignore[no-untyped-call] # torch has no type here
        torch.nn.utils.clip_grad_norm_([*body, *head], 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        yield step + 1, steps
        if not model.training:
            _training_mode(model)


def score(
    model: ReaderModel, tokenizer: Tokenizer, pairs: Sequence[tuple[str, str]]
) -> NDArray[np.float32]:
    """Give the logits of (question, window) pairs."""
    model.eval()
    with torch.no_grad():
        ids = [encoded(tokenizer, _names().as_in(q, window), window) for q, window in pairs]
        scores = np.zeros(len(ids), dtype=np.float32)
        for chosen in _alike(ids, 32):
            with torch.autocast("cpu", torch.bfloat16):
                logits = model(*_padded([ids[index] for index in chosen]))
            scores[chosen] = logits.float().numpy()
        return scores


@dataclass(frozen=True)
class Held:
    """Figures on held-out groups: answering window first; AUROC over windows and questions."""

    source: str
    questions: int
    first: float
    area: float


@dataclass(frozen=True)
class Scored:
    """The logits of a group's windows, and which of them answer."""

    logits: NDArray[np.float32]
    answers: NDArray[np.float64]


def held_out(model: ReaderModel, tokenizer: Tokenizer, groups: Sequence[Group]) -> list[Held]:
    """Measure every source of held-out groups; SQuAD's AUROC is of a question's best logit."""
    pairs = [(group.question, window) for group in groups for window in group.windows]
    logits = score(model, tokenizer, pairs)
    by_source: dict[str, list[Scored]] = {}
    at = 0
    for group in groups:
        size = len(group.windows)
        scored = Scored(logits[at : at + size], np.array(group.targets))
        by_source.setdefault(group.source, []).append(scored)
        at += size
    found: list[Held] = []
    for source, rows in sorted(by_source.items()):
        if not rows[0].answers.any():
            answered = by_source[source.replace("-unanswerable", "")]
            best = np.array([row.logits.max() for row in answered])
            missed = np.array([row.logits.max() for row in rows])
            found.append(Held(source, len(rows), float("nan"), area(best, missed)))
            continue
        first = float(np.mean([row.answers[int(row.logits.argmax())] > 0 for row in rows]))
        right = np.concatenate([row.logits[row.answers > 0] for row in rows])
        wrong = np.concatenate([row.logits[row.answers == 0] for row in rows])
        found.append(Held(source, len(rows), first, area(right, wrong)))
    return found


def area(positive: NDArray[np.float32], negative: NDArray[np.float32]) -> float:
    """Give the share of pairs that stand in the right order (AUROC)."""
    return float((positive[:, None] > negative[None, :]).mean())


def clock() -> str:
    """Give the time of day, for the log."""
    return time.strftime("%H:%M:%S")
