"""What the check says of a claim."""

from dataclasses import dataclass

from assistant.grounding.claim import Claim
from assistant.grounding.reasons import FaultKind, reason
from assistant.grounding.told import told
from corpus.document import Language
from corpus.figures import Figure


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a claim.

    `detail` is what is at fault: a number, a figure, a name, the words. `better` is the number of
    another offered passage that holds it, where there is one: a wrong citation can be repaired.
    """

    kind: FaultKind
    detail: str | Figure
    better: int | None = None

    def reason(self, language: Language = "en") -> str:
        """Give one sentence for a person, or for a model that is to repair the claim."""
        detail = self.detail if isinstance(self.detail, str) else told(self.detail, language)
        return reason(self.kind, detail, self.better, language)


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
