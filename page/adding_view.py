"""Adding documents -> HTML: where files are chosen, and how far a run is."""

from corpus.document import Language
from ingest.format import SUFFIXES
from page.adding_run import Step
from page.markup import document_words, escape
from page.texts import TEXT

MOST = 50  # files that are sent at once
HEADING, PROBLEM = "adding-head", "adding-problem"


def adding_id(shown: Language) -> str:
    """Give the id of the part; each language has its own, so that none is put into another's."""
    return f"adding-{shown}"


def adding_html(inner: str, shown: Language, problem: str = "") -> str:
    """Give the part, with what is wrong above it."""
    alert = f'<p class="problem" role="alert">{escape(problem)}</p>' * bool(problem)
    return f'<div id="{adding_id(shown)}" class="adding" tabindex="-1">{alert}{inner}</div>'


def start_html(most: int, shown: Language, last: str = "") -> str:
    """Give the forms that begin it, for files of so many megabytes at most; below, a report."""
    words = TEXT[shown]
    name = "{name}"
    said = {
        "most": str(most * 1_000_000),
        "number": str(MOST),
        "many": words["adding_many"].format(most=MOST),
        "large": words["adding_large"].format(name=name, most=most),
        "sending": words["adding_sending"],
        "looking": words["adding_looking"],
        "unsent": words["adding_unsent"],
    }
    data = " ".join(f'data-{key}="{escape(value)}"' for key, value in said.items())
    help = words["adding_files_help"].format(most=most)
    before = f'<section class="last"><h3>{words["adding_last"]}</h3>{last}</section>' * bool(last)
    return (
        f'<h2 id="{HEADING}" tabindex="-1">{words["view_adding"]}</h2>'
        f'<form class="sends" {data}><div class="chosen"><input type="file" id="adding-files" '
        f'multiple accept="{",".join(SUFFIXES)}" aria-describedby="adding-files-help">'
        f'<label for="adding-files">{words["adding_files"]}</label></div>'
        f'<p class="about" id="adding-files-help">'
        f'{escape(help)}</p><p class="said" role="status"></p></form>'
        f'<form class="rereads" data-event="again"><h3>{words["adding_folder"]}</h3>'
        f'<p class="about">{words["adding_folder_help"]}</p>'
        f'<label class="ticked"><input type="checkbox" name="retry" value="yes"> '
        f"{words['adding_retry']}</label>"
        f"<button>{words['adding_again']}</button></form>{before}"
    )


def running_html(step: Step, shown: Language) -> str:
    """Give how far a run is."""
    words = TEXT[shown]
    told = progress_text(step, shown)
    share = f' max="{step.total}" value="{step.done:.2f}"' if step.total else ""
    what = f'<p class="about">{document_words(step.what)}</p>' * bool(step.what)
    return (
        f'<h2 id="{HEADING}" tabindex="-1">{words["view_adding"]}</h2>'
        f'<p><progress{share} aria-label="{escape(told)}"></progress> {escape(told)}</p>{what}'
    )


def progress_text(step: Step, shown: Language) -> str:
    """Give how far a run is in a line."""
    words = TEXT[shown]
    if not step.total:
        return words["adding_begins"]
    return words["adding_progress"].format(done=int(step.done), total=step.total)
