"""The page of a run: templates filled in, with style and script inside and nothing else allowed."""

from collections import Counter
from dataclasses import dataclass
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from assistant.evaluation.folder import Run
from assistant.evaluation.measures.registry import HEADLINE
from assistant.evaluation.paired import compare
from assistant.evaluation.report import numbers
from assistant.evaluation.report.conclusion import conclusion, label, reading
from assistant.evaluation.report.filters import filters
from assistant.evaluation.report.made_of import briefly, made_of
from assistant.evaluation.report.plots import reliability_plot, risk_coverage_plot
from assistant.evaluation.report.questions import asked
from assistant.evaluation.report.tables import (
    SMALL,
    latency_rows,
    measure_rows,
    outcome_rows,
    slice_tables,
)
from assistant.evaluation.report.visible import visible
from assistant.evaluation.turned import ending
from assistant.inline_source import inline_source

_PACKAGE = "assistant.evaluation.report"


@dataclass(frozen=True)
class Inline:
    """What stands in the page of every run."""

    style: str
    script: str


def page(run: Run, other: Run | None = None) -> str:
    """Give the page of a run, compared with `other`, the run before it, if there is one."""
    inside = inline()
    before = other.records if other else None
    comparison = compare(other.records, run.records) if other else None
    rows = made_of(run, other)
    questions = asked(run.records, run.timings, before or (), comparison)
    return (
        _environment()
        .get_template("page.html")
        .render(
            style=Markup(inside.style),
            script=Markup(inside.script),
            policy=_policy(inside),
            testsets=Counter(each.testset for each in run.records),
            made_of=rows,
            briefly=briefly(rows),
            comparison=comparison,
            conclusion=conclusion(comparison) if comparison else "",
            measures=measure_rows(run.summary, comparison),
            headline=HEADLINE,
            slices=slice_tables(run.summary, other.summary if other else None),
            small=SMALL,
            outcomes=outcome_rows(run.records, before),
            latencies=latency_rows(run.timings, other.timings if other else None),
            risk_coverage=risk_coverage_plot(run.records, before),
            reliability=reliability_plot(run.records),
            questions=questions,
            filters=filters(questions),
        )
    )


def inline() -> Inline:
    """Give the style and the script that stand in every report."""
    return Inline(_resource("report.css"), _resource("report.js"))


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(_PACKAGE),
        autoescape=True,
        finalize=visible,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        number=numbers.number,
        signed=numbers.signed,
        interval=numbers.interval,
        chance=numbers.chance,
        ms=numbers.milliseconds,
        things=numbers.count,
        label=label,
        reading=reading,
        ending=ending,
    )
    return environment


def _policy(inside: Inline) -> str:
    """Give a policy under which only this style and this script are used, and nothing is loaded."""
    return (
        f"default-src 'none'; style-src {inline_source(inside.style)}; "
        f"script-src {inline_source(inside.script)}; base-uri 'none'; form-action 'none'"
    )


def _resource(name: str) -> str:
    return (files(_PACKAGE) / name).read_text(encoding="utf-8")
