"""The grounding check: false alarms, what it finds, and what it costs.

    python benchmarks/grounding.py [--show KIND ...] [--cost]

True claims are the sentences of reference answers that cite the passages of their sections, among
eight offered; false ones the same sentences altered, or with another citation. Nothing but
coverage is fitted, and that on corpus/calibration; corpus/testsets are reported.
"""

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from claims.altered import Alterations
from claims.references import Passages, Reference
from fit_grounding import questions_in

from assistant.assistant import Assistant
from assistant.grounding.check import Checker
from assistant.grounding.cited import Cited, alone
from assistant.grounding.claim import Claim
from assistant.grounding.clauses import clauses
from assistant.grounding.evidence import Evidence
from assistant.grounding.place import places
from assistant.grounding.reading import read
from assistant.grounding.verdict import Verdict
from assistant.query import analyse
from corpus.glossary import load_glossary
from corpus.script import family
from ingest.embed import Embedder
from ingest.index import Index
from ingest.model import prepare
from ingest.settings import load_settings

OFFERED = 8
ANSWERS = 60  # answers that are timed
SENTENCES = 6


@dataclass(frozen=True)
class Case:
    """A true claim with the passages that were offered; the first `gold` are cited."""

    reference: Reference
    offered: Mapping[int, Evidence]
    gold: tuple[int, ...]

    @property
    def relation(self) -> str:
        """Whether a cited passage is in the language of the question."""
        cited = {family(self.offered[number].language) for number in self.gold}
        return "same" if family(self.reference.question.language) in cited else "across"


