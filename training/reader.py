"""Train the reader: public question sets first, then the calibration questions.

    python -m training.reader FOLDER

FOLDER keeps checkpoints; what is there is not trained again. Writes the reader's weights to
assistant/reader_weights.npz. FOLDER/fold-0.pt and fold-1.pt have not seen the questions of their
fold (a fold is a set of gold documents): with them figures on the calibration questions are fair.
"""

import os
import pickle
import random
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import torch
from tokenizers import Tokenizer

from assistant.reader_build import DELTA_FILE, ReaderModel, write_delta
from assistant.reader_text import limited
from ingest.e5 import read_weights, tokenizer, weight_file
from training.groups import Group, public_groups, split_held_out
from training.model import Plan, clock, fresh, held_out, train, trained_tensors
from training.own import FOLDS, Mined, mine, own_groups
from training.written import load_written, written_groups

PUBLIC = Plan(epochs=1, rate=6e-5, head_rate=5e-4)
OWN = Plan(epochs=2, rate=4e-5, head_rate=1e-4)
REHEARSED = ("squad2", "squad2-unanswerable", "drcd", "policy-address")
REHEARSALS = 60
PARTS = ("all", *(f"fold-{fold}" for fold in range(FOLDS)))
CHECKPOINTS = 3
LOOK = 20  # held-out questions a source in the curve; all of them at the end


def say(line: str) -> None:
    """Write a line of the log."""
    sys.stdout.write(f"{clock()} {line}\n")
    sys.stdout.flush()


def train_public(folder: Path, pieces: Tokenizer) -> ReaderModel:
    """Give the reader trained on the public sets."""
    model = fresh()
    file = folder / "public.pt"
    if file.exists():
        model.load_state_dict(torch.load(file), strict=False)
        return model
    training, held = split_held_out(public_groups())
    say(f"{len(training)} public questions, {sum(len(g.windows) for g in training)} windows")
    few = _few(held)
    _report(model, pieces, few, "before")
    for step, steps in train(model, pieces, training, PUBLIC, seed=1):
        if step % 20 == 0:
            say(f"step {step} of {steps}")
        if step == steps:
            break
        if step % (steps // CHECKPOINTS) == 0:
            torch.save(trained_tensors(model), folder / "public-part.pt")
            _report(model, pieces, few, f"step {step}")
    torch.save(trained_tensors(model), file)
    _report(model, pieces, held, "public")
    return model


def _few(held: Sequence[Group]) -> list[Group]:
    taken: dict[str, int] = {}
    few: list[Group] = []
    for group in held:
        taken[group.source] = taken.get(group.source, 0) + 1
        if taken[group.source] <= LOOK:
            few.append(group)
    return few


def _report(model: ReaderModel, pieces: Tokenizer, held: Sequence[Group], when: str) -> None:
    for each in held_out(model, pieces, held):
        say(
            f"  {when} {each.source} n={each.questions} first {each.first:.3f} area {each.area:.3f}"
        )


def train_part(folder: Path, part: str) -> None:
    """Train the reader further on calibration questions: `all`, or all but one fold."""
    file = folder / f"{part}.pt"
    if file.exists():
        return
    torch.set_num_threads(1)
    model = fresh()
    model.load_state_dict(torch.load(folder / "public.pt"), strict=False)
    own: list[tuple[int | None, Group]] = [*own_groups(mined_questions(folder, "calibration"))]
    # Some public questions go on being read, so that the first lesson is not forgotten.
    training, _ = split_held_out(public_groups())
    kept = [group for group in training if group.source in REHEARSED]
    own += written_groups(load_written())
    groups = [group for fold, group in own if part != f"fold-{fold}"]
    groups += random.Random(3).sample(kept, REHEARSALS)
    for step, steps in train(model, _pieces(), groups, OWN, 2, {}):
        if step % 10 == 0:
            say(f"{part}: step {step} of {steps}")
    torch.save(trained_tensors(model), file)


def mined_questions(folder: Path, name: str) -> list[Mined]:
    """Give what was found for the questions of a folder of test sets, searched for once."""
    file = folder / f"{name}.pickle"
    if not file.exists():
        file.write_bytes(pickle.dumps(mine(Path("corpus") / name)))
    found: list[Mined] = pickle.loads(file.read_bytes())
    return found


def _pieces() -> Tokenizer:
    return limited(tokenizer(read_weights(weight_file())))


def main() -> None:
    """Train on the public sets, then on the calibration questions; write the weights."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(os.cpu_count() or 1)
    train_public(folder, _pieces())
    mined_questions(folder, "calibration")
    # One thread each: less waiting for one another than several threads on one model.
    with ProcessPoolExecutor(len(PARTS), get_context("spawn")) as pool:
        list(pool.map(train_part, [folder] * len(PARTS), PARTS))
    write_delta(torch.load(folder / "all.pt"), DELTA_FILE)
    say(f"{DELTA_FILE}: {DELTA_FILE.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
