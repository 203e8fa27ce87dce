import datetime
import gzip
import ssl
import threading
import time
import zlib
from http.server import BaseHTTPRequestHandler

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from loopback import PUBLIC, Reply, page

from ingest.fetch.request import USER_AGENT


def to(location, status=302):
    return Reply(status=status, headers={"Location": location})


def rules(text):
    return Reply(text.encode(), headers={"Content-Type": "text/plain"})


# Redirects


def test_five_redirects_are_followed_and_a_sixth_is_not(bench):
    for number in range(6):
        bench.site.put(f"/r{number}", to(f"r{number + 1}"))
    bench.site.put("/r6", page())
    assert bench.outcome(bench.source(bench.site.url("/r1"))) == ("added", "")
    assert bench.outcome(bench.source(bench.site.url("/r0"), "two")) == (
        "failed",
        "redirected more than 5 times",
    )


@pytest.mark.parametrize("loop", [["/a", "/a"], ["/a", "/b", "/a"]])
def test_a_circle_of_redirects_is_left_at_once(bench, loop):
    for here, there in zip(loop, loop[1:], strict=False):
        bench.site.put(here, to(there))
    assert bench.outcome(bench.source(bench.site.url("/a"))) == (
        "failed",
        "redirected in a circle, back to http://site.test/a",
    )
    assert len(bench.site.paths) == len(loop) - 1


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("ftp://site.test/a", "ftp://site.test/a is not an http or https address"),
        ("file:///etc/passwd", "file:/etc/passwd is not an http or https address"),
        ("http://[::1", "'http://[::1' is not an address"),
    ],
)
def test_a_redirect_to_what_is_no_web_address_is_refused(bench, location, reason):
    url = bench.site.put("/a", to(location))
    assert bench.outcome(bench.source(url)) == ("failed", reason)


def test_a_redirect_in_chinese_is_followed(bench):
    url = bench.site.put("/a", to("/b/施政".encode().decode("latin-1")))
    bench.site.put("/b/%E6%96%BD%E6%94%BF", page())
    assert bench.outcome(bench.source(url)) == ("added", "")


def test_a_copy_from_elsewhere_does_not_make_a_condition(bench):
    headers = {"Content-Type": "text/html", "ETag": '"1"'}
    url = bench.site.put("/a", Reply(page(), headers=headers), to("/b"))
    bench.site.put("/b", Reply(page(), headers=headers))
    bench.fetch(bench.source(url))
    bench.fetch(bench.source(url))
    conditions = ["If-None-Match" in each for each in bench.site.headers]
    assert conditions == [False, False, False, True, False]


# Which addresses


def test_the_loopback_is_refused_unless_private_addresses_are_allowed(bench):
    url = bench.site.put("/a", page())
    assert bench.outcome(bench.source(url), allow_private=False) == (
        "failed",
        "127.0.0.1 (of site.test) is not a public address; --allow-private lets it through",
    )
    assert bench.site.requests == []


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("http://169.254.169.254/latest/meta-data/", "169.254.169.254 is not a public address"),
        ("http://inside.test/", "10.0.0.1 (of inside.test) is not a public address"),
        ("http://[::ffff:10.0.0.1]/", "::ffff:10.0.0.1 is not a public address"),
    ],
)
def test_a_redirect_to_a_private_address_is_refused(bench, target, reason):
    bench.names = {
        "site.test": [PUBLIC],
        "inside.test": ["10.0.0.1"],
        "169.254.169.254": ["169.254.169.254"],
        "::ffff:10.0.0.1": ["::ffff:10.0.0.1"],
    }
    url = bench.site.put("/a", to(target))
    assert bench.outcome(bench.source(url), allow_private=False) == (
        "failed",
        f"{reason}; --allow-private lets it through",
    )
    assert bench.network.reached == [PUBLIC, PUBLIC]  # robots.txt, the page


def test_a_public_host_is_reached_at_the_address_that_was_checked(bench):
    bench.names = {"site.test": [PUBLIC]}
    url = bench.site.put("/a", page())
    assert bench.outcome(bench.source(url), allow_private=False) == ("added", "")
    assert bench.network.reached == [PUBLIC, PUBLIC]
    assert bench.resolved == ["site.test", "site.test"]  # once a connection
    assert bench.site.requests == [("site.test", "/robots.txt"), ("site.test", "/a")]


