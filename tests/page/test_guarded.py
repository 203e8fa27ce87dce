"""What leaves the server: a page under its policy, all else under one of nothing."""

from collections.abc import Iterator

import gradio as gr
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from page.guarded import guarded
from page.policy import NOTHING, policy

TITLES = {"en": "Door & gate", "zh-Hant": "門", "zh-Hans": "门"}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with gr.Blocks(analytics_enabled=False) as page:
        gr.HTML("Harbour")
    app = FastAPI()
    gr.mount_gradio_app(app, page, path="", app_kwargs=guarded(page, TITLES), ssr_mode=False)
    with TestClient(app) as client:
        yield client


@pytest.mark.parametrize(("accepted", "language"), [("de", "en"), ("zh-HK,en", "zh-Hant")])
def test_a_page_has_its_readers_language_its_title_and_its_own_policy(
    client: TestClient, accepted: str, language: str
) -> None:
    said = client.get("/", headers={"accept-language": accepted})
    assert f'<html lang="{language}"' in said.text
    assert f"<title>{TITLES[language].replace('&', '&amp;')}</title>" in said.text
    assert said.headers["content-security-policy"] == policy(said.text)
    assert said.headers["x-content-type-options"] == "nosniff"
    assert said.headers["referrer-policy"] == "no-referrer"
    assert said.headers["content-encoding"] == "gzip"
    assert said.headers["vary"] == "Accept-Language, Accept-Encoding"
    assert "unsafe-inline" not in policy(said.text) and "unsafe-eval" not in policy(said.text)


def test_a_browser_that_cannot_unpack_gets_the_same_page(client: TestClient) -> None:
    plain = client.get("/", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == client.get("/").text
    assert plain.headers["content-length"] == str(len(plain.content))


def test_what_is_no_page_may_load_and_run_nothing(client: TestClient) -> None:
    for path in ("/config", "/theme.css", "/nowhere"):
        said = client.get(path)
        assert said.headers["content-security-policy"] == NOTHING
        assert said.headers["x-content-type-options"] == "nosniff"
