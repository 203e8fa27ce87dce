"""Requests to the addresses of a page's server, as a browser would not send them."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI

PASSWORD = "correct horse 電池"


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """Serve an app, and give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


class Visit:
    """Requests to gradio's own addresses, of somebody who signed in with PASSWORD, or of nobody."""

    def __init__(self, address: str, name: str = "") -> None:
        # A connection each: uvicorn ends one on which something failed.
        alone = httpx.Limits(max_keepalive_connections=0)
        self.client = httpx.Client(base_url=address, timeout=60, limits=alone)
        if name:
            given = {"username": name, "password": PASSWORD}
            assert self.client.post("/login", data=given).status_code == 200
        self.config: dict[str, Any] = self.client.get("/config").json()

    def functions(self, component: str) -> dict[str, int]:
        """Give the numbers of the functions that stand behind a component's events."""
        [there] = [
            each["id"]
            for each in self.config["components"]
            if each["props"].get("elem_id") == component
        ]
        found: dict[str, int] = {}
        for each in self.config["dependencies"]:
            for target, event in each["targets"]:
                if target == there:
                    found.setdefault(event, each["id"])
        return found

    def join(
        self,
        function: int,
        data: list[object],
        event: object = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        body = {"fn_index": function, "data": data, "event_data": event, "session_hash": "byhand"}
        return self.client.post("/gradio_api/queue/join", json=body, headers=headers)

    def told(
        self,
        function: int,
        data: list[object],
        event: object = None,
        headers: dict[str, str] | None = None,
    ) -> str:
        """Give all that the server says to a request that is let in."""
        assert self.join(function, data, event, headers).status_code == 200
        said = self.client.get("/gradio_api/queue/data", params={"session_hash": "byhand"}).text
        return json.dumps(
            [json.loads(line[len("data: ") :]) for line in said.splitlines() if line],
            ensure_ascii=False,
        )
