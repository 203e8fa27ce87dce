"""Texts and runs -> the inside of a Markdown line, in which nothing of a text is markup."""

import re
import unicodedata

from assistant.briefing.paper import Run, Runs

# At the end of a text comes what the next one makes of it: an image of a link, a sign of its name.
_ALWAYS = re.compile(r"[\\`*_\[\]<>|~^]|!$")
_ENTITY = re.compile(r"&(?=#?\w+;|#?\w*$)")
# GitHub takes a dollar sign after a space for the beginning of a formula; HK$ it leaves alone.
_FORMULA = re.compile(r"(?<![^\W\d_])\$")
# And it makes links of these.
_ADDRESS = re.compile(r"\b(https?|ftp)(?=:)|\b(www)(?=\.)", re.IGNORECASE)
# These mean something at the beginning of a line: headings, lists, rules.
_BEGINNING = re.compile(r"^(?=[#+=-])|^\d{1,9}(?=[.)])")


def escape(text: str) -> str:
    """Give a text as it may stand within a line."""
    text = _ALWAYS.sub(r"\\\g<0>", text)
    return _ADDRESS.sub(r"\g<0>\\", _FORMULA.sub(r"\\$", _ENTITY.sub(r"\\&", text)))


def inline(runs: Runs) -> str:
    """Give runs as they may stand within a line: words with their looks, links and marks."""
    return "".join(
        _run(run, last, following)
        for last, run, following in zip((Run(), *runs), runs, (*runs[1:], Run()), strict=False)
    )


def line(runs: Runs) -> str:
    """Give runs as a line of their own, which begins no list, heading or rule."""
    return _BEGINNING.sub(r"\g<0>\\", inline(runs).strip())


def _run(run: Run, last: Run, following: Run) -> str:
    if run.mark:
        # Two marks that touch would read as one number.
        return f"{' ' if last.mark else ''}[^{run.mark}]"
    core = run.text.strip()
    if not core:
        return run.text
    words = escape(core)
    if run.url:
        address = _ENTITY.sub(r"\\&", run.url)
        words = f"[{words}](<{address}>)"
    left = run.text[: len(run.text) - len(run.text.lstrip())]
    right = run.text[len(run.text.rstrip()) :]
    if run.bold or run.italic:
        words = _emphasised(words, run, left or _edge(last, -1), right or _edge(following, 0))
    return left + words + right


def _edge(run: Run, place: int) -> str:
    """Give the sign at which a neighbour touches."""
    if run.bold or run.italic:
        return "*"
    if run.mark or run.url:
        return "[]"[place]
    return run.text[place] if run.text else " "


def _emphasised(words: str, run: Run, before: str, after: str) -> str:
    stars = "*" * (2 * run.bold + run.italic)
    # By CommonMark's rules of flanking, stars beside a bracket or a comma are often no markup,
    # which Chinese without its spaces meets all the time.
    opens = not _punctuation(words[0]) or before.isspace() or _punctuation(before)
    closes = not _punctuation(words[-1]) or after.isspace() or _punctuation(after)
    if opens and closes and "*" not in (before, after):
        return f"{stars}{words}{stars}"
    if run.italic:
        words = f"<em>{words}</em>"
    return f"<strong>{words}</strong>" if run.bold else words


def _punctuation(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"