def test_a_name_that_turns_private_after_the_first_answer_is_refused(bench):
    bench.names = {"site.test": [PUBLIC]}

    def rebind(handler: BaseHTTPRequestHandler) -> None:
        bench.names["site.test"] = ["127.0.0.1"]
        handler.send_error(404)

    bench.site.put("/robots.txt", rebind)
    url = bench.site.put("/a", page())
    assert bench.outcome(bench.source(url), allow_private=False) == (
        "failed",
        "127.0.0.1 (of site.test) is not a public address; --allow-private lets it through",
    )
    assert bench.network.reached == [PUBLIC]


def test_one_private_address_among_public_ones_refuses_the_host(bench):
    bench.names = {"site.test": [PUBLIC, "10.0.0.1"]}
    assert bench.outcome(bench.source(bench.site.url("/a")), allow_private=False) == (
        "failed",
        "10.0.0.1 (of site.test) is not a public address; --allow-private lets it through",
    )
    assert bench.network.reached == []


def test_an_address_that_does_not_answer_gives_way_to_the_next(bench):
    bench.names = {"site.test": ["127.0.0.9", "127.0.0.1"]}
    assert bench.outcome(bench.source(bench.site.put("/a", page()))) == ("added", "")


# robots.txt


def test_robots_are_kept_out_and_others_let_in(bench):
    bench.site.put("/robots.txt", rules("User-agent: HarbourBot\nDisallow: /private\n"))
    bench.site.put("/open", page())
    report = bench.fetch(
        bench.source(bench.site.url("/private/a")), bench.source(bench.site.url("/open"), "two")
    )
    assert [(row.outcome, row.reason) for row in report.sources] == [
        ("skipped", "robots.txt of site.test forbids /private/a"),
        ("added", ""),
    ]
    assert [path for _, path in bench.site.requests] == ["/robots.txt", "/open"]
    assert bench.site.headers[-1]["User-Agent"] == USER_AGENT


def test_robots_hold_for_the_target_of_a_redirect(bench):
    bench.site.put("/robots.txt", rules("User-agent: *\nDisallow: /b\n"))
    url = bench.site.put("/a", to("/b"))
    assert bench.outcome(bench.source(url)) == ("skipped", "robots.txt of site.test forbids /b")
    assert bench.site.paths == ["/a"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_without_robots_all_is_allowed(bench, status):
    bench.site.put("/robots.txt", Reply(b"User-agent: *\nDisallow: /", status))
    assert bench.outcome(bench.source(bench.site.put("/a", page()))) == ("added", "")


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(b"", 500), "HTTP 500"),
        (Reply(b"", 503), "HTTP 503 Service Unavailable; tried 3 times"),
        (to("/robots.txt"), "redirected in a circle, back to http://site.test/robots.txt"),
    ],
)
def test_a_host_whose_robots_cannot_be_read_is_left_out(bench, reply, reason):
    bench.site.put("/robots.txt", reply)
    rows = bench.fetch(*[bench.source(bench.site.put(f"/{n}", page()), n) for n in "ab"]).sources
    said = {(row.outcome, row.reason.replace(f":{bench.site.port}", "")) for row in rows}
    assert said == {("skipped", f"robots.txt of site.test cannot be read: {reason}")}
    assert bench.site.paths == []


def test_a_host_that_is_not_there_is_left_out(bench):
    bench.names = {"gone.test": ["127.0.0.9"]}
    assert bench.outcome(bench.source(bench.site.url("/a", "gone.test"))) == (
        "skipped",
        "robots.txt of gone.test cannot be read: "
        "gone.test cannot be reached (Connection refused); tried 3 times",
    )


def test_a_name_that_is_not_known_is_asked_for_once(bench):
    bench.unknown = {"gone.test"}
    assert bench.outcome(bench.source(bench.site.url("/a", "gone.test"))) == (
        "skipped",
        "robots.txt of gone.test cannot be read: the name gone.test cannot be resolved",
    )
    assert bench.resolved == ["gone.test"]


def test_a_crawl_delay_is_respected(bench):
    bench.site.put("/robots.txt", rules("User-agent: *\nCrawl-delay: 7\n"))
    bench.fetch(*[bench.source(bench.site.put(f"/{n}", page()), n) for n in "ab"])
    assert bench.clock.slept == [7.0, 7.0]


def test_a_crawl_delay_beyond_patience_leaves_the_host_out(bench):
    bench.site.put("/robots.txt", rules("User-agent: *\nCrawl-delay: 600\n"))
    assert bench.outcome(bench.source(bench.site.put("/a", page()))) == (
        "skipped",
        "robots.txt of site.test asks for 600 s between two requests; 60 s are the most we wait",
    )


# Turns


