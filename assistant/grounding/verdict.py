"""What the check says of a claim."""

from dataclasses import dataclass
from typing import Literal, get_args

from assistant.grounding.claim import Claim

FaultKind = Literal[
    "not_offered",
    "no_citation",
    "figure",
    "name",
    "coverage",
    "negation",
    "modality",
    "link",
    "instruction",
    "language",
]
FAULT_KINDS: tuple[FaultKind, ...] = get_args(FaultKind)

_REASONS: dict[FaultKind, str] = {
    "not_offered": "Passage {detail} was not offered.",
    "no_citation": "The sentence states something and cites no passage.",
    "figure": "The cited passages do not give the figure {detail}.",
    "name": "The name {detail} does not stand in the cited passages.",
    "coverage": "The cited passages do not say this ({detail}).",
    "negation": "The cited passages say the opposite of the sentence about “{detail}”.",
    "modality": "The sentence is more certain than the cited passages, which say “{detail}”.",
    "link": "The link {detail} is not one of the cited sources.",
    "instruction": "The sentence holds an instruction instead of an answer: “{detail}”.",
    "language": "The sentence is not in the language of the question ({detail}).",
}


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a claim.

    `detail` is what is at fault: a number, a figure, a name, the words. `better` is the number of
    another offered passage that holds it, where there is one: a wrong citation can be repaired.
    """

    kind: FaultKind
    detail: str
    better: int | None = None

    def reason(self) -> str:
        """Give one English sentence for a person, and for a model that is to repair the claim."""
        said = _REASONS[self.kind].format(detail=self.detail)
        return said if self.better is None else f"{said[:-1]}; passage {self.better} has it."


@dataclass(frozen=True)
class Verdict:
    """A claim with its faults.

    `coverage` is the share of the claim's content that the cited passages hold, from 0 to 1 (1
    where there is nothing to hold); `support` are the cited passages that bear it, best first.
    """

    claim: Claim
    faults: tuple[Fault, ...]
    coverage: float
    support: tuple[int, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong with the claim."""
        return not self.faults
