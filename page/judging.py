"""What a reader says of an answer is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.errors import AssistantError
from assistant.use.log import UseLog
from corpus.document import Language
from page.answer_view import MAX_REASON, feedback_html, feedback_id, thanks_html
from page.live import Patch
from page.texts import TEXT
from page.turn import Turn, history


@dataclass(frozen=True)
class Judged:
    """The conversation from now on, and what is new on the page."""

    turns: list[Turn]
    patches: list[Patch]


def judge(
    use: UseLog, turns: Sequence[Turn], given: Mapping[str, object], shown: Language
) -> Judged:
    """Keep a verdict on a turn, as a form says it; what is wrong is told in the form."""
    verdict, reason = given.get("verdict"), str(given.get("reason") or "").strip()[:MAX_REASON]
    turn = next((each for each in turns if each.number == given.get("turn")), None)
    if turn is None or turn.answer is None or verdict not in ("useful", "wrong"):
        return Judged([*turns], [])
    if verdict == "wrong" and not reason:
        return Judged([*turns], [_form(turn, shown, TEXT[shown]["no_reason"])])
    before = history([each for each in turns if each.number < turn.number])
    try:
        use.feedback(turn.answer, before, verdict, reason if verdict == "wrong" else "")
    except AssistantError as error:
        return Judged([*turns], [_form(turn, shown, str(error), reason)])
    thanks = Patch(id=feedback_id(turn.number), html=thanks_html(turn.number, shown))
    after = [replace(each, judged=True) if each is turn else each for each in turns]
    return Judged(after, [thanks])


def _form(turn: Turn, shown: Language, problem: str, reason: str = "") -> Patch:
    html = feedback_html(turn.number, shown, problem, reason)
    return Patch(id=feedback_id(turn.number), html=html)
