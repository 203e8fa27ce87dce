"""A turn of the conversation -> HTML: question, reading, answer with marks, notices, feedback."""

from collections.abc import Sequence

from assistant.answer import Answer
from corpus.document import Language
from ingest.index import Index
from page.among import among
from page.markup import document_words, escape, markdown
from page.notices import caution_of, notices_of
from page.shared import shared_address
from page.source_view import sources_html
from page.texts import TEXT
from page.turn import Turn
from page.why_view import why_html

MAX_REASON = 2000  # characters


def turn_id(turn: int) -> str:
    """Give the id of a turn's element."""
    return f"turn-{turn}"


def feedback_id(turn: int) -> str:
    """Give the id of the element that asks for, or thanks for, feedback on a turn."""
    return f"turn-{turn}-feedback"


def turn_html(index: Index, turn: Turn, shown: Language) -> str:
    """Give a turn as it stands in the conversation."""
    if turn.problem:
        return _article(turn, f'<p class="problem" role="alert">{escape(turn.problem)}</p>')
    if turn.answer is None:
        return _article(turn, f'<p class="quiet">{TEXT[shown]["searching"]}</p>')
    feedback = (thanks_html if turn.judged else feedback_html)(turn.number, shown)
    body = (
        _only_from(index, turn, shown)
        + _reading(turn.answer, turn.number, shown)
        + _caution(turn)
        + _answer(turn.answer, turn.answer.text.splitlines(), turn.number)
        + _notices(turn)
        + (why_html(index, turn, shown) if turn.why else "")
        + feedback
        + _share(turn, shown)
        + _suggested(turn, shown)
    )
    beside = _asked_id(turn)
    return _article(turn, body, sources_html(index, turn.answer, turn.number, shown, beside))


def part_html(turn: Turn, lines: Sequence[str], shown: Language) -> str:
    """Give a turn whose answer is shown up to some of its lines."""
    assert turn.answer is not None
    read = _reading(turn.answer, turn.number, shown)
    return _article(turn, read + _answer(turn.answer, lines, turn.number))


def said_html(turn: Turn, said: str, shown: Language) -> str:
    """Give a turn with what a language model has said so far; its marks have no sources yet."""
    text = markdown(said.splitlines(), (), turn.number)
    waiting = f'<p class="quiet">{TEXT[shown]["checking"]}</p>'
    return _article(turn, f'<div class="answer">{text}</div>{waiting}')


def feedback_html(turn: int, shown: Language, problem: str = "", reason: str = "") -> str:
    """Give the form that asks whether an answer is right."""
    words = TEXT[shown]
    told = f'<p class="problem" role="alert">{escape(problem)}</p>' if problem else ""
    return (
        f'<form class="feedback" id="{feedback_id(turn)}" data-event="judge" data-turn="{turn}" '
        f'tabindex="-1"><span>{words["feedback"]}</span>'
        f'<button name="verdict" value="useful" formnovalidate>{words["useful"]}</button>'
        f"<details{' open' * bool(problem)}><summary>{words['wrong']}</summary>"
        f'<label>{words["reason"]}<textarea name="reason" rows="2" maxlength="{MAX_REASON}" '
        f"required>{escape(reason)}</textarea></label>{told}"
        f'<button name="verdict" value="wrong">{words["send"]}</button></details></form>'
    )


def thanks_html(turn: int, shown: Language) -> str:
    """Give what takes the form's place once there was feedback."""
    return (
        f'<p class="feedback" id="{feedback_id(turn)}" role="status" tabindex="-1">'
        f"{TEXT[shown]['thanks']}</p>"
    )


def _share(turn: Turn, shown: Language) -> str:
    words = TEXT[shown]
    return (
        f'<p class="share"><button type="button" class="plain" '
        f'data-link="{escape(shared_address(turn))}" data-copied="{words["link_copied"]}" '
        f'data-failed="{words["not_copied"]}">{words["share"]}</button><span class="about"></span>'
        "</p>"
    )


def suggested_id(turn: int) -> str:
    """Give the id of the element that says what to ask next."""
    return f"turn-{turn}-next"


def _suggested(turn: Turn, shown: Language) -> str:
    if turn.answer is None or not turn.suggested:
        return ""
    buttons = "".join(
        f'<button name="question" value="{escape(each)}" class="plain">{document_words(each)}'
        "</button>"
        for each in turn.suggested
    )
    return (
        f'<form class="next" id="{suggested_id(turn.number)}" data-event="rephrase" '
        f'data-turn="{turn.number}"><span>{TEXT[shown]["next"]}</span>'
        f'<span lang="{turn.answer.language}">{buttons}</span></form>'
    )


def _article(turn: Turn, body: str, sources: str = "") -> str:
    asked = _asked_id(turn)
    return (
        f'<article class="turn" id="{turn_id(turn.number)}" aria-labelledby="{asked}" data-arrives>'
        f'<div class="said"><h2 class="asked" id="{asked}">{escape(turn.question)}</h2>{body}</div>'
        f"{sources}</article>"
    )


def _asked_id(turn: Turn) -> str:
    return f"{turn_id(turn.number)}-asked"


def _only_from(index: Index, turn: Turn, shown: Language) -> str:
    """Give which documents alone were asked, and a way to ask all."""
    named = among(index, turn, shown)
    if not named:
        return ""
    words = TEXT[shown]
    record = index.documents.get(turn.document)
    title = f'<cite lang="{record.language}">{document_words(named)}</cite>' if record else ""
    return (
        f'<form class="only-from" data-event="rephrase" data-turn="{turn.number}">'
        f"<span>{words['only_from']} {title or escape(named)}</span>"
        '<input type="hidden" name="all" value="1"> '
        f'<button name="question" value="{escape(turn.question)}" class="plain">'
        f"{words['ask_all']}</button></form>"
    )


def _reading(answer: Answer, turn: int, shown: Language) -> str:
    """Give how a follow-up was read, to be changed and asked again."""
    if not answer.read_as:
        return ""
    words = TEXT[shown]
    read = escape(answer.read_as)
    return (
        f'<details class="reading"><summary>{words["read_as"]} <q>{read}</q> '
        f'<span class="change">{words["change"]}</span></summary>'
        f'<form data-event="rephrase" data-turn="{turn}"><label>{words["reading"]}'
        f'<input name="question" value="{read}" required></label>'
        f"<button>{words['ask_again']}</button></form></details>"
    )


def _answer(answer: Answer, lines: Sequence[str], turn: int) -> str:
    numbers = {each.number for each in answer.citations}
    text = markdown(lines, numbers, turn)
    return f'<div class="answer" lang="{answer.language}">{text}</div>'


def _caution(turn: Turn) -> str:
    caution = caution_of(turn)
    if caution is None:
        return ""
    return f'<p class="caution" lang="{caution.language}">{escape(caution.text)}</p>'


def _notices(turn: Turn) -> str:
    caution = caution_of(turn)
    items = "".join(
        f'<li lang="{each.language}">{escape(each.text)}</li>'
        for each in notices_of(turn)
        if each != caution
    )
    return f'<ul class="notices">{items}</ul>' if items else ""
