"""Reading-comprehension sets in SQuAD's form: SQuAD 1.1 and 2.0, XQuAD, DRCD, CMRC 2018."""

from pathlib import Path

from corpus.question import Question
from corpus.question_sets.imported import Imported, ImportedDocument, document_ids
from corpus.question_sets.records import Record, Words, read_record
from corpus.script import detect_language, family


class _Answer(Record):
    text: str


class _Asked(Record):
    id: Words
    question: Words
    answers: tuple[_Answer, ...] = ()
    is_impossible: bool = False


class _Paragraph(Record):
    context: Words
    qas: tuple[_Asked, ...]
    id: str = ""


class _Article(Record):
    paragraphs: tuple[_Paragraph, ...]
    title: str = ""


class _Squad(Record):
    data: tuple[_Article, ...]


def import_squad(path: Path) -> Imported:
    """Give a set in SQuAD's form; each paragraph is a document of its own."""
    data = read_record(path, _Squad).data
    titled = [(article.title.strip(), each) for article in data for each in article.paragraphs]
    ids = document_ids(path.stem, (each.id or str(n) for n, (_, each) in enumerate(titled, 1)))
    questions: list[Question] = []
    documents: list[ImportedDocument] = []
    for id, (title, paragraph) in zip(ids, titled, strict=True):
        documents.append(ImportedDocument(id, title or id, paragraph.context))
        questions += [_question(asked, paragraph.context, id) for asked in paragraph.qas]
    return Imported(tuple(questions), tuple(documents))


def _question(asked: _Asked, context: str, document: str) -> Question:
    # SQuAD 2.0 gives plausible answers to what cannot be answered; they are none.
    texts = [] if asked.is_impossible else [answer.text.strip() for answer in asked.answers]
    answers = tuple(dict.fromkeys(filter(None, texts)))
    # One paragraph tells its script more surely than one question.
    asked_in, written_in = detect_language(asked.question), detect_language(context)
    return Question(
        id=asked.id,
        question=asked.question,
        language=written_in if family(asked_in) == family(written_in) else asked_in,
        type="unanswerable" if asked.is_impossible else "fact",
        answer=answers[0] if answers else "",
        must_include=(answers,) if answers else (),
        documents=() if asked.is_impossible else (document,),
        # By string: the offsets of CMRC 2018 are partly wrong, and some answers are not verbatim.
        evidence=tuple(answer for answer in answers if answer in context),
    )
