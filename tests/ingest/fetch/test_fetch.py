import hashlib
import json
import os
import zipfile
from io import BytesIO

import pytest
from filelock import FileLock
from loopback import NOW, TEXT, Reply, page

from ingest.errors import IngestError
from ingest.fetch.report import FetchReport, SourceReport
from ingest.provenance import Provenance, load_provenance, provenance_path

PDF = {"Content-Type": "application/pdf"}
HTML = {"Content-Type": "text/html"}
KEPT = "; the copy of 2026-11-24 is kept"


def test_a_first_fetch_keeps_the_file_and_the_whole_record(bench):
    headers = {
        "Content-Type": "text/html; charset=utf-8",
        "ETag": '"v1"',
        "Last-Modified": "Mon, 23 Nov 2026 08:00:00 GMT",
    }
    old = bench.site.put("/old", Reply(status=301, headers={"Location": "/new"}))
    new = bench.site.put("/new", Reply(page(), headers=headers))
    listed = bench.source(
        old, language="en", kind="policy", status="in-force", as_of="2026-11", topics=["tax"]
    )
    report = bench.fetch(listed)
    assert report == FetchReport(
        [SourceReport("one", old, "added", "one.html", len(page()), 2.0)], str(bench.folder), 2.0
    )
    assert bench.files == {"one.html": page()}
    assert json.loads(provenance_path(bench.folder / "one.html").read_text("utf-8")) == {
        "id": "one",
        "url": old,
        "title": "A title",
        "publisher": "A publisher",
        "kind": "policy",
        "language": "en",
        "status": "in-force",
        "as_of": "2026-11",
        "fetched_at": "2026-11-24T09:30:00+00:00",
        "final_url": new,
        "etag": '"v1"',
        "last_modified": "Mon, 23 Nov 2026 08:00:00 GMT",
        "content_type": "text/html; charset=utf-8",
        "sha256": hashlib.sha256(page()).hexdigest(),
    }


def test_asks_for_news_only_and_304_leaves_file_and_record_alone(bench):
    moment = "Mon, 23 Nov 2026 08:00:00 GMT"
    first = Reply(page(), headers={**HTML, "ETag": '"v1"', "Last-Modified": moment})
    url = bench.site.put("/a", first, Reply(status=304, headers={}))
    bench.fetch(bench.source(url))
    record = provenance_path(bench.folder / "one.html")
    os.utime(record, (1, 1))
    bench.now = NOW.replace(year=2027)
    assert bench.fetch(bench.source(url)).sources == [
        SourceReport("one", url, "unchanged", "one.html", 0, 1.0)
    ]
    sent = bench.site.headers[-1]
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == ('"v1"', moment)
    assert record.stat().st_mtime == 1


def test_same_bytes_are_unchanged_and_new_ones_changed(bench):
    url = bench.site.put("/a", page(), page(), page(TEXT + "More."))
    listed = bench.source(url)
    assert [bench.outcome(listed) for _ in range(3)] == [
        ("added", ""),
        ("unchanged", ""),
        ("changed", ""),
    ]
    assert bench.files == {"one.html": page(TEXT + "More.")}


def test_an_unchanged_file_keeps_its_time_and_takes_what_the_list_says_now(bench):
    url = bench.site.put("/a", Reply(page(), headers={**HTML, "ETag": '"v1"'}), Reply(status=304))
    bench.fetch(bench.source(url))
    before = load_provenance(bench.folder / "one.html")
    bench.now = NOW.replace(year=2027)
    bench.fetch(bench.source(url, title="Another title", kind="guide"))
    assert load_provenance(bench.folder / "one.html") == before.model_copy(
        update={"title": "Another title", "kind": "guide"}
    )


