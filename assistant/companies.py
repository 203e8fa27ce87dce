"""A question that names a company is not answered by what is told of another one."""

from collections.abc import Sequence

from assistant.query import Query
from assistant.retrieve import Candidate
from corpus.glossary import Glossary


def without_other_companies(
    query: Query, candidates: Sequence[Candidate], glossary: Glossary
) -> list[Candidate]:
    """Leave out passages of documents whose title names companies, but none that is asked about."""
    asked = {entry.id for entry in query.entries if entry.kind == "company"}
    if not asked:
        return list(candidates)
    titles = {each.passage.title for each in candidates}
    about = {title: _companies(title, glossary) for title in titles}
    return [
        each
        for each in candidates
        if not about[each.passage.title] or about[each.passage.title] & asked
    ]


def _companies(title: str, glossary: Glossary) -> set[str]:
    entries = (mention.entry for mention in glossary.mentions(title))
    return {entry.id for entry in entries if entry.kind == "company"}
