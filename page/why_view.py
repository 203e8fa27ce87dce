"""Why an answer is as it is -> HTML that is folded below it."""

from assistant.explanation import CheckedSentence, Explanation, FoundPassage
from corpus.document import SECTION_SEPARATOR, Language
from ingest.index import Index
from page.markup import document_words, escape
from page.texts import TEXT
from page.turn import Turn


def why_html(index: Index, turn: Turn, shown: Language) -> str:
    """Give how a question was read, how sure the answer is, what it was found in and checked by."""
    why = turn.why
    assert why is not None
    words = TEXT[shown]
    read = document_words(why.read_as or turn.question)
    return (
        f'<details class="fold why"><summary>{words["why"]}</summary>'
        f"<p>{words['why_read']} <q>{read}</q></p>{_sure(why, shown)}"
        f"{_passages(index, why, shown)}{_sentences(why, shown)}</details>"
    )


def _sure(why: Explanation, shown: Language) -> str:
    if why.confidence is None or why.threshold is None:
        return ""
    words = TEXT[shown]
    key = "why_enough" if why.confidence >= why.threshold else "why_less"
    told = words[key].format(sure=f"{why.confidence:.1%}", least=f"{why.threshold:.1%}")
    reader = why.evidence.get("reader")
    if reader is not None:
        gap = " " if shown == "en" else ""
        told += gap + words["why_reader"].format(score=f"{reader:.1f}")
    return f"<p>{escape(told)}</p>"


def _passages(index: Index, why: Explanation, shown: Language) -> str:
    if not why.passages:
        return ""
    words = TEXT[shown]
    rows = "".join(_passage(index, each) for each in why.passages)
    return (
        f'<form data-event="document"><table><thead><tr><th scope="col">{words["why_passages"]}'
        f'</th><th scope="col" class="figure">{words["why_score"]}</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></form>"
    )


def _passage(index: Index, passage: FoundPassage) -> str:
    record = index.documents.get(passage.document)
    section = document_words(passage.section.replace(SECTION_SEPARATOR, " › "))
    place = f'<span class="about">{section}</span>' if section else ""
    title = document_words(record.title if record else passage.document)
    at = f"{passage.start} {passage.document}"
    spoken = f' lang="{record.language}"' if record else ""
    return (
        f'<tr><td{spoken}><button name="at" value="{escape(at)}" class="plain">{title}</button>'
        f'{place}</td><td class="figure">{passage.score:.2f}</td></tr>'
    )


def _sentences(why: Explanation, shown: Language) -> str:
    """Give what a language model wrote, and the check's reasons."""
    if why.usage is None:
        return ""
    words = TEXT[shown]
    usage = words["why_usage"].format(
        tokens_in=why.usage.tokens_in,
        tokens_out=why.usage.tokens_out,
        seconds=f"{why.usage.seconds:.1f}",
    )
    rows = "".join(_sentence(each, shown) for each in why.sentences)
    table = (
        f'<table><thead><tr><th scope="col">{words["why_sentence"]}</th>'
        f'<th scope="col">{words["why_verdict"]}</th></tr></thead><tbody>{rows}</tbody></table>'
    )
    head = escape(words["why_model"].format(model=why.model))
    return f"<h3>{head}</h3><p>{escape(usage)}</p>{table if rows else ''}"


def _sentence(sentence: CheckedSentence, shown: Language) -> str:
    words = TEXT[shown]
    share = escape(words["why_coverage"].format(share=f"{sentence.coverage:.0%}"))
    reasons = (document_words(fault.reason(shown)) for fault in sentence.faults)
    faults = "".join(f"<li>{each}</li>" for each in reasons)
    instead = ""
    if sentence.ending in ("repaired", "replaced"):
        shown_words = document_words(sentence.shown)
        instead = f'<span class="about">{words["why_shown"]} {shown_words}</span>'
    return (
        f"<tr><td>{document_words(sentence.said)}</td><td>{words[sentence.ending]}"
        f'<span class="about">{share}</span>{instead}'
        f"{f'<ul>{faults}</ul>' if faults else ''}</td></tr>"
    )
