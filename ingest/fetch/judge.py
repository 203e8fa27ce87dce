"""Whether an answer is the page that was asked for, or what a server shows in its place."""

import re
from dataclasses import dataclass

import httpx

from corpus.source_list import SourceFormat
from ingest.fetch.errors import FetchError
from ingest.fetch.page import read_page
from ingest.fetch.web import Answer, status_text

# A file that had this much and comes with less than a tenth of it is hardly the same.
_WORTH_COMPARING = 500
_SHRUNK = 0.1

_LANGUAGE = (
    r"(?:eng?|english|[ts]c|hk|cn|ch[ist]|cht|chinese|zh(?:[-_](?:hk|tw|cn|han[st]))?|b5|gb)"
)
_HOME = re.compile(
    rf"/?(?:{_LANGUAGE}/?)?(?:(?:index|default|home|main)(?:[-_]{_LANGUAGE})?(?:\.\w{{2,5}})?)?/?",
    re.IGNORECASE,
)
_LOGIN_PATH = re.compile(
    r"/(?:log-?in|log-?on|sign-?in|sso|oauth2?|authori[sz]e|saml2?)(?:[/._-]|$)", re.IGNORECASE
)
_LOST_PATH = re.compile(
    r"/(?:(?:error|err)?[-_]?404|(?:page[-_]?)?not[-_]?found|errors?(?:[-_]?page)?)(?:[/._-]|$)",
    re.IGNORECASE,
)
# Titles are judged part by part: "How to log in to eTAX" is a page, "Log in - eTAX" is not.
_PARTS = re.compile(
    r"\s+[-–—|:·»>_/]+\s+|[|：｜»]|(?<=[\u3400-\u9fff])[-–—_]|[-–—_](?=[\u3400-\u9fff])"
)
_NOT_THE_PAGE = re.compile(
    r"(?:http |error )*(?:404|410)(?:[ :]+(?:error|page|file|not|gone|object)\b.*)?"
    r"|(?:\S+ ){0,4}not found(?: \(?404\)?)?[.!]?"
    r"|page (?:missing|unavailable|does(?: not|n't) exist)"
    r"|(?:please |user |member |account )*(?:log|sign)[ -]?(?:in|on)(?: (?:page|required|to .*))?"
    r"|(?:请|請)?(?:先)?(?:用户|用戶|会员|會員|账号|帳號|帳戶|系统|系統|统一|統一)*"
    r"(?:登入|登录|登錄)(?:页|頁|页面|頁面|系统|系統|账号|帳戶)?"
    r"|.{0,8}找不到.{0,10}|.{0,8}(?:页面|頁面|网页|網頁)(?:不存在|已删除|已刪除|已移除).{0,5}",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Before:
    """The last good copy: its format, its bytes and what the server called them."""

    format: SourceFormat
    body: bytes
    content_type: str


def check_status(answer: Answer) -> None:
    """Refuse an answer that brings no page."""
    status, text = answer.status, status_text(answer.status)
    if status in (404, 410):
        raise FetchError(f"the page is gone ({text})")
    if status in (401, 403, 407):
        raise FetchError(f"the server lets nobody in ({text})")
    if status >= 500:
        raise FetchError(f"the server failed ({text})")
    if status != 200:
        raise FetchError(f"the server sent no page ({text})")


def check_landing(asked: httpx.URL, landed: httpx.URL) -> None:
    """Refuse a redirect to a login, an error page or the home page."""
    if asked.path == landed.path:
        return
    if _LOGIN_PATH.search(landed.path) and not _LOGIN_PATH.search(asked.path):
        raise FetchError(f"redirected to a login page, {landed}")
    if _LOST_PATH.search(landed.path) and not _LOST_PATH.search(asked.path):
        raise FetchError(f"redirected to an error page, {landed}")
    was_home = _HOME.fullmatch(asked.path) and not asked.query
    if _HOME.fullmatch(landed.path) and not was_home:
        raise FetchError(f"redirected to the home page, {landed}")


def check_format(found: SourceFormat, listed: SourceFormat | None, before: Before | None) -> None:
    """Refuse another format than the list names, or than the copy has if it names none."""
    if listed is not None:
        if found != listed:
            raise FetchError(f"the server sent {found}, and the list says {listed}")
    elif before is not None and found != before.format:
        raise FetchError(
            f'it was {before.format} and is {found} now; format = "{found}" in the list takes it'
        )


def check_content(answer: Answer, found: SourceFormat, before: Before | None) -> None:
    """Refuse a page that says it is none, asks for a password all at once, or is all but empty."""
    if found != "html":
        earlier = len(before.body) if before is not None and before.format == found else 0
        _check_size(len(answer.body), earlier, "bytes")
        return
    page = read_page(answer.body, answer.headers.get("content-type", ""))
    was = None
    if before is not None and before.format == "html":
        was = read_page(before.body, before.content_type)
    if any(_NOT_THE_PAGE.fullmatch(part.strip()) for part in _PARTS.split(page.title)):
        raise FetchError(f"its title says that it is not the page: {page.title[:100]!r}")
    if was is not None and page.asks_password and not was.asks_password:
        raise FetchError("it asks for a password now")
    _check_size(page.characters, was.characters if was is not None else 0, "characters of text")


def _check_size(size: int, earlier: int, unit: str) -> None:
    if size == 0:
        raise FetchError("it is empty" if unit == "bytes" else "the page holds no text")
    if earlier >= _WORTH_COMPARING and size < earlier * _SHRUNK:
        raise FetchError(f"it shrank from {earlier} to {size} {unit}")
