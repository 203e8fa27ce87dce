"""Five briefings in two languages each: how long they take, and whether the files hold.

    python benchmarks/briefings.py [--out FOLDER] [--write]

Each profile of corpus/briefing/examples is drafted in its languages, checked against the documents
(assistant/briefing/check.py), written as DOCX, PDF, Markdown and HTML, and read back: every
statement and quote stands in every file, the DOCX opens again and fits the Office schemas, the PDF
is tagged. With --write the table goes to docs/briefings.md; exit code 1: something does not hold.
"""

import argparse
import re
import sys
import tempfile
import time
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import docx
import lxml.html
import pypdf
from markdown_it import MarkdownIt
from openxml_audit import OpenXmlValidator

from assistant.assistant import Assistant
from assistant.briefing.briefing import Briefing
from assistant.briefing.check import problems
from assistant.briefing.draft import Drafter
from assistant.briefing.layout import layout
from assistant.briefing.profile import NEW_PROFILE, load_profile
from assistant.briefing.write.save import save
from ingest.settings import load_settings

TABLE = Path("docs/briefings.md")
# What a format may change in a text: white space, signs without a width, marks, quoting.
_PAGE_NUMBER = re.compile(r"\d+ / \d+$")
_LOOSE = re.compile(r"[\s\u00ad\u200b\u2060\ufeff*\\]+")


@dataclass(frozen=True)
class Made:
    """A briefing that was drafted and written, and what is wrong with it."""

    name: str
    briefing: Briefing
    draft_seconds: float
    write_seconds: Mapping[str, float]
    pages: int
    wrong: tuple[str, ...]


def main() -> None:
    """Draft, write, read back and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, help="keep the files here")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    assistant = Assistant.open(load_settings())
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.out or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        made = []
        for each in _made(assistant, folder):
            made.append(each)
            say(f"{each.name}: {each.draft_seconds:.1f} s, {len(each.wrong)} problems")
    table = "\n".join(_table(made)) + "\n"
    if given.write:
        TABLE.write_text(f"{_ABOUT}{table}", encoding="utf-8")
    say(table)
    sys.exit(any(each.wrong for each in made))


def _made(assistant: Assistant, folder: Path) -> Iterator[Made]:
    drafter = Drafter(assistant)
    assistant.ask("What is the patent box?")  # opens the models, which a page has open
    for file in sorted((NEW_PROFILE.parent / "examples").glob("*.toml")):
        profile = load_profile(file)
        for language in profile.languages:
            started = time.perf_counter()
            briefing = drafter.draft(profile, language)
            drafted = time.perf_counter() - started
            wrong = problems(briefing, assistant.index.text)
            seconds: dict[str, float] = {}
            name = f"{file.stem}-{language}"
            for ending, read in _READ.items():
                path = folder / f"{name}{ending}"
                started = time.perf_counter()
                save(layout(briefing), path)
                seconds[ending] = time.perf_counter() - started
                wrong += [f"{ending}: {each}" for each in _missing(briefing, read(path))]
            wrong += [f".docx: {each}" for each in _office_faults(folder / f"{name}.docx")]
            wrong += [f".pdf: {each}" for each in _untagged(folder / f"{name}.pdf")]
            pages = len(pypdf.PdfReader(folder / f"{name}.pdf").pages)
            yield Made(name, briefing, drafted, seconds, pages, tuple(wrong))


def _missing(briefing: Briefing, text: str) -> Iterator[str]:
    held = _loose(text)
    for statement in briefing.statements:
        if _loose(statement.text) not in held:
            yield f"lacks the statement: {statement.text}"
    for each in briefing.evidence:
        if _loose(each.citation.quote) not in held:
            yield f"lacks the quote: {each.citation.quote}"


def _loose(text: str) -> str:
    return _LOOSE.sub("", unicodedata.normalize("NFKC", text))


def _docx_text(path: Path) -> str:
    opened = docx.Document(str(path))
    return "\n".join("".join(each.itertext()) for each in opened.element.body.iter("{*}p"))


def _pdf_text(path: Path) -> str:
    # The running line and the page's number stand between the words of two pages.
    pages = [page.extract_text().split("\n") for page in pypdf.PdfReader(path).pages]
    return "\n".join(line for page in pages for line in page[1:] if not _PAGE_NUMBER.match(line))


def _markdown_text(path: Path) -> str:
    html = MarkdownIt("commonmark").enable("table").render(path.read_text(encoding="utf-8"))
    return re.sub(r"\[\^\d+\]", "", lxml.html.fromstring(html).text_content())


def _html_text(path: Path) -> str:
    tree = lxml.html.fromstring(path.read_bytes())
    for mark in tree.xpath("//sup"):
        mark.drop_tree()
    return str(tree.text_content())


_READ: Mapping[str, Callable[[Path], str]] = {
    ".docx": _docx_text,
    ".pdf": _pdf_text,
    ".md": _markdown_text,
    ".html": _html_text,
}


def _office_faults(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        lacking = [] if "word/footnotes.xml" in package.namelist() else ["no footnotes"]
    return lacking + [str(each) for each in OpenXmlValidator().validate(path).errors]


def _untagged(path: Path) -> list[str]:
    root = pypdf.PdfReader(path).trailer["/Root"]
    return [key for key in ("/MarkInfo", "/StructTreeRoot", "/Lang") if key not in root]


_ABOUT = """# Five briefings, drafted and read back

Written by `python benchmarks/briefings.py --write`, without a language model, two cores. Each is
checked against the documents that it cites (every statement has a citation, every figure stands
around its quotes, every quote letter by letter in its document, nothing twice, no empty section,
marks in order), and each file is read back: all statements and quotes in all four formats, the DOCX
against the Office schemas, the PDF tagged.

"""


def _table(made: list[Made]) -> Iterator[str]:
    yield "| briefing | drafted, s | written, s | statements | quotes | open | pages | problems |"
    yield "|---|---|---|---|---|---|---|---|"
    for each in made:
        written = sum(each.write_seconds.values())
        briefing = each.briefing
        yield (
            f"| {each.name} | {each.draft_seconds:.1f} | {written:.1f} | "
            f"{len(briefing.statements)} | {len(briefing.evidence)} | {len(briefing.unanswered)} | "
            f"{each.pages} | {len(each.wrong)} |"
        )
    for each in made:
        yield from (f"\n- {each.name}: {line}" for line in each.wrong)


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
