"""A file -> the questions of a test set."""

from collections.abc import Callable
from pathlib import Path

from corpus.errors import CorpusError
from corpus.question import Question
from corpus.question_sets.csv_table import read_csv
from corpus.question_sets.lines import read_lines
from corpus.question_sets.quoted import quoted
from corpus.question_sets.row import Row, faults_of
from corpus.question_sets.xlsx_table import read_xlsx
from corpus.question_sets.yaml_list import read_yaml

_READERS: dict[str, Callable[[Path], list[Row]]] = {
    ".jsonl": read_lines,
    ".csv": read_csv,
    ".xlsx": read_xlsx,
    ".yaml": read_yaml,
    ".yml": read_yaml,
}


def read_rows(path: Path) -> list[Row]:
    """Give the rows of a test set by the ending of its name; at least one."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise CorpusError(f"{path}: a test set ends in {', '.join(_READERS)}; save it as one")
    try:
        if not path.stat().st_size:
            raise CorpusError(f"{path}: the file is empty")
        rows = reader(path)
    except OSError as error:
        raise CorpusError(f"{path}: the test set cannot be read ({error.strerror})") from error
    if not rows:
        raise CorpusError(f"{path}: the test set holds no question")
    return rows


def load_questions(path: Path) -> list[Question]:
    """Read a test set; the first row that is no question, or whose id is taken, is an error."""
    questions: list[Question] = []
    places: dict[str, str] = {}
    for row in read_rows(path):
        faults = faults_of(row)
        if faults:
            said = "; ".join(map(str, faults))
            raise CorpusError(f"{path}, {row.place}: {' '.join(said.split())}")
        question = Question.model_validate(row.fields)
        if question.id in places:
            raise CorpusError(
                f"{path}, {row.place}: the id {quoted(question.id)} stands in "
                f"{places[question.id]} too"
            )
        places[question.id] = row.place
        questions.append(question)
    return questions
