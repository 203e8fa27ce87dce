"""The evidence of a briefing as it grows: each quoted place has one number."""

from collections.abc import Sequence

from assistant.briefing.briefing import Evidence, Statement
from assistant.citation import Citation
from ingest.index import Index


class Bibliography:
    """Numbers citations from 1, in the order in which they come."""

    def __init__(self, index: Index, evidence: Sequence[Evidence] = ()) -> None:
        """Take kinds and languages of documents from `index`; `evidence` keeps its numbers."""
        self._index = index
        self._evidence = list(evidence)
        self._numbers = {_place(each.citation): n for n, each in enumerate(evidence, start=1)}

    def number(self, citation: Citation) -> int:
        """Give the number of a citation, a new one if its words were not cited yet."""
        place = _place(citation)
        if place not in self._numbers:
            about = self._index.documents[citation.document]
            self._numbers[place] = len(self._evidence) + 1
            self._evidence.append(Evidence(citation, about.language, about.kind))
        return self._numbers[place]

    def of(self, statement: Statement) -> list[Citation]:
        """Give the citations of a statement."""
        return [self._evidence[number - 1].citation for number in statement.cited]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What has been cited so far."""
        return tuple(self._evidence)


def _place(citation: Citation) -> tuple[str, int, str]:
    return citation.document, citation.start, citation.quote
