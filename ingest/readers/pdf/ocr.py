"""Pictures -> lines of text, by rapidocr; its models come with its package."""

import logging
import os
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from PIL import Image

from ingest.readers.pdf.layout.line import PageLines, Run, lines_of

_LEAST_SURE = 0.6  # of a line, from 0 to 1
_SURE = 0.7  # of the page's letters on average
_THREADS = max(1, (os.cpu_count() or 2) // 2)  # two processes read at a time


@dataclass(frozen=True)
class Recognised:
    """A picture's lines, and how sure the recogniser is of them, from 0 to 1."""

    page: PageLines
    confidence: float

    @property
    def sure(self) -> bool:
        """Whether the text may be used."""
        return self.confidence >= _SURE


def recognise(image: Image.Image, number: int) -> Recognised:
    """Give the lines that are written in a picture."""
    result = _engine()(np.asarray(image.convert("RGB"))[:, :, ::-1])
    if result is None or result.boxes is None or not result.txts:
        return Recognised(PageLines(number), 0.0)
    runs: list[Run] = []
    weighed = letters = 0.0
    for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True):
        weighed += score * len(text)
        letters += len(text)
        if score >= _LEAST_SURE:
            runs.append(_run(box, text))
    rows = sorted(runs, key=lambda run: -run.y)
    return Recognised(
        PageLines(number, lines_of(_by_rows(rows))), weighed / letters if letters else 0.0
    )


def _run(box: Any, text: str) -> Run:
    xs, ys = box[:, 0], box[:, 1]
    height = float(ys.max() - ys.min())
    # The boxes stand a little off the letters.
    return Run(
        text.strip(), float(xs.min()), float(xs.max()), -float(ys.max()), round(0.75 * height, 1)
    )


def _by_rows(runs: list[Run]) -> list[Run]:
    rows: list[list[Run]] = []
    for run in runs:
        if rows and rows[-1][0].y - run.y < 0.5 * min(rows[-1][0].size, run.size):
            rows[-1].append(run)
        else:
            rows.append([run])
    # One baseline and size for a row: boxes differ by what letters they hold.
    return [
        Run(run.text, run.x0, run.x1, row[0].y, row[0].size)
        for row in rows
        for run in sorted(row, key=lambda each: each.x0)
    ]


@cache
def _engine() -> Any:
    # Loading takes a second and 300 MB: only where a picture has to be read. rapidocr has no types.
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    threads = {
        "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        "Global.log_level": "critical",
    }
    return RapidOCR(params=threads)
