"""A comparison in one plain sentence."""

from assistant.evaluation.measures.registry import HEADLINE
from assistant.evaluation.paired import Comparison, Difference
from assistant.evaluation.run_tables import plain_name

CHANCE = 0.05  # a difference is one when chance makes so large a one less often
_NAMED = 3  # measures that a sentence holds


def conclusion(comparison: Comparison, before: str, after: str) -> str:
    """Say whether the run `after` is better than `before`, by the headline measures.

    A measure counts where p, corrected for there being several, is below CHANCE.
    """
    headline = {n: comparison.differences[n] for n in HEADLINE if n in comparison.differences}
    if not headline:
        return f"{before} and {after} have no question in common"
    better = {name: each for name, each in headline.items() if is_better(each)}
    worse = {name: each for name, each in headline.items() if is_worse(each)}
    if better and worse:
        return f"{after} is better in {_listed(better)}, but worse in {_listed(worse)}"
    if better:
        return f"{after} is better: {_listed(better)}; nothing is worse beyond chance"
    if worse:
        return f"{after} is worse: {_listed(worse)}; nothing is better beyond chance"
    if not any(each.difference for each in headline.values()):
        return f"No difference: {after} measures like {before} in every headline figure"
    name, least = min(headline.items(), key=lambda item: item[1].p)
    return f"No difference that chance would not make; the clearest is {_one(name, least)}"


def is_better(each: Difference) -> bool:
    """Tell whether a headline measure improved beyond chance."""
    return _beyond_chance(each) and gain(each) > 0


def is_worse(each: Difference) -> bool:
    """Tell whether a headline measure got worse beyond chance."""
    return _beyond_chance(each) and gain(each) < 0


def gain(each: Difference) -> float:
    """Give a difference as a gain, also where less is better."""
    return each.difference if each.better == "higher" else -each.difference


def _beyond_chance(each: Difference) -> bool:
    return each.corrected is not None and each.corrected < CHANCE


def _listed(found: dict[str, Difference]) -> str:
    said = [_one(name, each) for name, each in list(found.items())[:_NAMED]]
    if len(found) > _NAMED:
        said.append(f"{len(found) - _NAMED} more")
    return ", ".join(said)


def _one(name: str, each: Difference) -> str:
    interval = f"[{each.low:+.3f}, {each.high:+.3f}]"
    p = each.p if each.corrected is None else each.corrected
    return f"{plain_name(name)} {each.difference:+.3f} {interval}, {p_value(p)}"


def p_value(p: float) -> str:
    """Give a p-value as it is written."""
    return "p < 0.001" if p < 0.001 else f"p = {p:.3f}" if p < 0.1 else f"p = {p:.2f}"
