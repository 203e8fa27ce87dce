"""What an officer changes in a briefing: a statement is dropped, or worded anew by hand."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from assistant.briefing.briefing import Briefing, Section, Statement, Topic
from assistant.briefing.settle import settled
from corpus.document import Language

# Stands behind the words in every format, and in the kept briefing.
_BY_HAND: Mapping[Language, str] = {
    "en": " (edited by hand)",
    "zh-Hant": "（經人手修改）",
    "zh-Hans": "（经人工修改）",
}


def without(briefing: Briefing, statement: Statement) -> Briefing:
    """Give a briefing without a statement; a topic of which nothing is left goes with it."""
    return _changed(briefing, statement, ())


def edited(briefing: Briefing, statement: Statement, words: str) -> Briefing:
    """Give a briefing in which a statement has other words, marked as edited by hand."""
    marked = own_words(words, briefing.language) + _BY_HAND[briefing.language]
    return _changed(briefing, statement, (replace(statement, text=marked),))


def own_words(text: str, language: Language) -> str:
    """Give the text of a statement without the mark that it was edited by hand."""
    return text.strip().removesuffix(_BY_HAND[language].strip()).strip()


def is_edited(statement: Statement, language: Language) -> bool:
    """Tell whether a statement of a briefing in this language was edited by hand."""
    return statement.text.endswith(_BY_HAND[language])


def _changed(briefing: Briefing, old: Statement, new: tuple[Statement, ...]) -> Briefing:
    def of_topic(topic: Topic) -> Topic:
        statements = (new if each == old else (each,) for each in topic.statements)
        return replace(topic, statements=tuple(each for some in statements for each in some))

    return settled(_with_topics(briefing, of_topic))


def _with_topics(briefing: Briefing, change: Callable[[Topic], Topic]) -> Briefing:
    """Change each topic; one that loses its last statement is left out."""

    def of_section(section: Section) -> Section:
        changed = ((each, change(each)) for each in section.topics)
        kept = (new for old, new in changed if new.statements or not old.statements)
        return replace(section, topics=tuple(kept))

    return replace(briefing, sections=tuple(map(of_section, briefing.sections)))