def test_hosts_go_side_by_side_and_one_host_is_never_asked_twice_at_once(bench):
    guard, both = threading.Lock(), threading.Barrier(2, timeout=5)
    at_once: dict[str, int] = {}
    most: dict[str, int] = {}

    def act(handler: BaseHTTPRequestHandler) -> None:
        host = handler.headers["Host"].split(":")[0]
        with guard:
            at_once[host] = at_once.get(host, 0) + 1
            most[host] = max(most.get(host, 0), at_once[host])
        if handler.path.startswith("/first"):
            both.wait()  # passes only if both hosts are being asked
        time.sleep(0.01)
        with guard:
            at_once[host] -= 1
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.wfile.write(page())

    names = [f"{path}-{host}" for host in ("a", "b") for path in ("first", "second", "third")]
    sources = []
    for name in names:
        bench.site.put(f"/{name}", act)
        sources.append(bench.source(bench.site.url(f"/{name}", f"{name[-1]}.test"), name))
    assert bench.fetch(*sources).counts == {"added": 6}
    assert most == {"a.test": 1, "b.test": 1}


def test_a_redirect_to_a_busy_host_waits_for_its_turn(bench):
    at_once, most, guard = [0], [0], threading.Lock()

    def act(handler: BaseHTTPRequestHandler) -> None:
        with guard:
            at_once[0] += 1
            most[0] = max(most[0], at_once[0])
        time.sleep(0.03)
        with guard:
            at_once[0] -= 1
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.wfile.write(page())

    for path in ("/x", "/y", "/z"):
        bench.site.put(path, act)
    sources = []
    for number, path in enumerate("xyz"):
        bench.site.put(f"/from{number}", to(bench.site.url(f"/{path}", "target.test")))
        url = bench.site.url(f"/from{number}", f"host{number}.test")
        sources.append(bench.source(url, f"id{number}"))
    assert bench.fetch(*sources).counts == {"added": 3}
    assert most == [1]


def test_there_is_a_pause_between_two_requests_to_a_host(bench):
    bench.fetch(*[bench.source(bench.site.put(f"/{n}", page()), n) for n in "ab"])
    assert bench.clock.slept == [1.0, 1.0]  # robots.txt, pause, /a, pause, /b


# Limits


