"""The terminal face: parse, call, show."""

import datetime
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import click
from tqdm import tqdm

from assistant.answer import Answer
from assistant.assistant import Assistant, Found
from assistant.errors import AssistantError, FilterError
from assistant.evaluation.run import evaluate as run_evaluation
from assistant.evaluation.run import table, write
from assistant.rank import place_record
from corpus.errors import CorpusError
from corpus.question import load_questions
from ingest.embed import Embedder
from ingest.errors import IngestError
from ingest.model import prepare
from ingest.pipeline import ingest as run_ingest
from ingest.settings import Settings, load_settings
from ingest.store import Store

INPUT_PROBLEM, WRONG_USAGE = 1, 2


class _Problem(click.ClickException):
    """One line to the user, with the contract's exit code."""

    def __init__(self, message: str, code: int = INPUT_PROBLEM) -> None:
        super().__init__(message)
        self.code = code


def _common(command: Callable[..., None]) -> Callable[..., None]:
    """Add the flags that every command knows."""
    for option in (
        click.option("--config", type=click.Path(path_type=Path), help="Default: harbour.toml."),
        click.option("--chroma", metavar="URL", help="A Chroma server for the store."),
        click.option("--index", metavar="DIR", help="Default: .harbour/index."),
    ):
        command = option(command)
    return command


_where = click.option(
    "--where", multiple=True, metavar="KEY=VALUE", help="kind=policy, language=en ..."
)


def _settings(index: str | None, chroma: str | None, config: Path | None) -> Settings:
    return load_settings(config, flags={"index": index, "chroma": chroma})


def _emit(record: object) -> None:
    click.echo(json.dumps(record, ensure_ascii=False))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="Show tracebacks.")
def harbour(debug: bool) -> None:
    """Cited answers on R&D centres and regional headquarters in Hong Kong."""


@harbour.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
@_common
def ingest(
    paths: tuple[Path, ...],
    as_json: bool,
    index: str | None,
    chroma: str | None,
    config: Path | None,
) -> None:
    """Bring the index in line with the corpus folder, or with PATHS.

    Example: harbour ingest corpus/documents
    """
    settings = _settings(index, chroma, config)
    embedder = Embedder.load(prepare(settings.model, lambda line: click.echo(line, err=True)))
    with tqdm(total=0, unit="text", file=sys.stderr, leave=False, delay=1) as bar:

        def progress(done: int, total: int, document: str) -> None:
            bar.total = total
            bar.set_description(document[:40])
            bar.update(done - bar.n)

        report = run_ingest(
            settings.index,
            paths or (settings.corpus,),
            embedder,
            datetime.date.today().isoformat(),
            settings.chroma,
            progress,
        )
    if as_json:
        _emit(report.as_json())
    else:
        click.echo(report.as_text())