class Bench:
    """The check over one folder of questions."""

    def __init__(self, passages: Passages, embedder: Embedder) -> None:
        """Use all passages of an index."""
        self._passages = passages
        self._glossary = load_glossary()
        self.embedder = embedder
        self.checker = Checker(embedder, self._glossary)

    def cases(self, folder: Path) -> list[Case]:
        """Give the true claims, with passages of other documents among what is offered."""
        random = np.random.default_rng(0)
        found: list[Case] = []
        for each in self._passages.references(questions_in(folder)):
            gold = [p for p in each.passages if p.quotable][:OFFERED]
            if not gold:
                continue
            documents = each.question.documents
            pool = [p for p in self._passages.every if p.quotable and p.document not in documents]
            drawn = random.choice(len(pool), size=max(2, OFFERED - len(gold)), replace=False)
            offered = [*gold, *(pool[place] for place in drawn)]
            evidence = {n: self._passages.evidence(n, p) for n, p in enumerate(offered, start=1)}
            found.append(Case(each, evidence, tuple(range(1, len(gold) + 1))))
        return found

    def verdict(self, case: Case, claim: Claim) -> Verdict:
        """Check one claim."""
        return self.checker.check([claim], case.offered, case.reference.question.question)[0]

    def false_claims(self, case: Case, cases: Sequence[Case]) -> Iterator[tuple[str, Claim]]:
        """Give the ways in which a true claim is made false, by name."""
        text, gold = case.reference.text, case.gold
        cited = Cited.of(case.offered[number] for number in gold)
        for altered in Alterations(self._glossary).of(case.reference, cited):
            yield altered.kind, Claim(altered.text, gold)
        others = tuple(number for number in case.offered if number not in gold)
        yield "wrong citation", Claim(text, others[:1])
        yield "number not offered", Claim(text, (max(case.offered) + 1,))
        yield "no citation", Claim(text, ())
        other = cases[(cases.index(case) + len(cases) // 2) % len(cases)]
        yield "another question's answer", Claim(other.reference.text, gold)

    def report(self, cases: Sequence[Case], shown: Sequence[str]) -> None:
        """Print the share of true claims that pass, and of false ones that do not."""
        passed: dict[str, list[bool]] = defaultdict(list)
        found: dict[tuple[str, str], list[bool]] = defaultdict(list)
        faults: Counter[str] = Counter()
        for case in cases:
            verdict = self.verdict(case, Claim(case.reference.text, case.gold))
            passed[case.relation].append(verdict.passed)
            faults.update({fault.kind for fault in verdict.faults})
            if not verdict.passed:
                if "true" in shown:
                    reasons = " ".join(fault.reason() for fault in verdict.faults)
                    say(f"    {case.reference.question.id}: {verdict.claim.text} -> {reasons}")
                continue
            for kind, claim in self.false_claims(case, cases):
                caught = not self.verdict(case, claim).passed
                found[kind, case.relation].append(caught)
                if kind in shown and not caught:
                    say(f"    {case.reference.question.id}: {kind}: {claim.text}")
        every = [each for group in passed.values() for each in group]
        say(
            f"  true claims that pass: {share(every)}; " + told(passed) + f"; faults {dict(faults)}"
        )
        for kind in dict.fromkeys(kind for kind, _ in found):
            groups = {r: found[kind, r] for r in ("same", "across") if found[kind, r]}
            say(f"  {kind}: {told(groups)}")

    def cost(self, cases: Sequence[Case]) -> None:
        """Print the time of whole answers: SENTENCES claims, one by one, OFFERED passages.

        Nothing is kept from one answer to the next.
        """
        random = np.random.default_rng(0)
        spent: list[Spent] = []
        for _ in range(ANSWERS):
            drawn = [cases[n] for n in random.choice(len(cases), size=SENTENCES, replace=False)]
            for kept in (read, clauses, alone, places):
                kept.cache_clear()
            spent.append(self._spent(drawn))
        check = [each.check for each in spent]
        say(
            f"  {ANSWERS} answers of {SENTENCES} sentences, {OFFERED} passages: "
            f"p50 {np.median(check):.0f} ms, p95 {np.percentile(check, 95):.0f} ms; before, while "
            f"the model thinks, p50 {np.median([each.ahead for each in spent]):.0f} ms; embedding "
            f"the sentences alone p50 {np.median([each.embed for each in spent]):.0f} ms"
        )

    def _spent(self, drawn: Sequence[Case]) -> "Spent":
        """Check one answer, whose sentences come from several cases, as generation does."""
        offered: dict[int, Evidence] = {}
        claims: list[Claim] = []
        for case in drawn:
            number = len(offered) + 1
            offered[number] = case.offered[next(iter(case.gold))]
            claims.append(Claim(case.reference.text, (number,)))
        for case in drawn[: OFFERED - SENTENCES]:
            offered[len(offered) + 1] = case.offered[max(case.offered)]
        checker = Checker(self.embedder, self._glossary)
        query = analyse(drawn[0].reference.question.question, self._glossary)
        return Spent(
            ahead=timed(lambda: checker.prepare(offered, query)),
            check=timed(lambda: [checker.check([claim], offered, query) for claim in claims]),
            embed=timed(lambda: [self.embedder.documents([claim.text]) for claim in claims]),
        )


@dataclass(frozen=True)
class Spent:
    """Milliseconds of reading passages ahead, of checking, of embedding each sentence alone."""

    ahead: float
    check: float
    embed: float


def timed(does: Callable[[], object]) -> float:
    """Give the milliseconds that something takes."""
    started = time.perf_counter()
    does()
    return 1000 * (time.perf_counter() - started)


def share(values: Sequence[bool]) -> str:
    """Give a share and how many it is of."""
    return f"{np.mean(values):.3f} of {len(values)}"


def told(groups: Mapping[str, Sequence[bool]]) -> str:
    """Give the shares of groups in one line."""
    return ", ".join(f"{name} {share(values)}" for name, values in groups.items())


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", nargs="*", default=(), metavar="KIND")
    parser.add_argument("--cost", action="store_true", help="only what the check costs")
    given = parser.parse_args()
    settings = load_settings()
    embedder = Embedder.load(prepare(settings.model))
    passages = Passages(Index(settings.index, embedder.name, embedder.fingerprint))
    bench = Bench(passages, embedder)
    for folder in ("corpus/calibration", "corpus/testsets"):
        cases = bench.cases(Path(folder))
        say(f"{folder}: {len(cases)} sentences")
        if not given.cost:
            bench.report(cases, given.show)
        bench.cost(cases)
    assistant = Assistant.open(settings)
    asked = questions_in(Path("corpus/testsets"))[:ANSWERS]
    whole = [assistant.ask(each.question).timings_ms["total"] for each in asked]
    say(f"a whole answer without a model, for comparison: p50 {np.median(whole):.0f} ms")


if __name__ == "__main__":
    main()
