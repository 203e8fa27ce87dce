"""A paper -> HTML: one page with its style inside that loads nothing."""

from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from assistant.briefing.paper import Heading, Paper, Run, Runs
from assistant.briefing.write.columns import LONGEST_WORD, width
from assistant.briefing.write.marks import Marks
from assistant.briefing.write.printable import printable
from assistant.briefing.write.words import BACK, TO_NOTE
from assistant.inline_source import inline_source
from corpus.document import Language

_PACKAGE = "assistant.briefing.write"


def html(paper: Paper) -> str:
    """Give the page: headings with their anchors, notes at its end with links back to the text."""
    paper = printable(paper)
    style = (files(_PACKAGE) / "templates" / "paper.css").read_text(encoding="utf-8")
    environment = Environment(
        loader=PackageLoader(_PACKAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("paper.html").render(
        paper=paper,
        headings=[block for block in paper.blocks if isinstance(block, Heading)],
        writer=_Writer(paper.language),
        style=Markup(style),
        policy=_policy(style),
    )


class _Writer:
    def __init__(self, language: Language) -> None:
        self._language = language
        self._marks = Marks()

    def runs(self, runs: Runs) -> Markup:
        before = (Run(), *runs)
        return Markup("").join(
            self._mark(run.mark, bool(last.mark)) if run.mark else _words(run)
            for last, run in zip(before, runs, strict=False)
        )

    def cell(self, runs: Runs) -> Markup:
        short = width("".join(run.text for run in runs)) <= LONGEST_WORD
        return Markup("<td{}>{}</td>").format(
            Markup(' class="short"') if short else "", self.runs(runs)
        )

    def backs(self, number: int) -> Markup:
        """Give a link back to each place where the mark of a note stands."""
        title = BACK[self._language].format(number=number)
        return Markup(" ").join(
            Markup('<a href="#{}" role="doc-backlink" aria-label="{}">{}</a>').format(
                _mark_id(number, place),
                f"{title} ({place + 1})" if place else title,
                place + 1 if place else "↩",
            )
            for place in range(self._marks.count(number))
        )

    def _mark(self, number: int, after_mark: bool) -> Markup:
        # Two marks that touch would read as one number.
        return Markup(
            '<sup class="mark">{}<a id="{}" href="#note-{}" role="doc-noteref" '
            'aria-label="{}">{}</a></sup>'
        ).format(
            "," if after_mark else "",
            _mark_id(number, self._marks.add(number)),
            number,
            TO_NOTE[self._language].format(number=number),
            number,
        )


def _words(run: Run) -> Markup:
    words = escape(run.text)
    if run.bold:
        words = Markup("<strong>{}</strong>").format(words)
    if run.italic:
        words = Markup("<em>{}</em>").format(words)
    if run.url:
        words = Markup('<a href="{}">{}</a>').format(run.url, words)
    if run.language:
        words = Markup('<span lang="{}">{}</span>').format(run.language, words)
    return words


def _mark_id(number: int, place: int) -> str:
    return f"mark-{number}-{place + 1}" if place else f"mark-{number}"


def _policy(style: str) -> str:
    """Give a policy under which only this style is used, and nothing is loaded."""
    source = inline_source(style)
    return f"default-src 'none'; style-src {source}; base-uri 'none'; form-action 'none'"
