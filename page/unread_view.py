"""Files that could not be read -> HTML: which, why, and what to do."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from corpus.document import Language
from ingest.memory import Failure
from page.markup import document_words
from page.texts import TEXT


def unread_html(failures: Mapping[str, Failure], folders: Sequence[Path], shown: Language) -> str:
    """Give the failures by the file's full path; what of it is above `folders` is not told."""
    words = TEXT[shown]
    head = f"<h2>{words['view_unread']}</h2>"
    if not failures:
        return f'{head}<p class="quiet">{words["none_unread"]}</p>'
    columns = "".join(f'<th scope="col">{words[each]}</th>' for each in ("file", "problem"))
    rows = "".join(
        f'<tr><th scope="row">{document_words(path)}</th>'
        f"<td>{words[f'unread_{failure.problem}']}"
        f"{reason_html(failure.reason, shown)}</td></tr>"
        for path, failure in sorted(
            (below(Path(path), folders), failure) for path, failure in failures.items()
        )
    )
    return (
        f"{head}<p>{words['unread_help']}</p>"
        f'<table class="unread"><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table>'
    )


def reason_html(reason: str, shown: Language) -> str:
    """Give the reason of a reader, which is in English."""
    told = f"{TEXT[shown]['reason_given']}: {document_words(reason)}"
    return f'<span class="about" lang="en">{told}</span>'


def below(path: Path, folders: Sequence[Path]) -> str:
    """Give a path as it stands below the nearest of some folders, else the file's name."""
    above = [each for each in folders if path.is_relative_to(each)]
    nearest = max(above, key=lambda each: len(each.parts), default=path.parent)
    return path.relative_to(nearest).as_posix()