def test_a_damaged_file_is_fetched_whole(bench):
    url = bench.site.put("/a", Reply(page(), headers={**HTML, "ETag": '"v1"'}))
    bench.fetch(bench.source(url))
    (bench.folder / "one.html").write_bytes(b"half")
    assert bench.outcome(bench.source(url)) == ("added", "")
    assert "If-None-Match" not in bench.site.headers[-1]
    assert bench.files == {"one.html": page()}


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_vanished_keeps_its_copy(bench, status):
    url = bench.site.put("/a", page(), Reply(b"gone", status))
    bench.fetch(bench.source(url))
    record = load_provenance(bench.folder / "one.html")
    phrase = {404: "Not Found", 410: "Gone"}[status]
    row = bench.fetch(bench.source(url)).sources[0]
    reason = f"the page is gone (HTTP {status} {phrase}){KEPT}"
    assert row == SourceReport("one", url, "failed", "one.html", 0, 1.0, reason)
    assert bench.files == {"one.html": page()}
    assert load_provenance(bench.folder / "one.html") == record


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(b"", 500), "the server failed (HTTP 500 Internal Server Error)"),
        (Reply(b"", 403), "the server lets nobody in (HTTP 403 Forbidden)"),
        (Reply(b"", 204), "the server sent no page (HTTP 204 No Content)"),
        (Reply(b"", 304), "the server says that nothing changed, and was not asked (HTTP 304)"),
        (Reply(b"", 299), "the server sent no page (HTTP 299)"),
        (Reply(b""), "the page holds no text"),
        (Reply(page("")), "the page holds no text"),
        (Reply(page("<script>let a = 'text'</script>")), "the page holds no text"),
        (Reply(page("Short.")), f"it shrank from {len(TEXT.replace(' ', ''))} to 6 characters"),
        (
            Reply(page(TEXT + '<input type="Password">')),
            "it asks for a password now",
        ),
        (
            Reply(b"%PDF-1.7 ...", headers=PDF),
            'it was html and is pdf now; format = "pdf" in the list takes it',
        ),
    ],
)
def test_what_is_not_the_page_keeps_the_copy(bench, reply, reason):
    url = bench.site.put("/a", page(), reply)
    bench.fetch(bench.source(url))
    outcome, said = bench.outcome(bench.source(url))
    assert outcome == "failed"
    assert said.startswith(reason) and said.endswith(KEPT)
    assert bench.files == {"one.html": page()}


@pytest.mark.parametrize(
    "title",
    [
        "404 Not Found",
        "Error 404",
        "Page not found - GovHK",
        "GovHK | Page Not Found",
        "Log in",
        "Sign in to your account",
        "Login | iAM Smart",
        "登入 - 香港政府一站通",
        "用户登录",
        "找不到網頁",
        "您访问的页面不存在",
    ],
)
def test_a_title_that_says_login_or_not_found_is_no_page(bench, title):
    url = bench.site.put("/a", page(title=title))
    assert bench.outcome(bench.source(url)) == (
        "failed",
        f"its title says that it is not the page: {title!r}",
    )
    assert bench.files == {}


@pytest.mark.parametrize(
    "title",
    [
        "How to log in to eTAX",
        "Logging of trees - AFCD",
        "Sign-on arrangements for crew",
        "如何登入「稅務易」",
        "Budget 2026-27",
        "Section 404A of the Ordinance",
        "404 start-ups join the Science Park",
    ],
)
def test_a_title_about_logging_in_is_a_page(bench, title):
    assert bench.outcome(bench.source(bench.site.put("/a", page(title=title)))) == ("added", "")


def test_a_title_in_big5_is_read(bench):
    body = page("研究" * 300, "找不到網頁").decode().encode("big5")
    reply = Reply(body, headers={"Content-Type": "text/html; charset=Big5"})
    outcome, reason = bench.outcome(bench.source(bench.site.put("/a", reply)))
    assert (outcome, reason) == ("failed", "its title says that it is not the page: '找不到網頁'")


def test_a_page_that_always_had_a_password_field_may_change(bench):
    field = '<form><input type="password"></form>'
    url = bench.site.put("/a", page(TEXT + field), page(TEXT + field + "News."))
    bench.fetch(bench.source(url))
    assert bench.outcome(bench.source(url)) == ("changed", "")


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("/login?next=/a/b", "a login page, http://site.test/login?next=/a/b"),
        ("/sso/start.aspx", "a login page, http://site.test/sso/start.aspx"),
        ("/error/404.html", "an error page, http://site.test/error/404.html"),
        ("/", "the home page, http://site.test/"),
        ("/en/index.html", "the home page, http://site.test/en/index.html"),
        ("/tc/", "the home page, http://site.test/tc/"),
    ],
)
def test_a_redirect_to_login_error_or_home_is_no_page(bench, target, reason):
    url = bench.site.put("/a/b", Reply(status=302, headers={"Location": target}))
    bench.site.put(target, page())
    assert bench.outcome(bench.source(url)) == ("failed", f"redirected to {reason}")


def test_a_redirect_to_a_short_path_is_no_redirect_home(bench):
    url = bench.site.put("/old/faq.html", Reply(status=301, headers={"Location": "/faq"}))
    bench.site.put("/faq", page())
    assert bench.outcome(bench.source(url)) == ("added", "")


def test_a_home_page_may_redirect_to_its_language(bench):
    url = bench.site.put("/", Reply(status=302, headers={"Location": "/en/index.html"}))
    bench.site.put("/en/index.html", page())
    assert bench.outcome(bench.source(url)) == ("added", "")


def test_the_list_may_take_a_new_format_and_the_old_file_goes(bench):
    pdf = b"%PDF-1.7 " + b"x" * 600
    url = bench.site.put("/a", page(), Reply(pdf, headers=PDF))
    bench.fetch(bench.source(url))
    assert bench.outcome(bench.source(url, format="pdf")) == ("changed", "")
    assert bench.files == {"one.pdf": pdf}
    assert not provenance_path(bench.folder / "one.html").exists()


