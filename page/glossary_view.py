"""The glossary -> HTML: names in three languages, by words that they hold."""

from collections.abc import Sequence

from corpus.document import Language
from corpus.glossary import Glossary, GlossaryEntry
from corpus.script import fold
from page.markup import document_words, escape
from page.texts import TEXT

TERMS = "library-terms"
STEP = 50  # names shown at first, and with each "more"


def found_terms(glossary: Glossary, words: str) -> list[GlossaryEntry]:
    """Give the entries one of whose names holds all the words, in any language or script."""
    wanted = fold(words).split()
    found = [each for each in glossary.entries if _holds(each, wanted)]
    return sorted(found, key=lambda each: (not each.en, fold(each.en), each.zh_hant))


def glossary_html(glossary: Glossary, words: str, most: int, shown: Language) -> str:
    """Give the search, and what it finds."""
    told = TEXT[shown]
    return (
        f"<h2>{told['view_terms']}</h2><p>{told['terms_help']}</p>"
        f'<form id="library-find-term" class="filters" data-event="terms" role="search">'
        f'<label class="find">{told["find_term"]}<input type="search" name="words" '
        f'value="{escape(words)}" maxlength="100"></label>'
        f'<button class="main">{told["search"]}</button></form>'
        f"{terms_html(glossary, words, most, shown)}"
    )


def terms_html(glossary: Glossary, words: str, most: int, shown: Language) -> str:
    """Give the entries that hold the words, each with a search for documents on it."""
    told = TEXT[shown]
    found = found_terms(glossary, words)
    if not found:
        return f'<div id="{TERMS}" tabindex="-1"><p class="quiet">{told["no_term"]}</p></div>'
    more = ""
    if len(found) > most:
        more = (
            f'<button form="library-find-term" name="most" value="{most + STEP}">{told["more"]}'
            "</button>"
        )
    columns = "".join(f'<th scope="col">{told[each]}</th>' for each in ("term", *_CHINESE))
    return (
        f'<div id="{TERMS}" tabindex="-1"><p class="count">{count_text(glossary, words, shown)}</p>'
        f'<form data-event="filter"><table class="terms"><thead><tr>{columns}</tr></thead>'
        f"<tbody>{_rows(found[:most], shown)}</tbody></table></form>{more}</div>"
    )


def count_text(glossary: Glossary, words: str, shown: Language) -> str:
    """Give how many names were found, as a text."""
    number = len(found_terms(glossary, words))
    return TEXT[shown]["terms_shown"].format(shown=number, total=len(glossary.entries))


_CHINESE = ("term_hant", "term_hans")


def _holds(entry: GlossaryEntry, wanted: Sequence[str]) -> bool:
    return any(all(word in fold(name) for word in wanted) for name in entry.names)


def _rows(entries: Sequence[GlossaryEntry], shown: Language) -> str:
    return "".join(_row(each, shown) for each in entries)


def _row(entry: GlossaryEntry, shown: Language) -> str:
    told = TEXT[shown]
    names = {"en": entry.en, "zh-Hant": entry.zh_hant, "zh-Hans": entry.zh_hans}
    # The name in the reader's language finds documents; where there is none, the first one does.
    own = shown if names[shown] else next(each for each in names if names[each])
    cells = [_name(entry, names[each], each, each == own, shown) for each in names]
    others = told["listing"].join(entry.aliases)
    also = f'<span class="about">{document_words(told["also"].format(names=others))}</span>'
    first, *rest = cells
    return (
        f'<tr><th scope="row" lang="en">{first}{also * bool(others)}</th>'
        + "".join(
            f'<td lang="{language}">{cell}</td>'
            for language, cell in zip(("zh-Hant", "zh-Hans"), rest, strict=True)
        )
        + "</tr>"
    )


def _name(entry: GlossaryEntry, name: str, language: str, finds: bool, shown: Language) -> str:
    short = f" ({entry.abbr})" if entry.abbr not in ("", name) and language == "en" else ""
    if not finds:
        return document_words(name + short)
    find = escape(TEXT[shown]["find_documents"].format(name=name))
    return (
        f'<button name="words" value="{escape(name)}" class="plain" title="{find}" '
        f'aria-label="{find}">{document_words(name + short)}</button>'
    )
