"""A comparison of two briefings -> the paper that shows it."""

from collections.abc import Iterator

from assistant.briefing.apparatus import note_of
from assistant.briefing.briefing import Briefing, Statement
from assistant.briefing.compare import Comparison
from assistant.briefing.labels import label
from assistant.briefing.paper import Block, Heading, Paper, Paragraph, Run, Runs, Table


def compared_layout(comparison: Comparison) -> Paper:
    """Give the paper: a table a topic, with what is gone and what is new, each with its source."""
    one, other = comparison.one, comparison.other
    language = other.language
    names = [_name(each) for each in (one, other)]
    if names[0] == names[1]:
        names = [f"{name} ({number})" for number, name in enumerate(names, start=1)]
    notes: dict[int, Runs] = {}

    def said(briefing: Briefing, statements: tuple[Statement, ...]) -> Runs:
        runs: list[Run] = []
        for statement in statements:
            spoken = briefing.cited(statement.cited[0]).language
            runs.append(Run(f"{statement.text} ", language=spoken if spoken != language else None))
            for number in statement.cited:
                notes[len(notes) + 1] = tuple(note_of(briefing.cited(number), language))
                runs.append(Run(mark=len(notes)))
            runs.append(Run(" "))
        return tuple(runs) or (Run("–"),)

    def blocks() -> Iterator[Block]:
        count = label("compared_kept", language, kept=comparison.kept)
        moved = len(comparison.moved)
        yield Paragraph((Run(f"{count} {label('compared_moved', language, moved=moved)}"),), "lead")
        section = ""
        for number, each in enumerate(comparison.moved, start=1):
            if each.section != section:
                section = each.section
                yield Heading(1, section, f"section-{number}")
            yield Heading(2, each.topic, f"topic-{number}")
            yield Table(
                (
                    label("only_in", language, name=names[0]),
                    label("only_in", language, name=names[1]),
                ),
                ((said(one, each.gone), said(other, each.new)),),
            )

    made = tuple(blocks())
    title = " / ".join(dict.fromkeys(each.profile.company for each in (one, other)))
    return Paper(
        title=label("compared", language, companies=title),
        subtitle=label("compared_of", language, one=names[0], other=names[1]),
        running=f"{title} · {one.day} / {other.day}",
        language=language,
        contents_title=label("contents", language),
        notes_title=label("notes", language),
        blocks=made,
        notes=notes,
    )


def _name(briefing: Briefing) -> str:
    return f"{briefing.profile.company}, {briefing.day}"
