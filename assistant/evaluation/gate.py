"""Whether a run may pass: each rule of a gate with the figures that decide it.

A floor is held against the mean itself. "Not worse" fails where the loss is larger than `by` and
p < LEVEL in the paired randomisation test over the questions that both runs asked, so that a gate
does not close over the luck of a few questions; what must never fall, fix by a floor. p is not
corrected for the number of rules: a gate should rather stop once too often.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.errors import AssistantError
from assistant.evaluation.folder import Run, load_run
from assistant.evaluation.gate_rules import Floor, Gate, NotWorse
from assistant.evaluation.paired import Comparison, compare
from assistant.evaluation.record import Record
from assistant.evaluation.report.conclusion import LEVEL
from assistant.evaluation.report.numbers import chance, interval, number
from assistant.evaluation.slices import groups

_NO_QUESTION = "there is no such question"
_FUZZ = 1e-9  # 0.80 - 0.78 is a little more than 0.02


@dataclass(frozen=True)
class Verdict:
    """A rule in words, whether it is met, and the figures."""

    rule: str
    met: bool
    figures: str

    def __str__(self) -> str:
        return f"{'passed' if self.met else 'FAILED'}  {self.rule}: {self.figures}"


def verdicts(gate: Gate, run: Run, baseline: Run | None = None) -> list[Verdict]:
    """Hold a run against rules; `baseline`, if given, takes the place of the runs they name."""
    loaded = cache(load_run)

    # Rules over the same slice share a comparison: it takes seconds.
    @cache
    def compared(than: Path | None, key: tuple[str, str]) -> Comparison:
        old = baseline or loaded(than or Path())
        return compare(_records(old, key), _records(run, key))

    found = [_floor(rule, run) for rule in gate.floor]
    for rule in gate.not_worse:
        if baseline is None and rule.than is None:
            raise AssistantError(
                f"The rule on {rule.subject} names no run to compare with; write than = "
                '"FOLDER", or use it with `harbour evaluate compare`'
            )
        found.append(_not_worse(rule, compared(rule.than, rule.key)))
    return found


def _floor(rule: Floor, run: Run) -> Verdict:
    bounds = [
        f"{said} {bound:g}"
        for said, bound in (("at least", rule.at_least), ("at most", rule.at_most))
        if bound is not None
    ]
    words = f"{rule.subject} {' and '.join(bounds)}"
    part = run.summary.slice(*rule.key)
    found = part and part.estimates.get(rule.measure)
    if not found:
        return Verdict(words, False, _NO_QUESTION)
    met = (rule.at_least is None or found.mean >= rule.at_least) and (
        rule.at_most is None or found.mean <= rule.at_most
    )
    figures = f"{number(found.mean)} [{interval(found)}], n = {found.n}"
    return Verdict(words, met, figures)


def _not_worse(rule: NotWorse, compared: Comparison) -> Verdict:
    words = f"{rule.subject} not worse" + (f" by more than {rule.by:g}" if rule.by else "")
    found = compared.differences.get(rule.measure)
    if found is None:
        return Verdict(words, False, f"{_NO_QUESTION} in both runs")
    figures = f"{number(found.before)} -> {number(found.after)}, n = {found.n}"
    loss = -found.difference if found.better == "higher" else found.difference
    if loss <= rule.by + _FUZZ:
        return Verdict(words, True, figures)
    figures += f", p {chance(found.p)}"
    if found.p < LEVEL:
        return Verdict(words, False, figures)
    return Verdict(words, True, f"{figures}: chance alone makes such a loss")


def _records(run: Run, key: tuple[str, str]) -> tuple[Record, ...]:
    return next((g.records for g in groups(run.records) if (g.by, g.value) == key), ())
