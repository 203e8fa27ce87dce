"""A part of the page whose elements are put in and exchanged one by one, and whose forms ask.

Gradio renders an HTML component anew as a whole. Here an earlier answer stays as its reader left
it, with the sources that are open.
"""

from collections.abc import Sequence
from importlib.resources import files
from typing import NotRequired, TypedDict

import gradio as gr

_SCRIPT = "live.js"


class Patch(TypedDict):
    """An element's HTML: it takes the place of the one with its id, or is put in at the end.

    Without HTML it is taken away. `tell` is what a screen reader says of it. One with
    `data-arrives` comes into view when it is put in; where that is "again", also when it takes a
    place. One with `only` is not put in where it can take no place: its reader has gone on. `to` is
    the id of an element in it that comes into view and has the focus then. `address` (#...) is
    where the reader is now: the browser's way back raises the event `go` with the one before.
    """

    id: str
    html: str
    tell: NotRequired[str]
    only: NotRequired[bool]
    to: NotRequired[str]
    address: NotRequired[str]


def live(elem_id: str, label: str, events: Sequence[str], scripts: Sequence[str] = ()) -> gr.HTML:
    """Give an HTML component whose value is a list of patches; `label` is read to the blind.

    A form with `data-event` raises that event, one of `events`, with its fields and `data-turn`.
    One with `data-at-once` does so when a choice in it changes, one with `data-unfolds` when what
    it is folded into is opened. `scripts` are files of this package that run after live.js.
    """
    folder = files("page")
    script = "\n".join(
        folder.joinpath(each).read_text(encoding="utf-8") for each in (_SCRIPT, *scripts)
    )
    return gr.HTML(
        [],
        label=label,
        html_template='<div class="live" role="region"></div><p class="unseen" role="status"></p>',
        js_on_load=script.replace("'EVENTS'", repr(list(events))),
        apply_default_css=False,
        elem_id=elem_id,
    )
