"""Signing in: what each role is refused by the server, and one visit in a browser."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from by_hand import PASSWORD, Visit, served
from chromium import chromium, needs_chromium, refused
from playwright.sync_api import expect

from api import build
from assistant.assistant import Assistant
from assistant.errors import UsersError
from assistant.use.log import UseLog
from assistant.users import add_user
from ingest.errors import SettingsError
from ingest.settings import Settings, load_settings
from page.texts import TEXT
from ui import mount, start

WORDS = TEXT["en"]
NAMES = {"ann": "investor", "bob": "officer", "eva": "evaluator"}
QUESTION = "At what rate does the patent box tax profits?"
GAP = "How many tugboats does the harbour have?"
WAIT = 60_000  # milliseconds


@pytest.fixture(scope="module")
def settings(
    assistant: Assistant, starter_index: Path, tmp_path_factory: pytest.TempPathFactory
) -> Settings:
    """Three users, of whom the investor sees policies only, and a question without an answer."""
    folder = tmp_path_factory.mktemp("roles")
    users = folder / "users.toml"
    for name, role in NAMES.items():
        add_user(users, name, role, PASSWORD)
    with users.open("a", encoding="utf-8") as file:
        file.write('\n[role.investor]\nwhere = ["kind=policy"]\n')
    flags = {
        "index.folder": str(starter_index),
        "ui.auth": str(users),
        "use.folder": str(folder / "use"),
        "evaluation.runs": str(folder / "runs"),
    }
    settings = load_settings(None, {}, flags)
    UseLog.open(settings).asked(assistant.ask(GAP))
    return settings


@pytest.fixture(scope="module")
def address(assistant: Assistant, settings: Settings) -> Iterator[str]:
    with served(mount(build(assistant, settings), assistant, settings)) as there:
        yield there


def tabs(visit: Visit) -> list[str]:
    components = visit.config["components"]
    return [each["props"]["label"] for each in components if each["type"] == "tabitem"]


def library(visit: Visit, event: str, **fields: object) -> str:
    return visit.told(visit.functions("library")[event], ["en", None], fields)


def test_nobody_gets_anything_but_the_door(address: str) -> None:
    visit = Visit(address)
    paths = ("/config", "/gradio_api/info", "/gradio_api/queue/data?session_hash=byhand")
    assert [visit.client.get(path).status_code for path in paths] == [401, 401, 401]
    assert visit.join(0, []).status_code == 401
    wrong = {"username": "ann", "password": "correct horse"}
    assert visit.client.post("/login", data=wrong).status_code == 400
    shown = visit.client.get("/", params={"all_endpoints": "true"}).text
    [config] = re.findall(r"window.gradio_config = (.*?);</script>", shown)
    assert "auth_required" in config
    assert [each for each in ("library", "policy", "evaluation") if each in config] == []
    [api] = re.findall(r"window.gradio_api_info = (.*?);</script>", shown)
    assert json.loads(api) == {"named_endpoints": {}, "unnamed_endpoints": {}}


def test_each_role_has_its_tabs_and_no_more(address: str) -> None:
    assert {role: tabs(Visit(address, name)) for name, role in NAMES.items()} == {
        "investor": ["Ask", "Library"],
        "officer": ["Ask", "Brief", "Library"],
        "evaluator": ["Ask", "Brief", "Library", "Evaluate"],
    }


def test_what_an_investor_asks_by_hand_of_other_tabs_is_refused(address: str) -> None:
    ann, eva = Visit(address, "ann"), Visit(address, "eva")
    own = {each["id"] for each in ann.config["dependencies"]}
    others = [each["id"] for each in eva.config["dependencies"] if each["id"] not in own]
    assert len(others) > 10
    assert {ann.join(each, ["en", None]).status_code for each in others} == {500}
    # Numbers are each page's own: what an evaluator's stand for is something else to an investor.
    for component, event in (("briefing-shown", "save"), ("runs", "open")):
        number = eva.functions(component)[event]
        same = [each for each in ann.config["dependencies"] if each["id"] == number]
        shown = {each["id"]: each["props"].get("elem_id") for each in ann.config["components"]}
        elements = {shown.get(target) for each in same for target, _ in each["targets"]}
        assert component not in elements | set(shown.values())


def test_what_people_asked_is_shown_to_officers_and_evaluators_alone(address: str) -> None:
    shown = {
        role: GAP in library(Visit(address, name), "view", view="gaps")
        for name, role in NAMES.items()
    }
    assert shown == {"investor": False, "officer": True, "evaluator": True}
    by_address = library(Visit(address, "ann"), "go", address="#library:gaps")
    assert (GAP in by_address, "library-list" in by_address) == (False, True)


def test_an_investor_can_open_find_and_ask_only_what_the_filter_lets_through(
    address: str, assistant: Assistant
) -> None:
    outside = next(each for each in assistant.index.documents.values() if each.kind == "guide")
    ann, bob = Visit(address, "ann"), Visit(address, "bob")
    opening = {"at": f"0 {outside.id}"}
    assert outside.title in library(bob, "open", **opening)
    opened = library(ann, "open", **opening)
    assert outside.title not in opened and WORDS["document_gone"] in opened
    assert outside.title in library(bob, "filter", words=outside.title)
    assert outside.title not in library(ann, "filter", words="visa") + library(ann, "view")
    asks = ann.functions("library")["ask"]
    about = {"question": "What is this about?", "document": outside.id}
    data: list[object] = ["en", "", None, None]
    assert "turn-0-source-" not in ann.told(asks, data, about)
    assert "turn-0-source-" in bob.told(bob.functions("library")["ask"], data, about)


def test_who_has_signed_out_is_nobody_again(address: str) -> None:
    visit = Visit(address, "ann")
    cookies = dict(visit.client.cookies)
    visit.client.get("/logout", follow_redirects=True)
    assert visit.client.get("/config").status_code == 401
    # Also for who has kept the cookie.
    assert httpx.get(f"{address}/config", cookies=cookies).status_code == 401


def test_the_api_asks_for_name_and_password(address: str) -> None:
    question = {"question": QUESTION}
    refused = httpx.post(f"{address}/api/ask", json=question)
    assert (refused.status_code, refused.headers["www-authenticate"], refused.json()) == (
        401,
        'Basic realm="Harbour"',
        {"error": "Sign in with a name and password that harbour user add was given"},
    )
    for wrong in ("ann:no", "eve:" + PASSWORD, ":", "ann"):
        name, _, password = wrong.partition(":")
        given = httpx.post(f"{address}/api/ask", json=question, auth=(name, password))
        assert given.status_code == 401
    broken = {b"authorization": b"Basic \xe9"}
    assert httpx.get(f"{address}/api/status", headers=broken).status_code == 401


def test_the_api_holds_to_the_rules_of_the_roles(address: str, assistant: Assistant) -> None:
    policies = {each.id for each in assistant.index.documents.values() if each.kind == "policy"}

    def post(path: str, name: str, **body: object) -> httpx.Response:
        return httpx.post(f"{address}/api/{path}", json=body, auth=(name, PASSWORD), timeout=60)

    for where in ([], ["kind=policy", "kind=guide"]):
        cited = post("ask", "ann", question=QUESTION, where=where).json()["citations"]
        found = post("search", "ann", query="visa", k=50, where=where).json()["passages"]
        assert cited and {each["document"] for each in cited} <= policies
        assert found and {each["document"] for each in found} <= policies
    assert post("search", "ann", query="visa", where=["kind=guide"]).json()["passages"] == []
    assert post("search", "bob", query="visa", where=["kind=guide"]).json()["passages"]
    brief = {"profile": {"company": "Acme"}}
    assert {name: post("brief", name, **brief).status_code for name in NAMES} == {
        "ann": 403,
        "bob": 422,
        "eva": 422,
    }
    status = {
        name: httpx.get(f"{address}/api/status", auth=(name, PASSWORD)).status_code
        for name in NAMES
    }
    assert status == {"ann": 403, "bob": 200, "eva": 200}


def test_nothing_is_served_where_the_users_cannot_be_read_or_nobody_would_be_asked(
    assistant: Assistant, settings: Settings, tmp_path: Path
) -> None:
    broken = Settings(index=settings.index, auth=tmp_path / "none.toml")
    with pytest.raises(UsersError, match="the users cannot be read"):
        build(assistant, broken)
    with pytest.raises(SettingsError, match="this way of serving has no sign-in"):
        start(assistant, settings, "127.0.0.1", 1)


@needs_chromium
def test_an_investor_signs_in_reads_asks_and_signs_out(address: str, assistant: Assistant) -> None:
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-GB")
        requested: list[str] = []
        page.on("request", lambda request: requested.append(request.url))
        told = refused(page)
        page.goto(f"{address}/#library")
        expect(page.get_by_text(TEXT["zh-Hant"]["sign_in"])).to_be_visible(timeout=WAIT)
        page.get_by_label("username").fill("ann")
        page.get_by_label("password").fill(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.locator("#visitor")).to_have_text(
            WORDS["signed_in"].format(name="ann", role="investor"), timeout=WAIT
        )
        expect(page.get_by_role("tab")).to_have_text([WORDS["ask_tab"], WORDS["library_tab"]])
        policies = [each for each in assistant.index.documents.values() if each.kind == "policy"]
        page.get_by_role("tab", name=WORDS["library_tab"]).click()
        views = page.locator("#library .views button")
        expect(views).to_have_text([WORDS["view_documents"], WORDS["view_terms"]])
        expect(page.locator("#library .extent")).to_contain_text(f"{len(policies)} documents")
        page.get_by_role("tab", name=WORDS["ask_tab"]).click()
        page.get_by_label(WORDS["question"]).fill(QUESTION)
        page.keyboard.press("Enter")
        expect(page.locator("#turn-0 .feedback")).to_be_visible(timeout=WAIT)
        kept = "Object.keys(sessionStorage).length"
        assert page.evaluate(kept) > 0
        page.get_by_label("简体中文").check()
        expect(page.locator("#visitor")).to_have_text("已登录：ann（投资者）")
        page.get_by_role("button", name=TEXT["zh-Hans"]["sign_out"]).click()
        expect(page.get_by_label("密码")).to_be_visible(timeout=WAIT)
        expect(page).to_have_title(TEXT["zh-Hans"]["sign_in_title"])
        assert page.evaluate(kept) == 0
        page.goto(f"{address}/")
        expect(page.get_by_label("密码")).to_be_visible(timeout=WAIT)
        assert {urlsplit(url).hostname for url in requested} <= {"127.0.0.1", None, ""}
        assert told == []
        page.close()


@needs_chromium
def test_the_door_speaks_its_readers_language_and_keeps_nobody_out(address: str) -> None:
    # What gradio calls the language, which it tells the browser.
    called = {"de-DE": "en", "zh-HK": "zh-TW", "zh-CN": "zh-CN"}
    labels = {"en": "password", "zh-TW": "密碼", "zh-CN": "密码"}
    ours = {"en": "en", "zh-TW": "zh-Hant", "zh-CN": "zh-Hans"}
    with chromium() as browser:
        for locale, language in called.items():
            page = browser.new_page(locale=locale)
            page.goto(address)
            expect(page.get_by_label(labels[language])).to_be_visible(timeout=WAIT)
            expect(page.locator("html")).to_have_attribute("lang", language)
            expect(page).to_have_title(TEXT[ours[language]]["sign_in_title"])
            found = Axe().run(page).response["violations"]
            assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []
            page.close()
