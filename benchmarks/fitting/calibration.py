"""The questions that weights are fitted on."""

from pathlib import Path

from corpus.question import Question
from corpus.question_sets.load import load_questions
from training.own import CALIBRATION, KEPT_BACK  # not installed: run with PYTHONPATH=.

# Questions for a detail, written beside near misses. They say when to refuse: an order fitted with
# them too has 0.037 less of other questions' facts in the same language, and 0.010 more across.
TWINS = "twins-"
# Most of these ask across languages: with all of them the other language would come first for
# everybody. Of those that do every other one is left out, so that two fifths of all do.
ACROSS = ("across-", "asked-")
# Follow-ups: the question before makes them long, and none is off topic. They say what a logit
# counts, and nothing of the order of passages or of what is foreign.
TURNS = "turns-"


def every() -> list[Question]:
    """Give all calibration questions that stand alone."""
    return _of(_standing_alone())


def _standing_alone() -> list[Path]:
    files = sorted(CALIBRATION.glob("*.jsonl"))
    return [file for file in files if not file.stem.startswith(TURNS)]


def ordinary() -> list[Question]:
    """Give the answerable ones that an order is fitted on."""
    files = [file for file in _standing_alone() if not file.stem.startswith(TWINS)]
    found: list[Question] = []
    for file in files:
        answerable = [question for question in _of([file]) if question.answerable]
        found += _half_across(answerable) if file.stem.startswith(ACROSS) else answerable
    return found


def _half_across(questions: list[Question]) -> list[Question]:
    across = [question.id for question in questions if question.type == "cross-lingual"]
    left_out = set(across[1::2])
    return [question for question in questions if question.id not in left_out]


def unseen() -> list[Question]:
    """Give those that the reader's training kept back, follow-ups among them."""
    return _of([CALIBRATION / f"{stem}.jsonl" for stem in KEPT_BACK])


def _of(files: list[Path]) -> list[Question]:
    return [question for file in files for question in load_questions(file)]
