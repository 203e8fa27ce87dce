"""Runs -> HTML: the list to choose from, how far a run is, and a report in a frame of its own."""

import html
from collections.abc import Sequence
from pathlib import Path

from corpus.document import Language
from page.markup import escape
from page.runs import MEASURED, StoredRun
from page.texts import TEXT

LIST, PROGRESS, REPORT = "runs-list", "run-progress", "run-report"


def list_html(runs: Sequence[StoredRun], folder: Path, shown: Language) -> str:
    """Give the runs as a form in which one is chosen, and one to compare it with."""
    words = TEXT[shown]
    if not runs:
        told = words["no_runs"].format(folder=folder)
        return f'<p id="{LIST}" class="quiet">{escape(told)}</p>'
    finished = [run for run in runs if run.finished]
    first = finished[0].name if finished else ""
    rows = "".join(_row(number, run, run.name == first, shown) for number, run in enumerate(runs))
    figures = "".join(
        f'<th scope="col" class="figure" title="{escape(words[f"{name}_help"])}">'
        f"{escape(words[name])}</th>"
        for name in MEASURED
    )
    options = "".join(
        f'<option value="{escape(run.name)}">{escape(run.name)}</option>' for run in finished
    )
    return (
        f'<form id="{LIST}" class="runs" data-event="open"><table><thead><tr>'
        f'<th scope="col"><span class="unseen">{escape(words["show"])}</span></th>'
        f'<th scope="col">{escape(words["run_column"])}</th>'
        f"{figures}</tr></thead>"
        f'<tbody>{rows}</tbody></table><div class="choose"><div><label for="before">'
        f'{escape(words["before"])}</label><select name="before" id="before">'
        f'<option value="">{escape(words["nothing"])}</option>{options}'
        f'</select></div><button class="main">{escape(words["open"])}</button></div></form>'
    )


def progress_html(done: int, total: int, shown: Language) -> str:
    """Give how far a run is."""
    told = escape(TEXT[shown]["running"].format(done=done, total=total))
    return (
        f'<p id="{PROGRESS}"><progress max="{total}" value="{done}" aria-label="{told}"></progress>'
        f" {told}</p>"
    )


def told_html(place: str, told: str) -> str:
    """Give a sentence in a place of the tab."""
    return f'<p id="{place}" class="quiet" tabindex="-1">{escape(told)}</p>'


def problem_html(place: str, problem: str) -> str:
    """Give what is wrong in a place of the tab."""
    return f'<p id="{place}" class="problem" role="alert" tabindex="-1">{escape(problem)}</p>'


def report_html(title: str, report: str) -> str:
    """Give a report in a frame: a page of its own that cannot reach into this one."""
    return (
        f'<section id="{REPORT}" class="report" data-arrives="again"><h2>{escape(title)}</h2>'
        f'<iframe sandbox="allow-scripts" title="{escape(title)}" srcdoc="{html.escape(report)}">'
        "</iframe></section>"
    )


def _row(number: int, run: StoredRun, chosen: bool, shown: Language) -> str:
    words = TEXT[shown]
    mark = f"run-{number}"
    state = "checked" if chosen else "" if run.finished else "disabled"
    if run.problem:
        about = f"{words['unreadable']}: {run.problem}"
    else:
        stopped = words["unfinished"].format(done=run.done, total=run.questions)
        questions = words["questions"].format(questions=run.questions)
        about = " · ".join((run.finished or stopped, questions, ", ".join(run.testsets)))
    figures = "".join(
        f'<td class="figure">{f"{held.mean:.3f}" if held else ""}</td>'
        for held in map(run.estimates.get, MEASURED)
    )
    return (
        f'<tr><td><input type="radio" name="run" id="{mark}" value="{escape(run.name)}" {state} '
        f'required></td><th scope="row"><label for="{mark}">{escape(run.name)}</label>'
        f'<span class="about">{escape(about)}</span></th>'
        f"{figures}</tr>"
    )
