"""Train the reader: public question sets twice, then questions over documents like Harbour's.

    python -m training.reader FOLDER

FOLDER keeps checkpoints; what is there is not trained again. Writes the reader's weights to
assistant/reader_weights.npz. The files of corpus/calibration that are KEPT_BACK are not read: with
them figures are fair.
"""

import os
import pickle
import random
import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer

from assistant.reader import Reader
from assistant.reader_build import DELTA_FILE, ReaderModel, write_delta
from assistant.reader_text import limited
from corpus.glossary import load_glossary
from ingest.e5 import read_weights, tokenizer, weight_file
from training.again import asked_again
from training.going_on import going_on
from training.groups import Group, public_groups, split_held_out
from training.model import Plan, clock, fresh, held_out, train, trained_tensors
from training.own import Mined, mine, own_groups, training_questions
from training.written import load_written, written_groups

# The public questions are read twice.
PUBLIC = (
    Plan(batch=10, rate=8e-5, head_rate=5e-4),
    Plan(batch=10, rate=7e-5, head_rate=2e-4),
)
OWN = Plan(batch=8, rate=5e-5, head_rate=1e-4)
OWN_TIMES = 2
FOLLOW_UPS = 1000  # of our own questions, asked behind another one
# Some public questions go on being read, so that the first lesson is not forgotten.
REHEARSED = {
    "squad2": 300,
    "squad2-unanswerable": 450,
    "drcd": 200,
    "qed": 150,
    "policy-address": 150,
    "expmrc": 100,
}
CHECKPOINTS = 4
LOOK = 20  # held-out questions a source in the curve; all of them at the end


def say(line: str) -> None:
    """Write a line of the log."""
    sys.stdout.write(f"{clock()} {line}\n")
    sys.stdout.flush()


def train_public(folder: Path, pieces: Tokenizer) -> None:
    """Train the reader on the public sets, into public.pt."""
    file = folder / "public.pt"
    if file.exists():
        return
    model = fresh()
    training, held = split_held_out(public_groups())
    say(f"{len(training)} public questions, {sum(len(g.windows) for g in training)} windows")
    few = _few(held)
    _report(model, pieces, few, "before")
    for time, plan in enumerate(PUBLIC, start=1):
        for step, steps in train(model, pieces, training, plan, seed=time):
            if step % 20 == 0:
                say(f"time {time}: step {step} of {steps}")
            if step < steps and step % (steps // CHECKPOINTS) == 0:
                _report(model, pieces, few, f"time {time}, step {step}")
    torch.save(trained_tensors(model), file)
    _report(model, pieces, held, "public")


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


def train_own(folder: Path, pieces: Tokenizer) -> None:
    """Train the reader further on our own questions, into own.pt."""
    file = folder / "own.pt"
    if file.exists():
        return
    model = fresh()
    model.load_state_dict(torch.load(folder / "public.pt"), strict=False)
    training, held = split_held_out(public_groups())
    rng = random.Random(3)
    rehearsed = [
        group
        for source, count in REHEARSED.items()
        for group in rng.sample([each for each in training if each.source == source], count)
    ]
    mined = mined_questions(folder)
    own = own_groups(mined) + written_groups(load_written())
    own += going_on(mined, FOLLOW_UPS, load_glossary())
    groups = own * OWN_TIMES + asked_again(training) + rehearsed
    for step, steps in train(model, pieces, groups, OWN, 2, {}):
        if step % 20 == 0:
            say(f"own: step {step} of {steps}")
    torch.save(trained_tensors(model), file)
    _report(model, pieces, [*held, *asked_again(held)], "own")


def mined_questions(folder: Path) -> list[Mined]:
    """Give what was found for the calibration questions, searched for once."""
    file = folder / "calibration.pickle"
    if not file.exists():
        file.write_bytes(pickle.dumps(mine(training_questions(), Reader.load())))
    found: list[Mined] = pickle.loads(file.read_bytes())
    return found


def main() -> None:
    """Train on the public sets, then on our own questions; write the weights."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(os.cpu_count() or 1)
    pieces = limited(tokenizer(read_weights(weight_file())))
    train_public(folder, pieces)
    train_own(folder, pieces)
    write_delta(torch.load(folder / "own.pt"), DELTA_FILE)
    say(f"{DELTA_FILE}: {DELTA_FILE.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
