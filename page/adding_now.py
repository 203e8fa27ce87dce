"""The part where documents are brought in, as it stands while nobody has a plan before them."""

from corpus.document import Language
from ingest.take_in import TakenIn
from page.adding_desk import AddingDesk
from page.adding_view import running_html, start_html
from page.taken_view import report_html


def now_html(desk: AddingDesk, shown: Language) -> str:
    """Give how far a run is, else where files are chosen, with what the last run did."""
    run = desk.run
    if run and not run.ended:
        return running_html(run.step, shown)
    last = ""
    if run and isinstance(run.outcome, TakenIn):
        last = report_html(run.outcome, desk.documents, desk.folder, shown)
    return start_html(desk.megabytes, shown, last)
