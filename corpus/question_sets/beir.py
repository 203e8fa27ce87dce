"""Retrieval sets in BEIR's form: corpus.jsonl, queries.jsonl and qrels/*.tsv."""

from dataclasses import replace
from pathlib import Path

from pydantic import Field

from corpus.errors import CorpusError
from corpus.question_sets.imported import Imported, ImportedDocument, document_ids
from corpus.question_sets.qrels import Judgement, judged_questions, read_qrels
from corpus.question_sets.records import Record, Words, read_records


class _Query(Record):
    id: Words = Field(alias="_id")
    text: Words


class _Document(Record):
    id: Words = Field(alias="_id")
    text: str
    title: str = ""


def import_beir(folder: Path, split: str = "test") -> Imported:
    """Give a set in BEIR's form with the judgements of one split; it has no answers."""
    qrels = folder / "qrels" / f"{split}.tsv"
    if not qrels.is_file():
        there = ", ".join(sorted(path.stem for path in qrels.parent.glob("*.tsv"))) or "none"
        raise CorpusError(f"{qrels}: there is no such file; the splits are: {there}")
    texts = list(read_records(folder / "corpus.jsonl", _Document))
    ids = document_ids(folder.resolve().name, (each.id for each in texts))
    id_of = dict(zip((each.id for each in texts), ids, strict=True))
    queries = {each.id: each.text for each in read_records(folder / "queries.jsonl", _Query)}
    judgements = [_with_id(each, id_of, qrels) for each in read_qrels(qrels)]
    # Some documents are a title without a text.
    documents = (
        ImportedDocument(id, each.title.strip() or id, each.text.strip() or each.title)
        for id, each in zip(ids, texts, strict=True)
    )
    return Imported(judged_questions(queries, judgements, qrels), tuple(documents))


def _with_id(judgement: Judgement, id_of: dict[str, str], path: Path) -> Judgement:
    if judgement.document not in id_of:
        said = f"there is no document {judgement.document} in corpus.jsonl"
        raise CorpusError(f"{path}, line {judgement.line}: {said}")
    return replace(judgement, document=id_of[judgement.document])
