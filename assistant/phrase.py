"""Scored units -> an answer: in a language model's checked words, else in the documents' own."""

from dataclasses import dataclass, replace

from assistant.answer import Outcome
from assistant.cite import CitedText
from assistant.compose import Material, compose
from assistant.errors import ChatModelError
from assistant.generation.generate import Generator, Say
from assistant.generation.generated import Generated, Usage
from assistant.notices import notices_of
from assistant.refusal import refuse
from assistant.wording import words
from ingest.chat_settings import EXTRACTIVE

_NOTHING = Usage()


@dataclass(frozen=True)
class Phrased:
    """An answer's words, who phrased them, and what came of the model where one was asked."""

    outcome: Outcome
    cited: CitedText
    model: str = EXTRACTIVE
    generated: Generated | None = None


def phrase(
    material: Material, generator: Generator | None, say: Say, used: Usage = _NOTHING
) -> Phrased:
    """Give the answer; without a model, or when it fails, in the documents' own words.

    `used` is what the model took before it is asked here.
    A model that has read the passages and says that they do not answer is believed: `declined`.
    """
    if generator is None:
        return Phrased("answered", compose(material))
    language = material.query.language
    try:
        generated = generator.answer(material, say, used)
    except ChatModelError as error:
        return Phrased("answered", _quoted(material, words("model_failed", language, why=error)))
    if not generated.answered:
        refused = refuse(material.query, material.scored, material.index, material.allowed)
        return Phrased("declined", refused, generator.name, generated)
    if generated.cited is None:
        quoted = _quoted(material, words("model_unsupported", language, model=generator.name))
        return Phrased("answered", quoted, generated=generated)
    documents = material.index.documents
    notices = notices_of(
        material.query, generated.cited.citations, documents, material.day, phrased=True
    )
    cited = replace(generated.cited, notices=tuple(notices))
    return Phrased("answered", cited, generator.name, generated)


def _quoted(material: Material, notice: str) -> CitedText:
    quoted = compose(material)
    return replace(quoted, notices=(notice, *quoted.notices))
