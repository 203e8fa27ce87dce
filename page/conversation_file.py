"""A conversation -> a file to be downloaded."""

from collections.abc import Sequence
from pathlib import Path

from assistant.briefing.write.save import save
from assistant.errors import AssistantError
from corpus.document import Language
from ingest.index import Index
from page.conversation_paper import conversation_paper
from page.still_cited import still_cited
from page.texts import TEXT
from page.turn import Turn

FORMATS = ("docx", "pdf", "md")


def write_conversation(
    index: Index, turns: Sequence[Turn], day: str, ending: str, folder: Path, shown: Language
) -> Path:
    """Write a conversation into a folder in one of the FORMATS, named after the day.

    Raises AssistantError where a document does not say any more what is quoted.
    """
    words = TEXT[shown]
    for turn in turns:
        if turn.answer and not still_cited(index, turn.answer):
            raise AssistantError(words["cited_gone"].format(question=turn.question))
    file = folder / f"{words['conversation_file'].format(day=day)}.{ending}"
    save(conversation_paper(index, turns, day, shown), file)
    return file
