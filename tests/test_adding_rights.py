"""Who may add documents on the page: asked of the server by hand, as a browser would not."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from by_hand import PASSWORD, Visit, served
from chromium import serving
from fastapi import FastAPI

from assistant.assistant import Assistant
from assistant.users import add_user
from corpus.glossary import load_glossary
from ingest.embed import Embedder
from ingest.errors import SettingsError
from ingest.index import Index
from ingest.pipeline import ingest
from ingest.settings import Settings
from page.texts import TEXT
from ui import mount, start

WORDS = TEXT["en"]
NAMES = {"ann": "investor", "bob": "officer", "cat": "officer"}
EVENTS = ("sent", "again", "take", "leave")


@pytest.fixture(scope="module")
def settings(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """An index of one document, and three users of whom one may add others."""
    folder = tmp_path_factory.mktemp("rights")
    (folder / "documents").mkdir()
    (folder / "documents/tolls.txt").write_text("Bridges cost ten dollars.", encoding="utf-8")
    ingest(folder / "index", [folder / "documents"], embedder, "2026-11-24")
    for name, role in NAMES.items():
        add_user(folder / "users.toml", name, role, PASSWORD)  # type: ignore[arg-type]
    return Settings(
        index=folder / "index",
        corpus=folder / "documents",
        use_folder=folder / "use",
        auth=folder / "users.toml",
        librarians="bob",
    )


@pytest.fixture(scope="module")
def assistant_of(settings: Settings, embedder: Embedder) -> Assistant:
    index = Index(settings.index, embedder.name, embedder.fingerprint)
    return Assistant(index, embedder, load_glossary(), today="2026-11-24")


@pytest.fixture(scope="module")
def address(assistant_of: Assistant, settings: Settings) -> Iterator[str]:
    with served(mount(FastAPI(openapi_url=None), assistant_of, settings)) as there:
        yield there


def events(visit: Visit) -> set[str]:
    return set(visit.functions("library"))


def upload(visit: Visit, name: str, content: bytes) -> str:
    sent = visit.client.post("/gradio_api/upload", files={"files": (name, content)})
    return str(sent.json()[0])


def raised(
    visit: Visit, event: str, headers: dict[str, str] | None = None, **fields: object
) -> str:
    """Give all that the server says to an event."""
    data = ["en"] if event in ("sent", "again") else ["en", None]
    return visit.told(visit.functions("library")[event], data, fields, headers)


def there(settings: Settings) -> list[str]:
    return sorted(each.name for each in settings.corpus.rglob("*"))


def test_what_adds_documents_is_not_in_the_page_of_a_role_in_which_nobody_may(address: str) -> None:
    assert not set(EVENTS) & events(Visit(address, "ann"))
    assert set(EVENTS) <= events(Visit(address, "bob"))


def test_who_is_not_named_gets_one_sentence_and_the_view_is_not_shown_to_them(
    address: str, settings: Settings
) -> None:
    cat = Visit(address, "cat")
    path = upload(cat, "quay.txt", b"Quays are free.")
    told = [raised(cat, "sent", paths=[path]), raised(cat, "again"),
            raised(cat, "take"), raised(cat, "leave")]  # fmt: skip
    assert [WORDS["adding_not_allowed"] in each for each in told] == [True] * 4
    assert [WORDS["adding_plan"] in each for each in told] == [False] * 4
    assert "adding-files" not in raised(cat, "view", view="adding")
    assert "adding-files" in raised(Visit(address, "bob"), "view", view="adding")
    assert there(settings) == ["tolls.txt"]


def test_nobody_who_has_not_signed_in_can_upload_or_raise_an_event(address: str) -> None:
    visit = Visit(address)
    refused = visit.client.post("/gradio_api/upload", files={"files": ("a.txt", b"a")})
    joined = visit.client.post("/gradio_api/queue/join", json={"fn_index": 0, "data": []})
    assert (refused.status_code, joined.status_code) == (401, 401)


def test_a_request_from_another_sites_page_is_refused(address: str) -> None:
    bob = Visit(address, "bob")
    path = upload(bob, "quay.txt", b"Quays are free.")
    for site in ("cross-site", "same-site", "none"):
        told = raised(bob, "sent", {"sec-fetch-site": site}, paths=[path])
        assert WORDS["adding_not_allowed"] in told
    for headers in (None, {"sec-fetch-site": "same-origin"}):
        assert WORDS["adding_plan"] in raised(bob, "sent", headers, paths=[path])


def test_only_files_that_were_uploaded_are_taken_in(address: str, settings: Settings) -> None:
    bob = Visit(address, "bob")
    path = Path(upload(bob, "quay.txt", b"Quays are free."))
    others = [str(settings.auth), "/etc/hostname", f"{path.parent}/../../../etc/hostname", "", "."]
    for other in others:
        told = raised(bob, "sent", paths=[str(path), other])
        assert WORDS["adding_gone"] in told and WORDS["adding_plan"] not in told
    for nothing in ({"paths": []}, {"paths": "quay.txt"}, {}):
        assert WORDS["adding_gone"] in raised(bob, "sent", **nothing)
    assert WORDS["adding_many"].format(most=50) in raised(bob, "sent", paths=[str(path)] * 51)
    # Without a plan that was shown there is nothing to confirm.
    assert WORDS["adding_gone"] in raised(bob, "take")
    assert there(settings) == ["tolls.txt"]


def test_a_file_beyond_the_limit_is_refused_by_the_server(
    assistant_of: Assistant, settings: Settings
) -> None:
    limits = replace(settings.limits, megabytes=1)
    open_to_all = replace(settings, auth=None, librarians="everyone", limits=limits)
    with serving(assistant_of, open_to_all) as address:
        sent = Visit(address).client.post(
            "/gradio_api/upload", files={"files": ("a.txt", b"x" * 1_000_001)}
        )
        assert sent.status_code == 413


def test_without_sign_in_it_is_for_this_machine_alone(
    assistant_of: Assistant, settings: Settings
) -> None:
    off, on = (replace(settings, auth=None, librarians=each) for each in ("", "everyone"))
    with serving(assistant_of, off) as address:
        assert not set(EVENTS) & events(Visit(address))
    with serving(assistant_of, on) as address:
        visit = Visit(address)
        assert WORDS["adding_plan"] in raised(visit, "again")
        # A name that its owner points at this machine, to reach it from a page of theirs.
        told = raised(visit, "again", {"host": "evil.example:7860"})
        assert WORDS["adding_not_allowed"] in told
    for host in ("0.0.0.0", "192.0.2.7"):
        with pytest.raises(SettingsError, match="only this machine reaches"):
            start(assistant_of, on, host, 1)
    with pytest.raises(SettingsError, match="an address that is not known"):
        mount(FastAPI(), assistant_of, on)
