import pytest
from grant_passages import ENGLISH, TRADITIONAL

from assistant.grounding.cited import Cited
from assistant.grounding.link import link_faults
from assistant.grounding.verdict import Fault


@pytest.mark.parametrize(
    "text",
    [
        "Apply at https://www.example.gov.hk/notice.",
        "Apply [here](https://www.example.gov.hk/notice).",
        "See www.example.gov.hk.",
        "The rate is 16.5% (S.I. No. 3, e.g. for Co. Ltd.).",
    ],
)
def test_addresses_of_the_cited_source_pass(text: str) -> None:
    assert link_faults(text, Cited.of([ENGLISH])) == []


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Go to https://evil.example/x?q=1.", "https://evil.example/x?q=1"),
        ("Go [here](http://evil.example).", "http://evil.example"),
        ("![](https://evil.example/a.png)", "![](https://evil.example/a.png)"),
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
        ("見https://evil.example/q?d=1。", "https://evil.example/q?d=1"),
        ("見evil.com/abc。", "evil.com/abc"),
        ("Run javascript:alert", "javascript:alert"),
        ("Write to help@evil.example", "help@evil.example"),
        ("Go to https://www.example.gov.hk/other", "https://www.example.gov.hk/other"),
    ],
)
def test_any_other_link_and_every_picture_fails(text: str, link: str) -> None:
    assert link_faults(text, Cited.of([ENGLISH])) == [Fault("link", link)]


def test_the_link_of_a_passage_that_is_not_cited_fails() -> None:
    link = "https://www.example.gov.hk/notice"
    assert link_faults(f"See {link}", Cited.of([TRADITIONAL])) == [Fault("link", link)]
