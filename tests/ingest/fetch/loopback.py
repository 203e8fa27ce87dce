import datetime
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpcore

from corpus.source_list import ListedSource
from ingest.fetch.options import FetchOptions
from ingest.fetch.outside import Outside
from ingest.fetch.report import FetchReport
from ingest.fetch.run import fetch

PUBLIC = "93.184.216.34"
NOW = datetime.datetime(2026, 11, 24, 9, 30, tzinfo=datetime.UTC)
# As long as the tests need it to be above the size at which shrinking is noticed.
TEXT = "The Government supports research and development in Hong Kong. " * 20


def page(text: str = TEXT, title: str = "Research") -> bytes:
    return f"<!doctype html><title>{title}</title><body><p>{text}</p></body>".encode()


@dataclass(frozen=True)
class Reply:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html"})


Act = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A server on the loopback: paths and what they answer, one after the other."""

    def __init__(self) -> None:
        self.replies: dict[str, list[Reply | Act]] = {}
        self.requests: list[tuple[str, str]] = []  # host without port, path
        self.headers: list[dict[str, str]] = []
        self.lock = threading.Lock()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: object) -> None:
                # A client that hangs up is what half of the tests are about.
                pass

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()

    def encrypt(self, context: ssl.SSLContext) -> None:
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        with self.lock:
            self.requests.append((handler.headers["Host"].split(":")[0], handler.path))
            self.headers.append(dict(handler.headers))
            queue = self.replies.get(handler.path, [Reply(b"none", 404)])
            reply = queue.pop(0) if len(queue) > 1 else queue[0]
        if not isinstance(reply, Reply):
            reply(handler)
            return
        handler.send_response(reply.status)
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(reply.body)))
        handler.end_headers()
        handler.wfile.write(reply.body)

    def put(self, path: str, *replies: Reply | Act | bytes) -> str:
        """Lay down what a path answers; the last answer stays. Gives the address."""
        self.replies[path] = [Reply(r) if isinstance(r, bytes) else r for r in replies]
        return self.url(path)

    def url(self, path: str, host: str = "site.test") -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """The paths asked for, without robots.txt."""
        return [path for _, path in self.requests if path != "/robots.txt"]


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.time = 0.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


@cache
def trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


class Network(httpcore.SyncBackend):
    """Every public address is the loopback; remembers which were reached."""

    def __init__(self) -> None:
        self.reached: list[str] = []

    def connect_tcp(self, host, *args, **kwargs):
        self.reached.append(host)
        there = "127.0.0.1" if host == PUBLIC else host
        return super().connect_tcp(there, *args, **kwargs)


@dataclass
class Bench:
    """A site, a folder, a clock, and the fetch between them; every name is the loopback."""

    site: Site
    folder: Path
    clock: Clock = field(default_factory=Clock)
    now: datetime.datetime = NOW
    names: dict[str, list[str]] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)
    resolved: list[str] = field(default_factory=list)
    tls: Callable[[], ssl.SSLContext] = trusted
    network: Network = field(default_factory=Network)

    def resolve(self, host: str, port: int) -> list[str]:
        self.resolved.append(host)
        if host in self.unknown:
            raise OSError("Name or service not known")
        return self.names.get(host, ["127.0.0.1"])

    def source(self, url: str, id: str = "one", **more: object) -> ListedSource:
        fields = {"id": id, "title": "A title", "publisher": "A publisher", "url": url, **more}
        return ListedSource.model_validate(fields)

    def fetch(self, *sources: ListedSource, **options: object) -> FetchReport:
        outside = Outside(
            lambda: self.now,
            self.clock.monotonic,
            self.clock.sleep,
            self.resolve,
            self.tls,
            self.network,
        )
        manners = FetchOptions(**{"allow_private": True, "read_seconds": 5.0, **options})
        return fetch(sources, self.folder, manners, outside)

    def outcome(self, *sources: ListedSource, **options: object) -> tuple[str, str]:
        """Outcome and reason of the last source, the port and the site's name left out."""
        row = self.fetch(*sources, **options).sources[-1]
        return row.outcome, row.reason.replace(f":{self.site.port}", "")

    @property
    def files(self) -> dict[str, bytes]:
        """What the folder holds, without the records."""
        return {
            path.name: path.read_bytes()
            for path in sorted(self.folder.iterdir())
            if not path.name.endswith(".json") and path.name != ".fetch.lock"
        }
