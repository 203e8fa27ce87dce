"""Which paragraphs stay on the page of what follows them."""

from assistant.briefing.paper import Block, Bullets, Paragraph, Table
from assistant.briefing.write.columns import width

# In narrow characters: a longer paragraph is no label of the list under it.
_LINE = 100


def stays_with_next(block: Paragraph, following: Block | None) -> bool:
    """Tell whether a paragraph is a label: bold throughout, or one line over a list or table."""
    if following is None or block.style != "plain":
        return False
    texts = [run for run in block.runs if run.text.strip()]
    if texts and all(run.bold for run in texts):
        return True
    short = width("".join(run.text for run in texts)) <= _LINE
    return short and isinstance(following, Bullets | Table)
