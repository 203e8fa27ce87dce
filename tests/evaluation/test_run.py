import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.evaluation.about import About, about
from assistant.evaluation.folder import RECORDS, Run, load_run
from assistant.evaluation.run import run
from assistant.evaluation.testsets import LoadedSet
from assistant.rank import RankedPassage
from assistant.reranker import Reranker
from corpus.glossary import load_glossary
from corpus.question import Question
from ingest.embed import Embedder
from ingest.errors import ModelError
from ingest.settings import Settings

KNOWN = {"documents": ["patent-box-tax-concession"], "answer": "5%", "must_include": [["5%"]]}


def _question(name: str, text: str, kind: str, **rest: object) -> Question:
    fields = {"answer": "", "must_include": (), "documents": (), "sections": ()} | rest
    return Question.model_validate(
        {"id": name, "question": text, "language": "en", "type": kind, **fields}
    )


QUESTIONS = (
    _question("a", "patent box tax rate", "fact", **KNOWN),
    _question("b", "zzkq wub frn?", "out-of-scope"),
    _question("c", "x" * 3000, "fact", **KNOWN),
)
ASKED = [("small", question) for question in QUESTIONS]


@pytest.fixture(scope="module")
def made_of(assistant: Assistant) -> About:
    return about([LoadedSet("small", "0" * 64, QUESTIONS)], Settings(), assistant.index)


@pytest.fixture(scope="module")
def folder(assistant: Assistant, made_of: About, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs") / "first"
    run(assistant, ASKED, folder, made_of)
    return folder


def _bytes(folder: Path) -> dict[str, bytes]:
    timed = ("timings.jsonl", "report.html")
    return {f.name: f.read_bytes() for f in folder.iterdir() if f.name not in timed}


def test_keeps_a_record_of_every_question_and_counts_what_failed(
    folder: Path, assistant: Assistant
) -> None:
    done = load_run(folder)
    assert [(r.testset, r.question.id, r.outcome) for r in done.records] == [
        ("small", "a", "answered"),
        ("small", "b", "no_evidence"),
        ("small", "c", "failed"),
    ]
    answered, refused, failed = done.records
    answer = assistant.ask("patent box tax rate")
    assert (answered.text, answered.citations) == (answer.text, answer.citations)
    assert answered.quotes_exact == (True,) * len(answer.citations)
    assert [(each.rank, each.passage, each.text) for each in answered.retrieved] == [
        (each.rank, each.passage.id, each.passage.text) for each in answer.passages[:20]
    ]
    assert (answered.languages, answered.kinds) == (("en",), ("policy",))
    assert answer.confidence is not None
    assert answered.probability == round(answer.confidence.probability, 6)
    assert (refused.languages, refused.retrieved[0].rank) == ((), 1)
    assert (failed.error, failed.text, failed.kinds) == (
        "The question has 3000 characters; at most 2000 can be asked",
        "",
        ("policy",),
    )
    whole = done.summary.slices[0]
    assert (whole.questions, whole.estimates["all_facts"].mean) == (3, (1 + 0) / 2)
    assert list(done.milliseconds) == ["small/a", "small/b"]
    assert (folder / "report.html").is_file()


def test_the_same_inputs_give_the_same_bytes(
    assistant: Assistant, made_of: About, folder: Path, tmp_path: Path
) -> None:
    steps: list[tuple[int, int]] = []
    run(assistant, ASKED, tmp_path / "b", made_of, lambda *step: steps.append(step))
    assert _bytes(tmp_path / "b") == _bytes(folder)
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_a_run_that_was_stopped_goes_on_where_it_was(
    assistant: Assistant, made_of: About, folder: Path, tmp_path: Path
) -> None:
    place = tmp_path / "run"
    shutil.copytree(folder, place)
    (place / "summary.json").unlink()
    (place / RECORDS).write_bytes((place / RECORDS).read_bytes()[:-30])
    said: list[str] = []
    steps: list[tuple[int, int]] = []
    run(assistant, ASKED, place, made_of, lambda *step: steps.append(step), say=said.append)
    assert said == [f"{place} was stopped: going on after 2 of 3 questions"]
    assert steps == [(3, 3)]
    assert _bytes(place) == _bytes(folder)


def test_a_finished_run_is_measured_again_without_asking_unless_wanted(
    assistant: Assistant, made_of: About, folder: Path, tmp_path: Path
) -> None:
    place = tmp_path / "run"
    shutil.copytree(folder, place)
    (place / "summary.json").write_text("{}", encoding="utf-8")
    said: list[str] = []
    steps: list[tuple[int, int]] = []

    def progress(*step: int) -> None:
        steps.append(step)  # type: ignore[arg-type] # two of them

    run(assistant, ASKED, place, made_of, progress, say=said.append)
    assert said == [f"{place} is finished: measured again from its records (--again asks again)"]
    assert (steps, _bytes(place)) == ([], _bytes(folder))
    other = replace(made_of, settings={})
    again = run(assistant, ASKED, place, other, progress, again=True)
    assert (len(steps), again.about) == (3, other)


class _Broken(Reranker):
    """A reranker that fails on one question."""

    def __init__(self, error: Exception) -> None:
        super().__init__("broken")
        self._error = error

    def reranked(self, question: str, ranked: Sequence[RankedPassage]) -> list[RankedPassage]:
        if "wub" in question:
            raise self._error
        return list(ranked)


def _run(error: Exception, assistant: Assistant, embedder: Embedder, made_of: About) -> Run:
    broken = Assistant(assistant.index, embedder, load_glossary(), reranker=_Broken(error))
    return run(broken, ASKED, None, made_of)


def test_an_unexpected_error_fails_its_question_only(
    assistant: Assistant, embedder: Embedder, made_of: About
) -> None:
    done = _run(KeyError("no\nsuch"), assistant, embedder, made_of)
    assert [(record.outcome, record.error) for record in done.records[:2]] == [
        ("answered", ""),
        ("failed", r"KeyError: 'no\nsuch'"),
    ]


def test_a_trouble_with_a_model_or_the_index_ends_the_run(
    assistant: Assistant, embedder: Embedder, made_of: About
) -> None:
    with pytest.raises(ModelError, match="gone"):
        _run(ModelError("gone"), assistant, embedder, made_of)
