"""The functions that gradio would make out of text in the browser, made ahead as a script.

With them the page's policy can do without 'unsafe-eval': what is no function of the page is not
made into one, wherever it comes from.
"""

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

# As gradio names what an HTML component's script is given.
_GIVEN = "element,trigger,props,server,upload,watch"


def made_ahead(config: Mapping[str, Any]) -> str:
    """Give the script for a page, whose `config` is what gradio sends to the browser."""
    pairs = dict((*_of_events(config), *_of_components(config)))
    made = ",\n".join(f"[{json.dumps(text)}, {function}]" for text, function in pairs.items())
    script = files("page").joinpath("made_ahead.js").read_text(encoding="utf-8")
    return script.replace("'MADE'", made)


def _of_events(config: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for each in config["dependencies"]:
        if isinstance(each["js"], str):
            function = each["js"].strip().rstrip(";")
            yield f"return (\n{function}\n);", f"async () => ({function})"


def _of_components(config: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for each in config["components"]:
        script = each["props"].get("js_on_load")
        if script:
            yield f"{_GIVEN},{script}", f"function ({_GIVEN}) {{\n{script}\n}}"
