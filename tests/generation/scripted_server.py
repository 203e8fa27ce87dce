"""A chat model that does what a test wants: an HTTP server that speaks OpenAI's protocol.

    with ScriptedServer([Behaviour(status=500), Behaviour("Paris.")]) as server:
        ...  # server.url is the base URL, server.requests what was asked

A script is a list of behaviours, one a request, the last for all that follow, or a function of the
request; what goes wrong in that function is raised at the end of the `with`. Answers stream where
the request asks for it.
"""

import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

_PIECE = 8  # characters of a piece of a streamed answer


@dataclass(frozen=True)
class Request:
    """What a client asked; names of headers in lower case."""

    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]

    @property
    def prompt(self) -> str:
        """All that the messages say."""
        return "\n".join(str(each["content"]) for each in self.body["messages"])

    @property
    def streams(self) -> bool:
        return bool(self.body.get("stream"))

    @property
    def wants_json(self) -> bool:
        return self.body.get("response_format", {}).get("type") == "json_schema"


@dataclass(frozen=True)
class Behaviour:
    """How a request is answered.

    Waits are in seconds; at each number of characters in `gates` nothing more comes until its event
    is set; `stall_after` and `drop_after` count characters of the text, after which
    nothing more comes for `stall` seconds, or the connection ends. A stream begins with `comments`,
    one each 50 ms, which keep a connection alive and say nothing. `finish` empty: the answer ends
    without saying that it does. `raw` is sent in place of a well-formed answer.
    """

    text: str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    error: Mapping[str, object] = field(default_factory=lambda: {"message": "scripted"})
    first_wait: float = 0.0
    comments: int = 0
    stall_after: int | None = None
    stall: float = 0.0
    gates: Mapping[int, threading.Event] = field(default_factory=dict)
    drop_after: int | None = None
    finish: str = "stop"
    usage: tuple[int, int] = (100, 20)
    content_type: str = ""
    raw: bytes | None = None


Script = Sequence[Behaviour] | Callable[[Request], Behaviour]


class ScriptedServer:
    """The server, on a free port of loopback from `with` to its end."""

    def __init__(self, script: Script) -> None:
        self.requests: list[Request] = []
        self._script = script
        self._wrong: list[Exception] = []
        self._closing = threading.Event()
        self._one_at_a_time = threading.Lock()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}/v1"

    def __enter__(self) -> Self:
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closing.set()
        self._http.shutdown()
        self._http.server_close()
        if self._wrong:
            raise self._wrong[0]

    def behaviour(self, request: Request) -> Behaviour:
        """Note a request and say how it is answered."""
        with self._one_at_a_time:
            self.requests.append(request)
            if callable(self._script):
                try:
                    return self._script(request)
                except Exception as error:  # of whatever kind: this is not the test's own thread
                    self._wrong.append(error)
                    return Behaviour(status=400)
            return self._script[min(len(self.requests), len(self._script)) - 1]

    def wait_for(self, event: threading.Event) -> None:
        """Do nothing until an event is set, or the server closes."""
        while not event.wait(0.02) and not self._closing.is_set():
            pass

    def wait(self, seconds: float) -> None:
        """Do nothing for so long, or until the server closes."""
        self._closing.wait(seconds)


def _handler(server: ScriptedServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *args: object) -> None:
            """Say nothing."""

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = Request(self.path, headers, json.loads(body))
            does = server.behaviour(request)
            server.wait(does.first_wait)
            try:
                if does.status != 200 or does.raw is not None:
                    self._whole(does, does.raw or json.dumps({"error": does.error}).encode())
                elif request.streams:
                    self._stream(does)
                else:
                    self._answer(does)
            except (BrokenPipeError, ConnectionResetError):
                pass  # the client has lost patience

        def _answer(self, does: Behaviour) -> None:
            server.wait(does.stall)
            message = {"role": "assistant", "content": does.text}
            choice = {"index": 0, "message": message, "finish_reason": does.finish}
            whole = {**_HEAD, "object": "chat.completion", "choices": [choice]}
            data = json.dumps({**whole, "usage": _usage(does)}).encode()
            if does.drop_after is not None:
                self._head(does, "application/json", {"Content-Length": str(len(data))})
                self.wfile.write(data[: len(data) // 2])
                self.close_connection = True
                return
            self._whole(does, data)

        def _whole(self, does: Behaviour, data: bytes) -> None:
            self._head(does, "application/json", {"Content-Length": str(len(data))})
            self.wfile.write(data)

        def _stream(self, does: Behaviour) -> None:
            self._head(does, "text/event-stream", {"Transfer-Encoding": "chunked"})
            for _ in range(does.comments):
                self._chunk(b": still there\n\n")
                server.wait(0.05)
            for event in _events(does, server):
                self._chunk(f"data: {event}\n\n".encode())
            if does.drop_after is None:
                self.wfile.write(b"0\r\n\r\n")
            self.close_connection = True

        def _chunk(self, data: bytes) -> None:
            self.wfile.write(b"%x\r\n%b\r\n" % (len(data), data))

        def _head(self, does: Behaviour, kind: str, more: Mapping[str, str]) -> None:
            self.send_response(does.status)
            self.send_header("Content-Type", does.content_type or kind)
            for name, value in (*does.headers.items(), *more.items()):
                self.send_header(name, value)
            self.end_headers()

    return Handler


_HEAD = {"id": "scripted", "created": 0, "model": "scripted"}


def _events(does: Behaviour, server: ScriptedServer) -> Iterator[str]:
    """The events of a stream; where the connection drops they just end."""

    def event(delta: Mapping[str, str], finish: str | None = None) -> str:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        return json.dumps({**_HEAD, "object": "chat.completion.chunk", "choices": [choice]})

    yield event({"role": "assistant", "content": ""})
    sent = 0
    while sent < len(does.text):
        stops = [n for n in (does.stall_after, does.drop_after, *does.gates) if n is not None]
        ends = [each for each in stops if each > sent]
        end = min(sent + _PIECE, *ends) if ends else sent + _PIECE
        yield event({"content": does.text[sent:end]})
        sent = end
        if sent in does.gates:
            server.wait_for(does.gates[sent])
        if does.stall_after == sent:
            server.wait(does.stall)
        if does.drop_after == sent:
            return
    if does.finish:
        yield event({}, does.finish)
    usage = {**_HEAD, "object": "chat.completion.chunk", "choices": [], "usage": _usage(does)}
    yield json.dumps(usage)
    yield "[DONE]"


def _usage(does: Behaviour) -> dict[str, int]:
    told, said = does.usage
    return {"prompt_tokens": told, "completion_tokens": said, "total_tokens": told + said}
