"""Figures of the reference answer in the answer, and of the answer in its quotes."""

from functools import lru_cache

from assistant.evaluation.measures.facts import stated
from assistant.evaluation.record import Record
from corpus.figures import Figure, figures, stands_in
from corpus.question import Question

figures_of = lru_cache(maxsize=4096)(figures)  # a text is measured more than once


def has_figures(question: Question) -> bool:
    """Tell whether the reference answer holds a figure."""
    return bool(figures_of(question.answer))


def figure_accuracy(record: Record) -> float:
    """Figures of the reference answer that the answer says / figures of the reference answer.

    Compared in one form for all languages (corpus.figures).
    """
    wanted, said = figures_of(record.question.answer), figures_of(stated(record))
    return sum(stands_in(figure, said) for figure in wanted) / len(wanted)


def unquoted_figures(record: Record) -> frozenset[Figure]:
    """Give the figures of the text that stand in none of its quotes."""
    quoted = figures_of("\n".join(citation.quote for citation in record.citations))
    return frozenset(each for each in figures_of(record.text) if not stands_in(each, quoted))


def figures_quoted(record: Record) -> float | None:
    """Figures of an answer's text that stand in its quotes / figures of the text."""
    said = figures_of(record.text)
    if record.outcome != "answered" or not said:
        return None
    return 1 - len(unquoted_figures(record)) / len(said)
