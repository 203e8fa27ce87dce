"""Questions and searches, one at a time or a file of them."""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click
from tqdm import tqdm

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.errors import AssistantError, FilterError
from assistant.explanation import explanation
from assistant.search_record import search_record
from cli.explain import in_lines, json_of
from cli.options import WRONG_USAGE, Given, Problem, common, emit, where_option


@click.command()
@click.argument("question", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the answer as one JSON object.")
@where_option
@click.option("--as-of", default="", metavar="DATE", help="Only documents up to this date.")
@click.option("--model", metavar="NAME", help="extractive, or provider:name of a chat model.")
@click.option("--explain", is_flag=True, help="Tell why this is the answer.")
@click.option("--batch", type=click.Path(path_type=Path), help="Questions, JSON lines.")
@click.option("--out", type=click.Path(path_type=Path), help="Answers, JSON lines.")
@common
def ask(
    question: str | None,
    as_json: bool,
    where: tuple[str, ...],
    as_of: str,
    model: str | None,
    explain: bool,
    batch: Path | None,
    out: Path | None,
    given: Given,
) -> None:
    """Answer QUESTION with citations.

    A chat model's sentences are printed as they pass the check.

    Example: harbour ask "How is R&D spending deducted?"
    """
    assistant = Assistant.open(given.settings({"answer.model": model}))
    if batch is not None:
        rows = _rows(batch, "question")
        answers = (_batch_answer(assistant, row, where, as_of) for row in rows)
        _write_lines(answers, out, len(rows))
        return
    if as_json:
        answer = assistant.ask(question or "", (), where, as_of)
        emit(answer.as_json() | ({"explanation": json_of(explanation(answer))} if explain else {}))
        return
    printed: list[str] = []

    def say(piece: str) -> None:
        printed.append(piece)
        click.echo(piece, nl=False)

    answer = assistant.ask(question or "", (), where, as_of, say=say)
    click.echo(_rest("".join(printed), answer.text))
    click.echo(_beside(answer))
    if explain:
        click.echo("\n" + in_lines(explanation(answer)))


@click.command()
@click.argument("query", required=False)
@click.option("-k", "most", default=10, show_default=True, type=click.IntRange(1, 200))
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
@where_option
@click.option("--batch", type=click.Path(path_type=Path), help="Queries, JSON lines.")
@click.option("--out", type=click.Path(path_type=Path), help="Results, JSON lines.")
@common
def search(
    query: str | None,
    most: int,
    as_json: bool,
    where: tuple[str, ...],
    batch: Path | None,
    out: Path | None,
    given: Given,
) -> None:
    """Find passages for QUERY.

    Example: harbour search "patent box" -k 5
    """
    assistant = Assistant.open(given.settings())
    index = assistant.index
    if batch is not None:
        rows = _rows(batch, "query", "question")
        found = (
            search_record(
                row["id"], row["query"], assistant.search(str(row["query"]), where), most, index
            )
            for row in rows
        )
        _write_lines(found, out, len(rows))
        return
    record = search_record("", query or "", assistant.search(query or "", where), most, index)
    if as_json:
        emit(record)
        return
    for each in record["passages"]:  # type: ignore[attr-defined] # built below
        click.echo(f"{each['rank']:>3} {each['score']:>7} {each['document']} > {each['section']}")
        click.echo(f"    {each['text'][:160]}".replace("\n", " "))


def _batch_answer(
    assistant: Assistant, row: dict[str, object], where: Sequence[str], as_of: str
) -> dict[str, object]:
    name, question = str(row["id"]), str(row["question"])
    history = [(str(q), str(a)) for q, a in row.get("history") or []]  # type: ignore[attr-defined] # JSON
    try:
        return assistant.ask(question, history, where, as_of, name).as_json()
    except FilterError:
        raise
    except AssistantError as error:
        failed = Answer(name, question, "en", "failed", str(error), (), (), "extractive", {})
        return failed.as_json()


def _rows(path: Path, field: str, other: str = "") -> list[dict[str, object]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")  # a string may hold U+2028
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(f"{path}: cannot be read as UTF-8 text; name a JSONL file") from error
    rows: list[dict[str, object]] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            value = row[field] if field in row or not other else row[other]
            rows.append({**row, "id": row["id"], field: str(value)})
        except (ValueError, KeyError, TypeError) as error:
            raise Problem(
                f"{path}, line {number}: not a JSON object with id and {field}"
            ) from error
    return rows


def _write_lines(records: Iterable[dict[str, object]], out: Path | None, total: int) -> None:
    if out is None:
        raise Problem("--batch needs --out FILE for the answers", WRONG_USAGE)
    with out.open("w", encoding="utf-8") as file:
        for record in tqdm(records, total=total, file=sys.stderr, leave=False, disable=None):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def _rest(printed: str, text: str) -> str:
    """Give what is left to print; a model that broke off has begun what is not the answer."""
    return text.removeprefix(printed) if text.startswith(printed) else f" …\n\n{text}"


def _beside(answer: Answer) -> str:
    lines = ["", *(f"! {notice}" for notice in answer.notices)]
    for each in answer.citations:
        where = f"{each.title} > {each.section}" if each.section else each.title
        page = f", p. {each.page}" if each.page else ""
        lines.append(f"[{each.number}] {where}{page} ({each.status}, as of {each.as_of})")
        if each.url:
            lines.append(f"    {each.url}")
        titles = dict.fromkeys(place.title for place in each.also_in)
        titles.pop(each.title, None)
        if titles:
            lines.append(f"    the same words: {'; '.join(titles)}")
    return "\n".join(lines).rstrip()