@harbour.command()
@click.argument("question", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the answer as one JSON object.")
@_where
@click.option("--as-of", default="", metavar="DATE", help="Only documents up to this date.")
@click.option("--model", default="extractive", help="extractive: the documents' own words.")
@click.option("--batch", type=click.Path(path_type=Path), help="Questions, JSON lines.")
@click.option("--out", type=click.Path(path_type=Path), help="Answers, JSON lines.")
@_common
def ask(
    question: str | None,
    as_json: bool,
    where: tuple[str, ...],
    as_of: str,
    model: str,
    batch: Path | None,
    out: Path | None,
    index: str | None,
    chroma: str | None,
    config: Path | None,
) -> None:
    """Answer QUESTION with citations.

    Example: harbour ask "How is R&D spending deducted?"
    """
    if model != "extractive":
        raise _Problem(f"--model {model}: no chat model can be used yet; leave --model out")
    assistant = Assistant.open(_settings(index, chroma, config))
    if batch is not None:
        rows = _rows(batch, "question")
        answers = (_batch_answer(assistant, row, where, as_of) for row in rows)
        _write_lines(answers, out, len(rows))
        return
    answer = assistant.ask(question or "", (), where, as_of)
    if as_json:
        _emit(answer.as_json())
    else:
        click.echo(_shown(answer))


@harbour.command()
@click.argument("query", required=False)
@click.option("-k", "most", default=10, show_default=True, type=click.IntRange(1, 200))
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
@_where
@click.option("--batch", type=click.Path(path_type=Path), help="Queries, JSON lines.")
@click.option("--out", type=click.Path(path_type=Path), help="Results, JSON lines.")
@_common
def search(
    query: str | None,
    most: int,
    as_json: bool,
    where: tuple[str, ...],
    batch: Path | None,
    out: Path | None,
    index: str | None,
    chroma: str | None,
    config: Path | None,
) -> None:
    """Find passages for QUERY.

    Example: harbour search "patent box" -k 5
    """
    assistant = Assistant.open(_settings(index, chroma, config))
    if batch is not None:
        rows = _rows(batch, "query", "question")
        found = (
            _search_record(
                row["id"], row["query"], assistant.search(str(row["query"]), where), most, assistant
            )
            for row in rows
        )
        _write_lines(found, out, len(rows))
        return
    record = _search_record("", query or "", assistant.search(query or "", where), most, assistant)
    if as_json:
        _emit(record)
        return
    for each in record["passages"]:  # type: ignore[attr-defined] # built below
        click.echo(f"{each['rank']:>3} {each['score']:>7} {each['document']} > {each['section']}")
        click.echo(f"    {each['text'][:160]}".replace("\n", " "))


@harbour.command()
@click.argument("testsets", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Folder for summary and results.")
@click.option("--json", "as_json", is_flag=True, help="Print the slices as one JSON object.")
@_common
def evaluate(
    testsets: tuple[Path, ...],
    out: Path | None,
    as_json: bool,
    index: str | None,
    chroma: str | None,
    config: Path | None,
) -> None:
    """Ask every question of TESTSETS and measure the answers.

    Example: harbour evaluate corpus/testsets/*.jsonl --out runs/today
    """
    questions = [question for path in testsets for question in load_questions(path)]
    assistant = Assistant.open(_settings(index, chroma, config))
    with tqdm(total=len(questions), unit="question", file=sys.stderr, leave=False) as bar:
        evaluation = run_evaluation(assistant, questions, lambda done, total: bar.update(1))
    if out is not None:
        write(evaluation, out)
    if as_json:
        _emit(asdict(evaluation))
    else:
        click.echo(table(evaluation))


@harbour.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@_common
def status(as_json: bool, index: str | None, chroma: str | None, config: Path | None) -> None:
    """Tell what is indexed, by which model, how many, how old.

    Example: harbour status
    """
    settings = _settings(index, chroma, config)
    store = Store(settings.index, settings.chroma)
    manifest = store.manifest()
    if manifest is None:
        raise _Problem(f"The index in {settings.index} holds nothing yet; run `harbour ingest`")
    documents = store.documents(manifest.build)
    record = {
        "index": store.place,
        "model": manifest.model,
        "fingerprint": manifest.fingerprint,
        "documents": len(documents),
        "passages": store.count("passages", manifest.build),
        "sentences": store.count("sentences", manifest.build),
        "languages": {
            each: sum(record.language == each for record in documents.values())
            for each in sorted({record.language for record in documents.values()})
        },
        "written_on": manifest.written_on,
        "complete": manifest.complete,
    }
    if as_json:
        _emit(record)
    else:
        for name, value in record.items():
            click.echo(f"{name}: {value}")


@harbour.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=7860, show_default=True, type=click.IntRange(1, 65535))
@_common
def chat(host: str, port: int, index: str | None, chroma: str | None, config: Path | None) -> None:
    """Open the web page.

    Example: harbour chat --port 7860
    """
    assistant = Assistant.open(_settings(index, chroma, config))
    from ui import launch  # gradio takes seconds to load

    click.echo(f"Harbour is on http://{host}:{port} (stop with Ctrl-C)", err=True)
    launch(assistant, host, port)


@harbour.group()
def corpus() -> None:
    """Look after the corpus."""


@corpus.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def check(as_json: bool) -> None:
    """Find every broken key, id, date, footnote, table and test-set reference.

    Example: harbour corpus check
    """
    from corpus.check import check_corpus  # only this command reads the whole corpus

    problems = check_corpus()
    if as_json:
        _emit({"problems": [asdict(problem) for problem in problems]})
    else:
        for problem in problems:
            click.echo(f"{problem.file}: {problem.what}")
    if problems:
        raise _Problem(f"The corpus has {len(problems)} problems; mend them and check again")
    click.echo("The corpus is in order", err=True)


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


def _search_record(
    name: object, query: object, found: Found, most: int, assistant: Assistant
) -> dict[str, object]:
    passages = []
    for each in found.passages[:most]:
        passage, record = each.passage, assistant.index.documents[each.passage.document]
        passages.append(
            {
                "rank": each.rank,
                "score": round(each.score, 4),
                **place_record(passage, record),
                "text": passage.text,
            }
        )
    return {"id": name, "query": query, "passages": passages}


def _rows(path: Path, field: str, other: str = "") -> list[dict[str, object]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise _Problem(f"{path}: cannot be read as UTF-8 text; name a JSONL file") from error
    rows: list[dict[str, object]] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            value = row[field] if field in row or not other else row[other]
            rows.append({**row, "id": row["id"], field: str(value)})
        except (ValueError, KeyError, TypeError) as error:
            raise _Problem(
                f"{path}, line {number}: not a JSON object with id and {field}"
            ) from error
    return rows


def _write_lines(records: Iterable[dict[str, object]], out: Path | None, total: int) -> None:
    if out is None:
        raise _Problem("--batch needs --out FILE for the answers", WRONG_USAGE)
    with out.open("w", encoding="utf-8") as file:
        for record in tqdm(records, total=total, file=sys.stderr, leave=False):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def _shown(answer: Answer) -> str:
    lines = [answer.text, ""]
    lines += [f"! {notice}" for notice in answer.notices]
    for each in answer.citations:
        where = f"{each.title} > {each.section}" if each.section else each.title
        page = f", p. {each.page}" if each.page else ""
        lines.append(f"[{each.number}] {where}{page} ({each.status}, as of {each.as_of})")
        if each.url:
            lines.append(f"    {each.url}")
    return "\n".join(lines).rstrip()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; a problem is one line on stderr and the contract's exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    given = [each for each in given if each != "--debug"]
    try:
        harbour.main(given, prog_name="harbour", standalone_mode=False)
    except (click.exceptions.Exit, SystemExit) as error:
        sys.exit(getattr(error, "exit_code", getattr(error, "code", 0)))
    except click.Abort:
        sys.exit(130)
    except _Problem as error:
        _fail(error.message, error.code, debug)
    except click.ClickException as error:
        _fail(f"{error.format_message()}; see harbour --help", WRONG_USAGE, debug)
    except FilterError as error:
        _fail(str(error), WRONG_USAGE, debug)
    except (AssistantError, IngestError, CorpusError) as error:
        _fail(str(error), INPUT_PROBLEM, debug)
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        _fail(f"{name}{error.strerror or error}; check the path and its rights", 1, debug)


def _fail(message: str, code: int, debug: bool) -> None:
    if debug:
        raise  # noqa: PLE0704 # called from an except block
    click.echo(f"harbour: {' '.join(message.split())}", err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
