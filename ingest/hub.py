"""A model by its name on a hub or in a folder, loaded by sentence-transformers."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ingest.errors import ModelError

_Model = TypeVar("_Model")
_TALKATIVE = ("huggingface_hub", "sentence_transformers", "transformers")


def load_model(load: Callable[[bool], _Model], source: str, what: str, instead: str) -> _Model:
    """Give what `load` makes of `source`; it is told whether to look at local files only.

    Raises ModelError where that fails: `what` names the model and its setting, `instead` what can
    be done without it. A folder is never looked for elsewhere.
    """
    from transformers.utils.logging import disable_progress_bar  # heavy, and seldom needed

    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    disable_progress_bar()  # type: ignore[no-untyped-call] # transformers has no types here
    try:
        return load(not _reachable(source))
    except Exception as error:  # the hub's client raises errors of many libraries
        said = (str(error).strip().splitlines() or ["no reason given"])[0][:120]
        raise ModelError(
            f"Cannot load {what}: {said}; give a folder or a name that can be downloaded, or "
            f"{instead}"
        ) from error


def _reachable(source: str) -> bool:
    # Asked once: without a network, sentence-transformers asks for each file six times (70 s).
    from huggingface_hub import HfApi
    from huggingface_hub.errors import HfHubHTTPError

    if Path(source).is_dir():
        return False
    try:
        HfApi().model_info(source, timeout=10)
    except HfHubHTTPError:  # it answers: short names get their organisation when loaded
        return True
    except Exception:  # no network, offline by setting, no name for a hub
        return False
    return True
