"""The check of a model's claims against the passages that they cite."""

from collections.abc import Mapping, Sequence

from assistant.grounding.added import adds_what_is_not_held
from assistant.grounding.answer_word import without_answer
from assistant.grounding.citation import citation_faults, needs_citation
from assistant.grounding.cited import Cited, alone
from assistant.grounding.claim import Claim
from assistant.grounding.clause import clauses_of
from assistant.grounding.coverage import NOTHING_TO_COVER, Coverage, LineEmbedder, coverages
from assistant.grounding.evidence import Evidence
from assistant.grounding.figure import figure_faults
from assistant.grounding.heading import heading_faults
from assistant.grounding.held import share_held
from assistant.grounding.instruction import instruction_faults
from assistant.grounding.language import language_faults
from assistant.grounding.link import link_faults
from assistant.grounding.modality import modality_faults
from assistant.grounding.name import name_faults
from assistant.grounding.nearest import nearest
from assistant.grounding.negation import negation_faults
from assistant.grounding.reading import read
from assistant.grounding.senses import Senses
from assistant.grounding.thresholds import Thresholds, load_thresholds
from assistant.grounding.verdict import Fault, Verdict
from assistant.query import Query, analyse
from corpus.figures import stands_in
from corpus.glossary import Glossary


class Checker:
    """Checks claims; the same claims, passages and question give the same verdicts."""

    def __init__(
        self, embedder: LineEmbedder, glossary: Glossary, thresholds: Thresholds | None = None
    ) -> None:
        """Use an embedder for what words do not settle; thresholds are those of Harbour."""
        self._embedder = embedder
        self._glossary = glossary
        self._thresholds = thresholds or load_thresholds()
        self._senses = Senses(glossary)

    def check(
        self, claims: Sequence[Claim], offered: Mapping[int, Evidence], question: Query | str
    ) -> list[Verdict]:
        """Give the verdict on each claim, in order; `offered` are the passages by their number."""
        query = analyse(question, self._glossary) if isinstance(question, str) else question
        cited = [_cited(claim, offered) for claim in claims]
        held = [(claim.text, passages) for claim, passages in zip(claims, cited, strict=True)]
        backed = [number for number, (_, passages) in enumerate(held) if passages.passages]
        measured = coverages(
            [held[n] for n in backed], self._embedder, self._thresholds, self._senses
        )
        coverage = dict(zip(backed, measured, strict=True))
        return [
            self._verdict(claim, cited[number], coverage.get(number), offered, query)
            for number, claim in enumerate(claims)
        ]

    def prepare(self, offered: Mapping[int, Evidence], query: Query) -> None:
        """Read passages ahead, so that less is left to do when a claim comes.

        The first line of each is held against it: what is made for that is kept.
        """
        for number, each in offered.items():
            for line in each.lines[:1]:
                claim = Claim(line, (number,))
                self._verdict(claim, alone(each), NOTHING_TO_COVER, offered, query)

    def _verdict(
        self,
        claim: Claim,
        cited: Cited,
        coverage: Coverage | None,
        offered: Mapping[int, Evidence],
        query: Query,
    ) -> Verdict:
        text = claim.text
        faults = [
            *citation_faults(claim, offered),
            *link_faults(text, cited),
            *instruction_faults(text),
            *language_faults(text, query.language, query.text),
        ]
        if coverage is None:
            states = needs_citation(text, query.text, self._glossary)
            if states and not faults:
                faults.append(Fault("no_citation", ""))
            return Verdict(claim, tuple(faults), 0.0 if states else 1.0, ())
        others = [each for number, each in sorted(offered.items()) if number not in claim.cited]
        body = without_answer(text)
        clauses = list(clauses_of(body, cited, query.text, self._senses))
        faults += figure_faults(text, cited, query.text, others, clauses)
        faults += name_faults(text, cited, query.text, self._senses, others)
        if not coverage.enough:
            faults.append(Fault("coverage", coverage.told, self._covering(text, others)))
        elif adds_what_is_not_held(text, cited, query.own_terms, self._senses):
            faults.append(Fault("nothing_added", ""))
        else:
            faults += heading_faults(text, cited)
        near = list(nearest(clauses))
        faults += negation_faults(text, cited, coverage.nearest, near)
        faults += modality_faults(text, cited, query.text, coverage.nearest, near, clauses)
        return Verdict(claim, tuple(faults), round(coverage.value, 3), self._support(text, cited))

    def _covering(self, text: str, others: Sequence[Evidence]) -> int | None:
        """Give the passage that holds most of a claim's words, if they suffice."""
        claim = read(text)
        shares = [(share_held(claim, alone(each), self._senses), -each.number) for each in others]
        best, number = max(shares, default=(0.0, 0))
        fit = self._thresholds.same
        return -number if fit.probability(best, 0.0) >= fit.threshold else None

    def _support(self, text: str, cited: Cited) -> tuple[int, ...]:
        """Give the cited passages that hold figures and words of a claim, best first."""
        claim = read(text)
        scored: list[tuple[float, int]] = []
        for each in cited.passages:
            passage = alone(each)
            held = sum(stands_in(figure, passage.figures) for figure in claim.figures)
            scored.append((held + share_held(claim, passage, self._senses), each.number))
        best = max(score for score, _ in scored)
        bearing = [(score, number) for score, number in scored if score >= best / 2]
        return tuple(number for _, number in sorted(bearing, key=lambda x: (-x[0], x[1])))


def _cited(claim: Claim, offered: Mapping[int, Evidence]) -> Cited:
    numbers = dict.fromkeys(claim.cited)
    return Cited.of(offered[number] for number in numbers if number in offered)
