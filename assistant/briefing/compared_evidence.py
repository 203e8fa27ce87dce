"""What stands behind the notes of a comparison's paper."""

from assistant.briefing.briefing import Evidence
from assistant.briefing.compare import Comparison


def compared_evidence(comparison: Comparison) -> tuple[Evidence, ...]:
    """Give the evidence of each note that `compared_layout` numbers, from note 1 on."""
    sides = (
        (briefing, statements)
        for moved in comparison.moved
        for briefing, statements in ((comparison.one, moved.gone), (comparison.other, moved.new))
    )
    return tuple(
        briefing.cited(number)
        for briefing, statements in sides
        for statement in statements
        for number in statement.cited
    )
