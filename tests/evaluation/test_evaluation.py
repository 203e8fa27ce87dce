from pathlib import Path

from assistant.assistant import Assistant
from assistant.evaluation.run import evaluate, write
from corpus.question import Question


def _question(name: str, text: str, kind: str, **rest: object) -> Question:
    fields = {"answer": "", "must_include": (), "documents": (), "sections": ()} | rest
    return Question.model_validate(
        {"id": name, "question": text, "language": "en", "type": kind, **fields}
    )


def test_measures_one_record_a_question_and_counts_what_failed(
    assistant: Assistant, tmp_path: Path
) -> None:
    known = {"documents": ["patent-box-tax-concession"], "answer": "5%"}
    questions = [
        _question("a", "patent box tax rate", "fact", must_include=[["5%"]], **known),
        _question("b", "zzkq wub frn?", "out-of-scope"),
        _question("c", "x" * 3000, "fact", must_include=[["5%"]], **known),
    ]
    evaluation = evaluate(assistant, questions)
    assert [result.outcome for result in evaluation.results] == [
        "answered",
        "no_evidence",
        "failed",
    ]
    answerable = evaluation.slices[0]
    assert (answerable.questions, answerable.means["document@5"]) == (2, 0.5)
    assert answerable.means["quotes_exact"] == (1 + 0) / 2
    assert evaluation.refusal_recall == 1.0
    write(evaluation, tmp_path)
    assert len((tmp_path / "results.jsonl").read_text(encoding="utf-8").splitlines()) == 3
