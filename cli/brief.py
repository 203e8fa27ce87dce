"""Briefings: a company's profile in, a cited document out."""

from pathlib import Path

import click

from assistant.assistant import Assistant
from assistant.briefing.briefing import Briefing
from assistant.briefing.check import problems
from assistant.briefing.compare import compare
from assistant.briefing.compared_layout import compared_layout
from assistant.briefing.draft import Drafter
from assistant.briefing.layout import layout
from assistant.briefing.outline import load_outline
from assistant.briefing.profile import NEW_PROFILE, Profile, load_profile
from assistant.briefing.record import dump_briefing, load_briefing
from assistant.briefing.write.save import check_ending, save
from assistant.errors import BriefingError
from cli.options import WRONG_USAGE, Given, Problem, common
from corpus.document import LANGUAGES, Language

_FILE = click.Path(path_type=Path, dir_okay=False)
KEPT = ".briefing.json"


@click.command()
@click.argument("profile", required=False, type=_FILE)
@click.option(
    "--out", multiple=True, type=_FILE, help=".docx, .pdf, .md or .html; may be repeated."
)
@click.option("--new", is_flag=True, help="Write an example profile to PROFILE and stop.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Default: the profile's first.")
@click.option("--model", metavar="NAME", help="extractive, or provider:name of a chat model.")
@click.option("--outline", type=_FILE, help="Default: corpus/briefing/outline.toml.")
@click.option("--against", type=_FILE, help="A second profile: write what differs.")
@click.option("--since", type=_FILE, help=f"A kept {KEPT}: write what moved since.")
@common
def brief(
    profile: Path | None,
    out: tuple[Path, ...],
    new: bool,
    language: Language | None,
    model: str | None,
    outline: Path | None,
    against: Path | None,
    since: Path | None,
    given: Given,
) -> None:
    """Write a briefing on the company of PROFILE (.toml, .yaml or .json).

    Its evidence is kept beside the first file, as NAME.briefing.json, for --since.

    Example: harbour brief company.toml --out briefing.docx --out briefing.pdf
    """
    if profile is None:
        raise Problem("Which company? Name a profile; --new FILE writes an example", WRONG_USAGE)
    if new:
        _write_new(profile)
        return
    if not out:
        raise Problem("Where to? Name a file with --out, such as briefing.docx", WRONG_USAGE)
    if against and since:
        raise Problem("--against and --since exclude each other", WRONG_USAGE)
    for file in out:
        check_ending(file)
    company = load_profile(profile)
    other = load_profile(against) if against else None
    before = load_briefing(since) if since else None
    drafter = Drafter(
        Assistant.open(given.settings({"answer.model": model})),
        load_outline(outline) if outline else None,
    )
    made = _drafted(drafter, company, language or (before.language if before else None))
    kept = out[0].with_name(out[0].stem + KEPT)
    paper = layout(made)
    if other is not None:
        paper = compared_layout(compare(made, _drafted(drafter, other, made.language)))
    elif before is not None:
        paper = compared_layout(compare(before, made))
    for file in out:
        save(paper, file)
        click.echo(file)
    kept.write_text(dump_briefing(made), encoding="utf-8")
    click.echo(f"{_counted(made)}; evidence: {kept}", err=True)


def _write_new(file: Path) -> None:
    if file.exists():
        raise BriefingError(f"{file}: stands there already; name a new file")
    if file.suffix.lower() != ".toml":
        raise BriefingError(f"{file}: the example is a TOML file; name it {file.stem}.toml")
    file.write_text(NEW_PROFILE.read_text(encoding="utf-8"), encoding="utf-8")
    click.echo(file)


def _drafted(drafter: Drafter, profile: Profile, language: Language | None) -> Briefing:
    def tell(done: int, total: int, title: str) -> None:
        if title:
            click.echo(f"{done + 1} of {total}: {title}", err=True)

    made = drafter.draft(profile, language, tell)
    found = problems(made, drafter.text)
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise BriefingError(f"The briefing does not hold: {found[0]}{more}; nothing was written")
    return made


def _counted(made: Briefing) -> str:
    documents = {each.citation.document for each in made.evidence}
    return (
        f"{len(made.statements)} statements, {len(made.evidence)} quotes of {len(documents)} "
        f"documents, {len(made.unanswered)} questions open"
    )
