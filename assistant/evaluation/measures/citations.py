"""Citation recall and precision of an answer's sentences.

Gao et al. 2023, Enabling Large Language Models to Generate Text with Citations (ALCE); what they
ask of a model of inference is asked of `supports` here.
"""

from assistant.evaluation.measures.statements import Statement, statements
from assistant.evaluation.measures.support import supports
from assistant.evaluation.record import Record


def citation_recall(record: Record) -> float | None:
    """Sentences that their own quotes support, all together / sentences; answers only."""
    if record.outcome != "answered":
        return None
    quotes = _quotes(record)
    told = [_supported(statement, quotes) for statement in statements(record.text)]
    return sum(told) / len(told) if told else 0.0


def citation_precision(record: Record) -> float | None:
    """Marks that matter / marks; answers only, 0 for an answer without a mark.

    A mark matters when its sentence is supported and either its quote supports the sentence alone
    or the others do not without it. A mark that points at nothing does not matter.
    """
    if record.outcome != "answered":
        return None
    quotes = _quotes(record)
    told = [
        _matters(statement, mark, quotes)
        for statement in statements(record.text)
        if statement.marked
        for mark in statement.marks
    ]
    return sum(told) / len(told) if told else 0.0


def _quotes(record: Record) -> dict[int, str]:
    return {citation.number: citation.quote for citation in record.citations}


def _supported(statement: Statement, quotes: dict[int, str]) -> bool:
    return supports(statement.text, [quotes[m] for m in statement.marks if m in quotes])


def _matters(statement: Statement, mark: int, quotes: dict[int, str]) -> bool:
    if mark not in quotes or not _supported(statement, quotes):
        return False
    others = [quotes[m] for m in statement.marks if m in quotes and m != mark]
    return supports(statement.text, [quotes[mark]]) or not supports(statement.text, others)