def test_a_first_fetch_must_be_what_the_list_says(bench):
    url = bench.site.put("/a.pdf", page())
    assert bench.outcome(bench.source(url, format="pdf")) == (
        "failed",
        "the server sent html, and the list says pdf",
    )


def test_a_pdf_that_shrank_keeps_its_copy(bench):
    pdf = b"%PDF-1.7 " + b"x" * 9991
    url = bench.site.put("/a", Reply(pdf, headers=PDF), Reply(pdf[:99], headers=PDF))
    bench.fetch(bench.source(url))
    assert bench.outcome(bench.source(url)) == (
        "failed",
        f"it shrank from 10000 to 99 bytes{KEPT}",
    )


def test_an_id_with_a_new_address_is_judged_afresh(bench):
    bench.fetch(bench.source(bench.site.put("/a", page())))
    assert bench.outcome(bench.source(bench.site.put("/b", page("Short.")))) == ("changed", "")
    assert bench.files == {"one.html": page("Short.")}


def office(part: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(f"{part}/document.xml", "x" * 99)
    return file.getvalue()


@pytest.mark.parametrize(
    ("path", "type", "body", "file"),
    [
        ("/a", "application/pdf", b"%PDF-1.7", "one.pdf"),
        ("/a.pdf", "application/octet-stream", b"%PDF-1.7", "one.pdf"),
        ("/a", "application/pdf", page(), "one.html"),
        ("/a", "", office("word"), "one.docx"),
        ("/a", "application/zip", office("ppt"), "one.pptx"),
        ("/a", "application/octet-stream", office("xl"), "one.xlsx"),
        ("/a.csv", "application/octet-stream", b"a,b", "one.csv"),
        ("/a.md", "text/plain; charset=utf-8", b"# A", "one.md"),
        ("/a.asp", "text/plain", b"A", "one.txt"),
        ("/a.htm", "", b"<p>A", "one.html"),
        ("/a.jsp", "text/html", b"<p>A", "one.html"),
    ],
)
def test_the_name_follows_the_type(bench, path, type, body, file):
    url = bench.site.put(path, Reply(body, headers={"Content-Type": type}))
    assert bench.outcome(bench.source(url)) == ("added", "")
    assert bench.files == {file: body}


@pytest.mark.parametrize(
    ("type", "body", "reason"),
    [
        ("video/mp4", b"x", "its type video/mp4 is none that can be read"),
        ("application/json", b"{}", "its type application/json is none that can be read"),
        ("application/pdf", b"no", "it should be pdf, and the bytes are not"),
        ("", b"x", "neither its type (none) nor its name can be read"),
        (
            "application/octet-stream",
            b"\x89PNG\r\n\x1a\n",
            "neither its type (application/octet-stream) nor its name can be read",
        ),
    ],
)
def test_what_no_reader_takes_is_refused(bench, type, body, reason):
    url = bench.site.put("/a", Reply(body, headers={"Content-Type": type}))
    assert bench.outcome(bench.source(url)) == ("failed", reason)
    assert bench.files == {}


def test_an_address_that_is_listed_twice_is_fetched_once(bench):
    url = bench.site.put("/a", page())
    twin = bench.source(f"HTTP://Site.Test:{bench.site.port}/a#part", "two")
    assert bench.outcome(bench.source(url), twin) == ("skipped", "its address is that of one")
    assert bench.site.paths == ["/a"]
    assert bench.files == {"one.html": page()}


def test_two_fetches_into_one_folder_are_kept_apart(bench):
    bench.folder.mkdir()
    with FileLock(bench.folder / ".fetch.lock"), pytest.raises(IngestError) as caught:
        bench.fetch(bench.source(bench.site.put("/a", page())))
    assert str(caught.value) == f"{bench.folder}: another fetch is at work there; wait for its end"


def test_the_report_tells_news_and_troubles_and_counts():
    report = FetchReport(
        [
            SourceReport("a", "http://h/a", "added", "a.html", 1_500_000, 1.0),
            SourceReport("b", "http://h/b", "unchanged", "b.html", 0, 1.0),
            SourceReport("c", "http://h/c", "failed", "", 0, 1.0, "the page is gone"),
        ],
        "there",
        3.0,
    )
    assert report.as_text() == (
        "added: a: a.html\nfailed: c: the page is gone\n"
        "Sources: 1 added, 1 failed, 1 unchanged\nFolder: there; 1.5 MB came in 3.0 s"
    )
    assert report.as_json()["counts"] == {"added": 1, "unchanged": 1, "failed": 1}
    assert report.fetched_any
    assert not FetchReport(report.sources[2:], "there", 3.0).fetched_any


def test_the_record_is_read_as_it_was_written(bench):
    bench.fetch(bench.source(bench.site.put("/a", page())))
    record = load_provenance(bench.folder / "one.html")
    assert isinstance(record, Provenance)
    assert record.source.note == "fetched 2026-11-24T09:30:00+00:00"
