"""Worked examples: taxes computed in code from rates that a document states."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.briefing.briefing import Statement, Step, Term, Worked
from assistant.briefing.labels import label
from assistant.briefing.outline import OutlineExample
from assistant.briefing.profile import Profile
from assistant.briefing.rates import TwoTiers, single_rate, two_tiers
from corpus.document import Language

_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Stated:
    """Words of a document that may state a rate, what stands over them, and how to state them."""

    text: str
    place: str
    statement: Callable[[], Statement]


@dataclass(frozen=True)
class _Rate:
    """A rate in percent, and where it is stated."""

    value: Decimal
    stated: Statement

    @property
    def cited(self) -> int:
        """The number of its citation."""
        return self.stated.cited[0]


def examples(
    planned: Sequence[OutlineExample],
    profile: Profile,
    language: Language,
    stated: Callable[[OutlineExample], Sequence[Stated]],
) -> Iterator[Worked]:
    """Give the planned examples whose rates the documents state.

    `stated` gives the words that may state an example's rates, the likeliest first. A single rate
    and a deduction are set against the rate above the first tier of profits tax.
    """
    normal: _Rate | None = None
    for example in planned:
        given = getattr(profile.amounts, example.on)
        made = _Example(example, language, Decimal(given or example.assumed), given is None)
        words = [each for each in stated(example) if _says(each, example.says)]
        if example.kind == "single rate":
            found = _single(words, normal)
            if found and normal:
                yield made.single_rate(found, normal)
            continue
        tiers = _tiers(words, example.kind == "two-tier tax")
        if tiers is None:
            continue
        if example.kind == "two-tier tax":
            normal = _Rate(tiers[0].rest, tiers[1])
            yield made.tax(*tiers)
        elif normal:
            yield made.deduction(*tiers, normal)


def _says(stated: Stated, says: Sequence[str]) -> bool:
    words = f"{stated.place} {stated.text}".lower()
    return not says or any(each.lower() in words for each in says)


def _tiers(words: Sequence[Stated], tax: bool) -> tuple[TwoTiers, Statement] | None:
    """Give the first two tiers that can be a tax's rising rates, or a deduction above 100%."""
    for each in words:
        found = two_tiers(each.text)
        if found is None:
            continue
        if found.first < found.rest < _HUNDRED if tax else found.first > found.rest > _HUNDRED:
            return found, each.statement()
    return None


def _single(words: Sequence[Stated], normal: _Rate | None) -> _Rate | None:
    for each in words:
        rate = single_rate(each.text, normal.value) if normal else None
        if rate is not None:
            return _Rate(rate, each.statement())
    return None


@dataclass(frozen=True)
class _Example:
    """An example on an amount of Hong Kong dollars, the profile's or `assumed`."""

    outline: OutlineExample
    language: Language
    amount: Decimal
    assumed: bool

    def tax(self, tiers: TwoTiers, stated: Statement) -> Worked:
        """Tax = limit x first rate + (profits - limit) x rate above."""
        first, above = self._parts(tiers)
        flat = self.amount * tiers.rest / _HUNDRED
        tax = (first * tiers.first + above * tiers.rest) / _HUNDRED
        return self._worked(
            stated,
            self._tier_terms(tiers, stated),
            Step(self._("tax"), _tiered(first, above, tiers), tax),
            Step(self._("flat"), f"{money(self.amount)} × {tiers.rest}%", flat),
            Step(self._("saved"), f"{money(flat)} − {money(tax)}", flat - tax),
        )

    def deduction(self, tiers: TwoTiers, stated: Statement, normal: _Rate) -> Worked:
        """Deduction = limit x first share + (spending - limit) x share above."""
        first, above = self._parts(tiers)
        deduction = (first * tiers.first + above * tiers.rest) / _HUNDRED
        saved = (deduction - self.amount) * normal.value / _HUNDRED
        excess = f"({money(deduction)} − {money(self.amount)}) × {normal.value}%"
        return self._worked(
            stated,
            (*self._tier_terms(tiers, stated), self._normal(normal)),
            Step(self._("deducted"), _tiered(first, above, tiers), deduction),
            Step(self._("saved_over_plain"), excess, saved),
        )

    def single_rate(self, rate: _Rate, normal: _Rate) -> Worked:
        """Tax = profits x rate, against profits x the normal rate."""
        low, usual = (self.amount * each.value / _HUNDRED for each in (rate, normal))
        return self._worked(
            rate.stated,
            (Term(self._("rate"), rate.value, "%", rate.cited), self._normal(normal)),
            Step(self._("tax"), f"{money(self.amount)} × {rate.value}%", low),
            Step(self._("flat"), f"{money(self.amount)} × {normal.value}%", usual),
            Step(self._("saved"), f"{money(usual)} − {money(low)}", usual - low),
        )

    def _(self, key: str) -> str:
        return label(key, self.language)

    def _parts(self, tiers: TwoTiers) -> tuple[Decimal, Decimal]:
        first = min(self.amount, tiers.limit)
        return first, self.amount - first

    def _tier_terms(self, tiers: TwoTiers, stated: Statement) -> tuple[Term, ...]:
        cited = stated.cited[0]
        return (
            Term(self._("limit"), tiers.limit, "HK$", cited),
            Term(self._("first_rate"), tiers.first, "%", cited),
            Term(self._("rest_rate"), tiers.rest, "%", cited),
        )

    def _normal(self, normal: _Rate) -> Term:
        return Term(self._("normal_rate"), normal.value, "%", normal.cited)

    def _worked(self, stated: Statement, terms: Sequence[Term], *steps: Step) -> Worked:
        asked = self.outline
        amount = Term(self._(asked.on), self.amount, "HK$")
        words = asked.label[self.language]
        return Worked(asked.id, words, stated, self.assumed, (amount, *terms), steps)


def money(amount: Decimal) -> str:
    """Give an amount of dollars with its thousands parted, and cents only where there are some."""
    return f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"


def _tiered(first: Decimal, above: Decimal, tiers: TwoTiers) -> str:
    return f"{money(first)} × {tiers.first}% + {money(above)} × {tiers.rest}%"
