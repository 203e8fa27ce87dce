"""Retrieval sets in TREC's form: topics and qrels; the documents are the user's."""

import re
from pathlib import Path

from corpus.errors import CorpusError
from corpus.question_sets.imported import Imported
from corpus.question_sets.qrels import judged_questions, read_qrels
from corpus.question_sets.quoted import quoted
from corpus.question_sets.text import read_text

_TOPIC = re.compile(r"<top>(.*?)</top>", re.DOTALL | re.IGNORECASE)
_NUMBER = re.compile(r"<num>\s*(?:Number:)?\s*(\S+?)\s*(?:<|\n)", re.IGNORECASE)
_TITLE = re.compile(r"<title>\s*(?:Topic:)?\s*(.*?)\s*(?:<|\Z)", re.DOTALL | re.IGNORECASE)


def import_trec(topics: Path, qrels: Path) -> Imported:
    """Give the topics that have a useful document; document ids stay as the qrels have them."""
    queries = _queries(topics)
    return Imported(judged_questions(queries, read_qrels(qrels), qrels))


def _queries(path: Path) -> dict[str, str]:
    text = read_text(path)
    blocks = _TOPIC.findall(text)
    queries = dict(_tagged(block, path) for block in blocks) if blocks else _listed(text, path)
    if not queries:
        raise CorpusError(f"{path}: no topic; write <top> blocks or lines of id, tab, query")
    return queries


def _tagged(block: str, path: Path) -> tuple[str, str]:
    number, title = _NUMBER.search(block), _TITLE.search(block)
    if number is None or title is None or not title[1]:
        raise CorpusError(f"{path}: the topic {quoted(block)} has no <num> or no <title>")
    return number[1], " ".join(title[1].split())


def _listed(text: str, path: Path) -> dict[str, str]:
    queries: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        id, _, words = map(str.strip, line.partition("\t"))
        if not (id and words):
            raise CorpusError(f"{path}, line {number}: not an id, a tab and the query")
        queries[id] = words
    return queries
