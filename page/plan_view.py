"""What taking documents in would do -> HTML: counts, a row each, what is said of each file."""

from collections.abc import Sequence
from pathlib import Path

from corpus.document import Language
from ingest.description import Description
from ingest.incoming import Incoming
from ingest.plan import Action, PlannedFile
from page.adding_desk import Planned
from page.adding_view import HEADING, PROBLEM
from page.description_fields import fields_html
from page.markup import document_words, escape
from page.texts import TEXT
from page.unread_view import reason_html

ROWS = 100  # of the documents' folder that are shown
_ACTIONS: tuple[Action, ...] = ("add", "change", "keep", "delete", "skip")


def plan_html(
    planned: Planned, described: Sequence[Description], folder: Path, shown: Language
) -> str:
    """Give the plan as a form to be confirmed, with what is said of each file that is taken in."""
    words = TEXT[shown]
    plan = planned.plan
    counts = {**dict.fromkeys(_ACTIONS, 0), **plan.counts}
    asked = [each for each in plan.incoming if _is_asked(each)]
    rows: list[str] = []
    for number, (each, said) in enumerate(zip(plan.incoming, described, strict=True)):
        form = _asked(said, number, len(asked) == 1, shown) if _is_asked(each) else ""
        rows.append(_cells(each.name, _incoming(each, folder, shown) + form))
    others = [each for each in plan.rest.files if each.action != "keep"]
    rows += [_cells(each.file.path, _planned(each, shown)) for each in others[:ROWS]]
    does = bool(asked) or any(counts[each] for each in ("add", "change", "delete"))
    told = "" if does else f"<p>{words['adding_nothing']}</p>"
    take = f'<button class="main">{words["adding_take"]}</button>' * does
    leave = words["adding_leave" if does else "adding_back"]
    return (
        f'<h2 id="{HEADING}" tabindex="-1">{words["adding_plan"]}</h2>'
        f'<p class="counted">{words["adding_counts"].format(**counts)}</p>{told}'
        f'<form class="planned" data-event="take">{_table(rows, len(others) - ROWS, shown)}'
        f'<p id="{PROBLEM}"></p><div class="does">{take}'
        f'<button form="adding-leave">{leave}</button></div></form>'
        '<form id="adding-leave" data-event="leave"></form>'
    )


def _table(rows: Sequence[str], more: int, shown: Language) -> str:
    if not rows:
        return ""
    words = TEXT[shown]
    left_out = f'<p class="about">{words["adding_more"].format(number=more)}</p>' * (more > 0)
    return (
        f'<table><thead><tr><th scope="col">{words["file"]}</th>'
        f'<th scope="col">{words["adding_action"]}</th></tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>{left_out}"
    )


def _is_asked(each: Incoming) -> bool:
    """Tell whether something may be said of a file: it is taken in, and does not say it itself."""
    return each.target is not None and each.problem is None and not each.speaks


def _incoming(each: Incoming, folder: Path, shown: Language) -> str:
    words = TEXT[shown]
    if each.target is None or each.problem is not None:
        return _problem(each.problem or "damaged", each.reason, shown)
    told = words[f"adding_{each.action}"]
    if each.replaces:
        path = each.target.relative_to(folder).as_posix()
        told = words["adding_replaces"].format(path=path)
    speaks = f'<span class="about">{words["adding_speaks"]}</span>' * each.speaks
    return document_words(told) + speaks


def _asked(said: Description, number: int, unfolded: bool, shown: Language) -> str:
    words = TEXT[shown]
    return (
        f'<details class="fold"{" open" * unfolded}><summary>{words["adding_cited"]}</summary>'
        f'<p class="about">{words["adding_cited_help"]}</p>'
        f'<div class="fields">{fields_html(said, number, shown)}</div></details>'
    )


def _planned(each: PlannedFile, shown: Language) -> str:
    if each.action == "skip":
        return _problem(each.problem or "damaged", each.reason, shown)
    return escape(TEXT[shown][f"adding_{each.action}"])


def _problem(problem: str, reason: str, shown: Language) -> str:
    words = TEXT[shown]
    return words["adding_skip"].format(why=words[f"unread_{problem}"]) + reason_html(reason, shown)


def _cells(name: str, told: str) -> str:
    return f'<tr><th scope="row">{document_words(name)}</th><td>{told}</td></tr>'