def endless(chunk: bytes, headers: dict[str, str]):
    def act(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        for name, value in {"Content-Type": "text/html", **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        while True:
            handler.wfile.write(chunk)

    return act


def test_an_endless_body_is_left_at_the_limit(bench):
    url = bench.site.put("/a", endless(b"x" * 10_000, {}))
    assert bench.outcome(bench.source(url), bytes_limit=1_000_000) == ("failed", "larger than 1 MB")
    assert bench.files == {}


def test_a_gzip_bomb_is_left_at_the_limit(bench):
    # Zeros without an end: 1 MB of them takes 1 kB on the way.
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    head = squeeze.compress(bytes(10_000_000)) + squeeze.flush(zlib.Z_FULL_FLUSH)
    chunk = squeeze.compress(bytes(10_000_000)) + squeeze.flush(zlib.Z_FULL_FLUSH)

    def act(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Encoding", "gzip")
        handler.end_headers()
        handler.wfile.write(head)
        while True:
            handler.wfile.write(chunk)

    url = bench.site.put("/a", act)
    assert bench.outcome(bench.source(url)) == ("failed", "larger than 50 MB")


def test_gzip_is_decompressed_and_counted_so(bench):
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    url = bench.site.put("/a", Reply(gzip.compress(page()), headers=headers))
    assert bench.outcome(bench.source(url), bytes_limit=len(page())) == ("added", "")
    assert bench.files == {"one.html": page()}
    url = bench.site.put("/b", Reply(gzip.compress(page()), headers=headers))
    assert bench.outcome(bench.source(url, "two"), bytes_limit=len(page()) - 1)[0] == "failed"


@pytest.mark.parametrize(
    ("encoding", "body", "reason"),
    [
        ("br", b"x", "the server sends it compressed as br, which was not asked for"),
        ("gzip", b"no gzip", "the server sends gzip that cannot be decompressed"),
        ("gzip", gzip.compress(page())[:-9], "the answer was cut off; tried 3 times"),
    ],
)
def test_bad_compression_is_refused(bench, encoding, body, reason):
    headers = {"Content-Type": "text/html", "Content-Encoding": encoding}
    url = bench.site.put("/a", Reply(body, headers=headers))
    assert bench.outcome(bench.source(url)) == ("failed", reason)


def test_a_body_that_breaks_off_is_no_page(bench):
    def act(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Length", "5000")
        handler.end_headers()
        handler.wfile.write(page())

    outcome, reason = bench.outcome(bench.source(bench.site.put("/a", act)))
    assert outcome == "failed"
    assert reason.startswith("the answer of site.test broke off (")
    assert reason.endswith("; tried 3 times")
    assert bench.files == {}


def trickle(handler: BaseHTTPRequestHandler) -> None:
    # Never silent for long, and never at an end: not even the head is.
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
    while True:
        handler.wfile.write(b"x")
        time.sleep(0.02)


def silent(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(0.5)


@pytest.mark.parametrize(
    ("act", "limits"),
    [(silent, {"read_seconds": 0.05}), (trickle, {"read_seconds": 0.2, "total_seconds": 0.1})],
)
def test_a_slow_server_is_given_up_after_two_retries(bench, act, limits):
    url = bench.site.put("/a", act)
    started = time.monotonic()
    assert bench.outcome(bench.source(url), **limits) == (
        "failed",
        "site.test took too long to answer; tried 3 times",
    )
    assert time.monotonic() - started < 2
    assert bench.site.paths == ["/a"] * 3


# Retries


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_passing_failure_is_tried_again_later_and_later(bench, status):
    url = bench.site.put("/a", Reply(b"", status), Reply(b"", status), page())
    assert bench.outcome(bench.source(url)) == ("added", "")
    # The pause after robots.txt, then 1 s and 2 s, in which the pause of the host passes too.
    assert bench.clock.slept == [1.0, 1.0, 2.0]


def test_a_failure_that_does_not_pass_ends_after_two_retries(bench):
    url = bench.site.put("/a", Reply(b"", 503))
    assert bench.outcome(bench.source(url)) == (
        "failed",
        "HTTP 503 Service Unavailable; tried 3 times",
    )
    assert bench.site.paths == ["/a"] * 3


@pytest.mark.parametrize(
    ("after", "wait"),
    [
        ("30", 30.0),
        ("0", 1.0),
        ("Tue, 24 Nov 2026 09:30:20 GMT", 20.0),
        ("Tue, 24 Nov 2020 09:30:20 GMT", 1.0),
        ("soon", 1.0),
    ],
)
def test_retry_after_is_respected(bench, after, wait):
    headers = {"Retry-After": after}
    url = bench.site.put("/a", Reply(b"", 429, headers), page())
    assert bench.outcome(bench.source(url)) == ("added", "")
    assert bench.clock.slept == [1.0, wait]


def test_a_retry_after_beyond_patience_is_a_failure(bench):
    url = bench.site.put("/a", Reply(b"", 429, {"Retry-After": "3600"}))
    assert bench.outcome(bench.source(url)) == (
        "failed",
        "HTTP 429 Too Many Requests; asked to come back after 3600 s",
    )
    assert bench.site.paths == ["/a"]


@pytest.mark.parametrize("status", [400, 404, 500])
def test_other_failures_are_not_tried_again(bench, status):
    bench.fetch(bench.source(bench.site.put("/a", Reply(b"", status))))
    assert bench.site.paths == ["/a"]


# Encryption


@pytest.fixture
def certificate(tmp_path):
    """A certificate for safe.test, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "safe.test")])
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(datetime.datetime(2020, 1, 1))
        .not_valid_after(datetime.datetime(2100, 1, 1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("safe.test")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "safe.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture
def safe(bench, certificate):
    """The bench with its site encrypted."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    bench.site.encrypt(context)
    bench.tls = lambda: ssl.create_default_context(cafile=str(certificate))
    return bench


def secure(bench, path, host="safe.test"):
    return bench.site.url(path, host).replace("http:", "https:")


def test_an_encrypted_page_is_had_by_its_name_from_the_checked_address(safe):
    safe.site.put("/a", page())
    assert safe.outcome(safe.source(secure(safe, "/a"))) == ("added", "")
    assert safe.resolved == ["safe.test", "safe.test"]


def test_a_certificate_of_another_name_is_refused(safe):
    outcome, reason = safe.outcome(safe.source(secure(safe, "/a", "other.test")))
    assert outcome == "skipped"
    assert reason == (
        "robots.txt of other.test cannot be read: the certificate of other.test is not valid "
        "(Hostname mismatch, certificate is not valid for 'other.test'.)"
    )


def test_a_redirect_from_https_to_http_is_refused(safe):
    safe.site.put("/a", to("http://safe.test/b"))
    assert safe.outcome(safe.source(secure(safe, "/a"))) == (
        "failed",
        "redirected from https to http://safe.test/b, which is not encrypted",
    )
