"""The Evaluate tab: test sets are run, runs are listed, reports are opened and compared."""

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.assistant import Assistant
from assistant.evaluation.folder import load_run
from assistant.evaluation.report.page import page as report_page
from corpus.document import Language
from ingest.settings import Settings
from page.evaluating import evaluating
from page.live import Patch, live
from page.markup import escape
from page.problem_text import problem_text
from page.runs import is_run_name, sets_in, stored_runs
from page.runs_view import (
    LIST,
    PROGRESS,
    REPORT,
    list_html,
    problem_html,
    progress_html,
    report_html,
    told_html,
)
from page.texts import TEXT

UPLOADED = [".jsonl", ".csv", ".xlsx", ".yaml", ".yml"]
_HIDDEN: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_ONE_RUN: dict[str, Any] = {"concurrency_id": "evaluation", "concurrency_limit": 1, **_HIDDEN}


class EvaluateTab:
    """The components of the tab, and what happens with them."""

    def __init__(
        self, assistant: Assistant, settings: Settings, language: gr.Radio, tab: gr.Tab
    ) -> None:
        """Build the tab where it is called; `language` is the page's switch."""
        self._assistant = assistant
        self._settings = settings
        words = TEXT["en"]
        self._head = gr.HTML(_head("en"))
        there = {path.stem: str(path) for path in sets_in(settings.testsets)}
        self._files = gr.State(there)  # test sets by the name in the list
        self._testsets = gr.CheckboxGroup(list(there), label=words["testsets"], elem_id="testsets")
        self._upload = gr.UploadButton(
            words["upload"], file_count="multiple", file_types=UPLOADED, elem_id="upload"
        )
        with gr.Row(elem_classes="asking"):
            self._name = gr.Textbox(
                label=words["run_name"],
                info=words["run_name_help"],
                max_length=100,
                elem_id="run-name",
            )
            self._button = gr.Button(words["run"], variant="primary", elem_id="run")
        self._progress = live("progress", words["new_run"], ())
        self._list_head = gr.HTML(_heading("runs", "en"))
        self._list = live("runs", words["runs"], ("open",))
        self._report = live("report", words["report"], ())
        self._wire(language, tab)

    def _wire(self, language: gr.Radio, tab: gr.Tab) -> None:
        sets = [self._files, self._testsets]
        self._upload.upload(_uploaded, [self._upload, *sets], sets, **_HIDDEN)
        chosen = [*sets, self._name, language]
        self._button.click(self._run, chosen, [self._progress, self._list], **_ONE_RUN)
        self._list.open(self._open, language, self._report, **_HIDDEN)
        tab.select(self._listed, language, self._list, **_HIDDEN)
        language.change(
            self._switch,
            language,
            [
                self._head,
                self._testsets,
                self._upload,
                self._name,
                self._button,
                self._list_head,
                self._list,
            ],
            **_HIDDEN,
        )

    def _run(
        self, there: dict[str, str], chosen: list[str], name: str, shown: Language
    ) -> Iterator[tuple[list[Patch], Any]]:
        """Yield how far the run is, and the list of runs at its end."""
        words = TEXT[shown]
        files = [Path(there[each]) for each in chosen]
        name = name.strip() or datetime.datetime.now().strftime("%Y-%m-%d-%H%M%S")
        problem = self._wrong(files, name, shown)
        if problem:
            yield _patches(PROGRESS, problem_html(PROGRESS, problem)), gr.skip()
            return
        yield _patches(PROGRESS, told_html(PROGRESS, words["opening"])), gr.skip()
        total = 0
        try:
            folder = self._settings.runs / name
            for step in evaluating(self._assistant, self._settings, files, folder):
                total = step.total
                shown_progress = progress_html(step.done, step.total, shown)
                yield _patches(PROGRESS, shown_progress), gr.skip()
        except Exception as error:  # a reader gets a sentence, the log what is not expected
            said = problem_text(error, shown, files)
            yield _patches(PROGRESS, problem_html(PROGRESS, said)), self._listed(shown)
            return
        told = words["ran"].format(name=name, total=total)
        yield _patches(PROGRESS, told_html(PROGRESS, told), told), self._listed(shown)

    def _wrong(self, files: Sequence[Path], name: str, shown: Language) -> str:
        """Give what keeps a run from being started, if anything."""
        words = TEXT[shown]
        if not files:
            return words["no_testset"]
        if not is_run_name(name):
            return words["bad_name"]
        there = [run.name for run in stored_runs(self._settings.runs) if run.finished]
        return words["taken"].format(name=name) if name in there else ""

    def _open(self, shown: Language, event: gr.EventData) -> Iterator[list[Patch]]:
        """Yield the report of the run that was chosen, compared with another if there is one."""
        words = TEXT[shown]
        name, before = (str(event._data.get(each) or "") for each in ("run", "before"))
        problem = self._not_shown(name, before, shown)
        if problem:
            yield _patches(REPORT, problem_html(REPORT, problem))
            return
        opening = words["opening_report"]
        yield _patches(REPORT, told_html(REPORT, opening), opening)
        try:
            run = load_run(self._settings.runs / name)
            other = load_run(self._settings.runs / before) if before else None
            report = report_page(run, other)
        except Exception as error:  # a reader gets a sentence, the log what is not expected
            yield _patches(REPORT, problem_html(REPORT, problem_text(error, shown)))
            return
        title = words["compared_with"] if before else words["report_of"]
        title = title.format(name=name, before=before)
        yield _patches(REPORT, report_html(title, report), title)

    def _not_shown(self, name: str, before: str, shown: Language) -> str:
        """Give what keeps a report from being shown, if anything; a name is no path."""
        words = TEXT[shown]
        if not name:
            return words["choose_run"]
        if name == before:
            return words["same_run"]
        there = {run.name for run in stored_runs(self._settings.runs)}
        return "" if {name, before} - {""} <= there else words["gone"]

    def _listed(self, shown: Language) -> list[Patch]:
        folder = self._settings.runs
        return _patches(LIST, list_html(stored_runs(folder), folder, shown))

    def _switch(self, shown: Language) -> list[Any]:
        words = TEXT[shown]
        return [
            _head(shown),
            gr.update(label=words["testsets"]),
            gr.update(label=words["upload"]),
            gr.update(label=words["run_name"], info=words["run_name_help"]),
            gr.update(value=words["run"]),
            _heading("runs", shown),
            gr.update(value=self._listed(shown), label=words["runs"]),
        ]


def _patches(place: str, html: str, tell: str = "") -> list[Patch]:
    return [Patch(id=place, html=html, tell=tell)]


def _uploaded(
    uploads: list[str], there: dict[str, str], chosen: list[str]
) -> tuple[dict[str, str], Any]:
    """Put uploaded files into the list of test sets, chosen."""
    added = {Path(each).name: each for each in uploads}
    there = {**there, **added}
    return there, gr.update(choices=list(there), value=list({**dict.fromkeys(chosen), **added}))


def _heading(key: str, shown: Language) -> str:
    return f"<h2>{escape(TEXT[shown][key])}</h2>"


def _head(shown: Language) -> str:
    return f"{_heading('new_run', shown)}<p>{escape(TEXT[shown]['new_run_help'])}</p>"
